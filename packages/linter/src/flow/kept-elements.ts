/** What a framework keeps in an element of a parameter by reference, from one call to the next: `$context['results']`. */
import type { Fn } from './code.ts';
import type { Value } from './value.ts';
import { firstLiteral } from './value.ts';
import type { World } from './world.ts';

/** What the functions of the same class or file put into the element; empty where the framework keeps no such element. */
export function keptElements(world: World, fn: Fn, index: number, keys: readonly string[]): Value {
  const param = fn.facts.params[index];
  if (!param?.byRef || !world.knowledge.escapes.has(`parameter &$${param.name}[${keys[0]}]`.toLowerCase())) return [];
  const makers = fn.file.functions.filter(
    (other) => other.cls === fn.cls && other.facts.params.some(({ name, byRef }) => byRef && name === param.name),
  );
  return makers.flatMap((maker) =>
    (maker.definitions.elements.get(param.name) ?? []).flatMap((write) => {
      const frame = { fn: maker, step: write.step, depth: 1 };
      const isMeant =
        write.keys.length === keys.length &&
        write.keys.every((key, at) => key !== undefined && firstLiteral(world.evaluate(key, frame)) === keys[at]);
      return isMeant ? world.evaluate(write.value, frame) : [];
    }),
  );
}
