/** What reflection tells of a class's name. https://www.php.net/manual/en/class.reflectionclass.php */
import type { ValueCall } from './call-arguments.ts';
import { classKey, type Fn, shortName } from './code.ts';
import { madeWith } from './path-value.ts';
import { type Frame, literalOf, text, type Value } from './value.ts';
import type { World } from './world.ts';

/** By method in lower case: what it gives of a class's name. */
const NAMES: ReadonlyMap<string, (name: string) => string> = new Map([
  ['getname', (name: string) => name],
  ['getshortname', shortName],
  ['getnamespacename', (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('\\')))],
]);

const REFLECTIONS: ReadonlySet<string> = new Set(['reflectionclass', 'reflectionobject']);

/** Half the classes of a project have a `getName()`: whose it is, is asked only where reflection is in sight. */
function namesReflection(world: World, { file }: Fn): boolean {
  return [...REFLECTIONS].some((name) => world.program.index.holds(file.number, name));
}

/** `(new ReflectionClass(static::class))->getShortName()`; undefined where the class is not known. */
export function reflectedName(world: World, call: ValueCall, frame: Frame): Value | undefined {
  if (call.op !== 'mcall' || typeof call.name !== 'string') return undefined;
  const part = NAMES.get(call.name.toLowerCase());
  if (!part || !namesReflection(world, frame.fn)) return undefined;
  if (!world.types(call.base, frame).some((cls) => REFLECTIONS.has(classKey(cls)))) return undefined;
  const names = madeWith(world, call.base, 0, frame)
    .flat()
    .map((alt) => (alt.is === 'object' ? alt.cls : literalOf(alt)));
  const known = names.flatMap((name) => (name === undefined ? [] : [text(part(name.replace(/^\\/, '')))]));
  return known.length > 0 && known.length === names.length ? known : undefined;
}
