/** Properties that a loop fills by their names: `foreach ($config as $key => $value) $this->$key = $value;`. */
import type { Fn } from './code.ts';
import { classKey } from './code.ts';
import { type LoopedArray, loopedArrays } from './looped-arrays.ts';
import type { BoundArgs, ObjectAlt, Value } from './value.ts';
import type { World } from './world.ts';

/**
 * What such loops in the methods of a class and of its parents give to one property.
 * @param boundOf with what a method is entered, where that is known
 */
export function filledByName(
  world: World,
  cls: string,
  name: string,
  object: { readonly self: ObjectAlt; readonly depth: number; readonly boundOf: (fn: Fn) => BoundArgs | undefined },
): readonly Value[] {
  return world.program
    .ancestors(cls)
    .flatMap((ancestor) => world.program.classesNamingByVariable(ancestor))
    .flatMap((found) =>
      found.file.functions.filter(
        ({ facts, cls: own }) =>
          own !== undefined &&
          classKey(own.name) === classKey(found.name) &&
          facts.steps.some((step) => step.do === 'foreach'),
      ),
    )
    .flatMap((fn) => {
      const { boundOf, ...rest } = object;
      return sourcesOf(fn).map(({ source, step }): Value => {
        if (world.active.has(source)) return [];
        world.active.add(source);
        const frame = { ...rest, fn, step, bound: boundOf(fn) };
        const value = world.element(world.evaluate(source, frame), name, frame);
        world.active.delete(source);
        return value.filter((alt) => !isFilledByNobody(world, alt));
      });
    });
}

/** A parameter of a function that nothing in the project calls says nothing of the property. */
function isFilledByNobody(world: World, alt: Value[number]): boolean {
  const head = alt.is === 'text' ? alt.parts[0] : undefined;
  if (typeof head !== 'object' || head.from !== 'param') return false;
  const { callers, wired } = world.callers(head.fn);
  return callers.length + wired.length === 0;
}

/** The arrays whose elements a function keeps in properties of `$this` under their own keys. */
function sourcesOf(fn: Fn): readonly LoopedArray[] {
  return fn.definitions.computed.flatMap(({ base, name, value }) =>
    base.op === 'var' && base.name === 'this' ? loopedArrays(fn, name, value) : [],
  );
}
