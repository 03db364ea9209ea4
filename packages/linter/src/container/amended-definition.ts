/** What an extension changes in a service that a file it loads defines: `$container->getDefinition('store')->replaceArgument(0, …)`. */
import { type ConfigNode, entriesOf, entryOf, textOf } from './config-node.ts';
import { lowerValue } from './config-value.ts';
import { type DefinitionPlace, definitionOf, type RawDefinition } from './service-definition.ts';
import type { WiredValue } from './wiring.ts';

/** Beginning of the key of an argument that is put behind those that the service has. */
export const ADDED = 'added_';

/** The definition as it is after the change. */
export function amended(known: RawDefinition, change: ConfigNode, place: DefinitionPlace): RawDefinition {
  const made = definitionOf(known.id, change, place);
  if (!made) return known;
  const args = [...known.args];
  const replaced = new Map([...known.replaced, ...made.replaced]);
  made.args.forEach((value, at) => {
    // A hole says nothing of the argument.
    if (value.path === '') return;
    if (known.parent === undefined) args[at] = value;
    else replaced.set(at, value);
  });
  for (const { key, value } of entriesOf(entryOf(change, 'arguments'))) {
    if (!key.startsWith(ADDED)) continue;
    const added: WiredValue = { expr: lowerValue(value, place.context), path: place.path, line: value.line };
    args.push(added);
  }
  for (let at = 0; at < args.length; at += 1) args[at] ??= { expr: { op: 'other', parts: [] }, path: '', line: 1 };
  return {
    ...known,
    ...(textOf(entryOf(change, 'class')) !== undefined && made.className !== undefined
      ? { className: made.className }
      : {}),
    args,
    namedArgs: { ...known.namedArgs, ...made.namedArgs },
    replaced,
    calls: [...known.calls, ...made.calls],
    properties: { ...known.properties, ...made.properties },
    tags: [...known.tags, ...made.tags],
  };
}
