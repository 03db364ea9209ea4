/** Which function a callable means: `'save'`, `'Saver::save'`, `[$this, 'save']`, `[Saver::class, 'save']`. */
import type { Expr } from '../php/facts.ts';
import { classKey, type Fn, shortName } from './code.ts';
import { type Frame, literalOf } from './value.ts';
import { eachWithin } from './walk.ts';
import type { World } from './world.ts';

/** Classes, functions and `class::method` that a callable or class name stands for, in lower case. */
export function namesOf(world: World, given: Expr, frame: Frame): readonly string[] {
  if (given.op === 'array') {
    const [owner, method] = given.items.map((item) => item.value);
    const name = method?.op === 'lit' ? `::${String(method.value).toLowerCase()}` : undefined;
    return owner && name ? namesOf(world, owner, frame).map((cls) => `${cls}${name}`) : [];
  }
  if (given.op === 'classConst') return world.className(given.cls, frame).map(classKey);
  const texts = world.evaluate(given, frame).flatMap((alt) => literalOf(alt) ?? []);
  return [...world.types(given, frame), ...texts].map(classKey);
}

/** Does the name of the function stand in the expression as a text? Where it does not, nothing need be evaluated. */
export function holdsNameOf(fn: Fn, expr: Expr): boolean {
  const name = shortName(fn.facts.name).toLowerCase();
  let isHeld = false;
  eachWithin(expr, (inner) => {
    if (inner.op === 'lit' && classKey(String(inner.value)).endsWith(name)) isHeld = true;
  });
  return isHeld;
}

/** A function's name in more files than this is not looked for among callables. */
const MAX_FILES = 12;

/** Files in which a callable may mean the function; none where they are too many to be searched. */
export function filesNaming(world: World, fn: Fn): readonly number[] {
  const naming = world.program.index.filesWith(fn.facts.name);
  return naming.length > MAX_FILES ? [] : filesMeaning(world, fn, naming);
}

/** Those of the files holding the function's name in which a callable may mean it. */
export function filesMeaning({ program }: World, fn: Fn, naming: readonly number[]): readonly number[] {
  const { cls } = fn;
  if (!cls) return naming;
  // A method is named together with a class that has it, or by `$this` in its own or a class above.
  const withCode = program.ancestors(cls.name).filter((name) => !program.isInterface(name));
  const above = new Set([fn.file.number, ...withCode.flatMap((name) => program.index.declaring(name))]);
  const names = [cls.name, ...program.heirs(cls.name)].map(shortName);
  return naming.filter((file) => above.has(file) || names.some((name) => program.index.holds(file, name)));
}

/** As {@link filesMeaning}, also where the object is known as one of a class or interface above that declares the method. */
export function filesMeaningAny(world: World, fn: Fn, naming: readonly number[]): readonly number[] {
  const { program } = world;
  const { index } = program;
  const { name } = fn.facts;
  const meaning = new Set(filesMeaning(world, fn, naming));
  const promising = (fn.cls ? program.ancestors(fn.cls.name).slice(1) : [])
    .filter((above) => index.declaring(above).some((file) => index.declaresMethod(file, name)))
    .map(shortName);
  // A file that declares a method of this name itself names it there.
  const mayMean = (file: number): boolean =>
    !index.declaresMethod(file, name) && promising.some((above) => index.holds(file, above));
  return naming.filter((file) => meaning.has(file) || mayMean(file));
}

export function isMeant(world: World, given: Expr, frame: Frame, fn: Fn): boolean {
  const named = namesOf(world, given, frame);
  if (named.length === 0) return false;
  const names = familyNames(world, fn);
  return named.some((name) => names.has(name));
}

/** The names by which callables mean the function: a method is one of each class above and below its own. */
function familyNames({ program }: World, fn: Fn): ReadonlySet<string> {
  if (!fn.cls) return new Set([classKey(fn.facts.name)]);
  const method = fn.facts.name.toLowerCase();
  const family = [...program.ancestors(fn.cls.name), ...program.heirs(fn.cls.name)];
  return new Set(family.map((cls) => `${classKey(cls)}::${method}`));
}
