/** What a framework keeps in an element of a parameter by reference, from one call to the next: `$context['results']`. */
import type { Fn } from './code.ts';
import type { Value } from './value.ts';
import { firstLiteral } from './value.ts';
import type { World } from './world.ts';

/**
 * What the functions of the same class or file put into an element that the framework keeps; empty where it keeps none.
 * Whoever is called last is given the kept element itself: `finished($success, $results)`.
 */
export function keptElements(world: World, fn: Fn, index: number, keys: readonly string[]): Value {
  const param = fn.facts.params[index];
  if (!param) return [];
  return world.knowledge.keptElements.flatMap(({ parameter, element }) => {
    if (param.byRef && param.name === parameter && keys[0] === element) return putInto(world, fn, parameter, keys);
    return !param.byRef && param.name === element ? putInto(world, fn, parameter, [element, ...keys]) : [];
  });
}

function putInto(world: World, fn: Fn, name: string, keys: readonly string[]): Value {
  const makers = fn.file.functions.filter(
    (other) => other.cls === fn.cls && other.facts.params.some((param) => param.byRef && param.name === name),
  );
  return makers.flatMap((maker) =>
    (maker.definitions.elements.get(name) ?? []).flatMap((write) => {
      const frame = { fn: maker, step: write.step, depth: 1 };
      const isMeant =
        write.keys.length === keys.length &&
        write.keys.every((key, at) => key !== undefined && firstLiteral(world.evaluate(key, frame)) === keys[at]);
      return isMeant ? world.evaluate(write.value, frame) : [];
    }),
  );
}
