/** Objects whose class a method of the project tells: a plugin's `getSettings()` gives what its `createSettingsModel()` makes. */
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
  if (frame.depth + 1 > MAX_DEPTH) return [];
  return receivers.flatMap((cls) => {
    const fn = world.program.methodOf(cls, gives.slice(METHOD.length));
    if (!fn || world.active.has(fn)) return [];
    world.active.add(fn);
    const self = { is: 'object', cls } as const;
    const types = fn.facts.steps.flatMap((step, number) =>
      step.do === 'return' && step.expr
        ? world.types(step.expr, { fn, step: number, self, depth: frame.depth + 1 })
        : [],
    );
    world.active.delete(fn);
    return types;
  });
}
