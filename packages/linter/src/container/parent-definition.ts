/** Gives child definitions what their parents say, as Symfony's ResolveChildDefinitionsPass does. */
import type { RawDefinition } from './service-definition.ts';
import type { ServiceDefinition } from './wiring.ts';

/** Longest chain of parents followed: a circle has no end. */
const LONGEST = 16;

/** The definition with its parents' class, factory, arguments, calls and properties. */
export function withParents(
  definition: RawDefinition,
  definitions: ReadonlyMap<string, RawDefinition>,
  depth = 0,
): ServiceDefinition {
  const { replaced, decorates: _decorates, ...own } = definition;
  let parent = definition.parent === undefined ? undefined : definitions.get(definition.parent);
  for (let hops = 0; parent?.alias !== undefined && hops < LONGEST; hops++) parent = definitions.get(parent.alias);
  const base = parent === undefined || depth >= LONGEST ? undefined : withParents(parent, definitions, depth + 1);
  const args = [...(base?.args ?? []), ...own.args];
  for (const [index, value] of replaced) if (index <= args.length) args[index] = value;
  if (base === undefined) return { ...own, args };
  const className = own.className ?? base.className;
  const factory = own.factory ?? base.factory;
  return {
    ...own,
    ...(className === undefined ? {} : { className }),
    ...(factory === undefined ? {} : { factory }),
    args,
    namedArgs: { ...base.namedArgs, ...own.namedArgs },
    calls: [...base.calls, ...own.calls],
    properties: { ...base.properties, ...own.properties },
  };
}
