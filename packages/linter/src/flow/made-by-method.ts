/** Objects whose class a method of the project tells: a plugin's `getSettings()` gives what its `createSettingsModel()` makes. */
import type { Fn } from './code.ts';
import type { Frame } from './value.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** How a table says so, in the place of a class: `->createSettingsModel`. */
const METHOD = '->';

export function isMadeByMethod(gives: string): boolean {
  return gives.startsWith(METHOD);
}

/** What a table says that a member gives: `static` is the class that has it, and of an array its elements are meant. */
export function given(world: World, gives: string, receivers: readonly string[], frame: Frame): readonly string[] {
  if (isMadeByMethod(gives)) return madeByMethod(world, gives, receivers, frame);
  return gives === 'static' ? receivers : [gives.replace(/\[\]$/, '')];
}

/** Classes of what the method's body gives back, whatever its declaration promises. */
function madeByMethod(world: World, gives: string, receivers: readonly string[], frame: Frame): readonly string[] {
  return receivers.flatMap((cls) => {
    const fn = world.program.methodOf(cls, gives.slice(METHOD.length));
    return fn ? typesReturned(world, fn, { self: { is: 'object', cls }, depth: frame.depth + 1 }) : [];
  });
}

/** Classes of what a function's body gives back; none while that is being found out, or too deep within other calls. */
export function typesReturned(world: World, fn: Fn, entered: Omit<Frame, 'fn' | 'step'>): readonly string[] {
  if (world.active.has(fn) || entered.depth > MAX_DEPTH) return [];
  world.active.add(fn);
  const types = fn.facts.steps.flatMap((step, number) =>
    step.do === 'return' && step.expr ? world.types(step.expr, { ...entered, fn, step: number }) : [],
  );
  world.active.delete(fn);
  return types;
}
