/** With what a property begins: what its declaration says, the class's own or, where that says nothing, its heirs'. */
import type { PropertyFacts } from '../php/facts.ts';
import { type Cls, classKey } from './code.ts';
import { heirsHolding } from './heirs-holding.ts';
import type { Value } from './value.ts';
import { literalOf, NOTHING } from './value.ts';
import type { World } from './world.ts';

/** What the declaration of a property gives it; nothing where that is no path (`null`, `''`, a number). */
export function declaredDefault(
  world: World,
  { cls, facts }: { readonly cls: Cls; readonly facts: PropertyFacts },
  depth: number,
): Value {
  const main = cls.file.functions[0];
  if (!facts.default || !main || world.active.has(facts)) return NOTHING;
  world.active.add(facts);
  const value = world.evaluate(facts.default, { fn: main, step: 0, self: { is: 'object', cls: cls.name }, depth });
  world.active.delete(facts);
  const trace = { path: cls.file.path, line: facts.line, message: `default of $${facts.name}` };
  return value
    .filter((alt) => alt.is !== 'scalar' && literalOf(alt) !== '')
    .map((alt) => (alt.is === 'text' ? { ...alt, trace: { ...trace, earlier: alt.trace } } : alt));
}

/** What the classes below one give a property that this one leaves open: `abstract class Cache { protected $directory; }`. */
export function heirsDefaults(world: World, cls: string, name: string, depth: number): readonly Value[] {
  const { program } = world;
  return heirsHolding(program, cls, name).flatMap((heir) => {
    const property = program.propertyOf(heir, name);
    return property && classKey(property.cls.name) === heir ? [declaredDefault(world, property, depth)] : [];
  });
}
