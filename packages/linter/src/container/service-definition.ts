/** Turns one entry below `services:` into a definition. */
import { type ConfigNode, entriesOf, entryOf, textOf } from './config-node.ts';
import { type LoweringContext, lowerValue } from './config-value.ts';
import type { ServiceDefinition, WiredValue } from './wiring.ts';

/** Arguments: by position, by parameter name, and those that replace a parent's (`index_1`). */
export interface DefinitionArgs {
  readonly args: readonly WiredValue[];
  readonly namedArgs: Readonly<Record<string, WiredValue>>;
  readonly replaced: ReadonlyMap<number, WiredValue>;
}

/** A definition before its parent's arguments are taken over. */
export interface RawDefinition extends ServiceDefinition {
  readonly replaced: ReadonlyMap<number, WiredValue>;
  /** The service that this one stands in for. */
  readonly decorates?: string;
}

/** Everything that a service entry needs to know of the file it stands in. */
export interface DefinitionPlace {
  readonly path: string;
  readonly line: number;
  readonly context: LoweringContext;
}

/** The definition for `id: node`; undefined for prototypes (`App\: resource:`), which need none. */
export function definitionOf(id: string, node: ConfigNode, place: DefinitionPlace): RawDefinition | undefined {
  const { path, line, context } = place;
  const wired = (value: ConfigNode): WiredValue => ({ expr: lowerValue(value, context), path, line: value.line });
  const empty = {
    args: [],
    namedArgs: {},
    calls: [],
    properties: {},
    tags: [],
    replaced: new Map<number, WiredValue>(),
  };
  const at = { id: trimmed(id), path, line };
  // Symfony takes an id with a backslash, or any id without a class, as the class's name.
  const ownClass = /^[\w\\\u0080-\uffff]+$/.test(id) ? { className: trimmed(id) } : {};

  const text = textOf(node);
  if (text !== undefined) return { ...at, ...empty, alias: trimmed(text.replace(/^@/, '')) };
  if (node.kind === 'scalar') return { ...at, ...empty, ...ownClass };
  if (node.kind === 'list') return { ...at, ...empty, ...ownClass, args: node.items.map(wired) };
  if (entryOf(node, 'resource') !== undefined || entryOf(node, 'namespace') !== undefined) return undefined;

  const alias = textOf(entryOf(node, 'alias'));
  if (alias !== undefined) return { ...at, ...empty, alias: trimmed(alias.replace(/^@/, '')) };
  const className = textOf(entryOf(node, 'class'));
  const parent = textOf(entryOf(node, 'parent'));
  const decorates = textOf(entryOf(node, 'decorates'));
  const factory = factoryOf(node, className ?? id);
  const bound = argsOf(entryOf(node, 'bind'), wired).namedArgs;
  const given = argsOf(isShort(node) ? node : entryOf(node, 'arguments'), wired);
  return {
    ...at,
    ...(className === undefined
      ? parent === undefined || id.includes('\\')
        ? ownClass
        : {}
      : { className: trimmed(className) }),
    ...(parent === undefined ? {} : { parent }),
    ...(decorates === undefined ? {} : { decorates: trimmed(decorates) }),
    ...(factory === undefined ? {} : { factory }),
    ...(isTrue(entryOf(node, 'abstract')) ? { abstract: true as const } : {}),
    args: given.args,
    namedArgs: { ...bound, ...given.namedArgs },
    replaced: given.replaced,
    calls: callsOf(entryOf(node, 'calls'), wired),
    properties: Object.fromEntries(entriesOf(entryOf(node, 'properties')).map(({ key, value }) => [key, wired(value)])),
    tags: tagsOf(entryOf(node, 'tags')),
  };
}

/** Values of a `bind:` map by parameter name: `$dir`, `string $dir`. */
export function bindsOf(
  node: ConfigNode | undefined,
  path: string,
  context: LoweringContext,
): ReadonlyMap<string, WiredValue> {
  const { namedArgs } = argsOf(node, (value) => ({ expr: lowerValue(value, context), path, line: value.line }));
  return new Map(Object.entries(namedArgs));
}

/**
 * `App\Writer: { $dir: '%dir%' }`: only arguments, without the key that says so.
 * symfony/dependency-injection: Loader/YamlFileLoader.php, isUsingShortSyntax()
 */
function isShort(node: ConfigNode): boolean {
  const entries = entriesOf(node);
  return entries.length > 0 && entries.every(({ key }) => key.startsWith('$') || key.includes('\\'));
}

function argsOf(node: ConfigNode | undefined, wired: (node: ConfigNode) => WiredValue): DefinitionArgs {
  const args: WiredValue[] = [];
  const namedArgs: Record<string, WiredValue> = {};
  const replaced = new Map<number, WiredValue>();
  if (node?.kind === 'list') args.push(...node.items.map(wired));
  for (const { key, value } of entriesOf(node)) {
    const name = /(?:^|\s)\$(\w+)$/.exec(key)?.[1];
    const index = /^(index_)?(\d{1,3})$/.exec(key);
    if (name !== undefined) namedArgs[name] = wired(value);
    else if (index?.[1] !== undefined) replaced.set(Number(index[2]), wired(value));
    else if (index !== null) args[Number(index[2])] = wired(value);
  }
  // Holes are left for autowiring.
  for (let at = 0; at < args.length; at++) {
    args[at] ??= { expr: { op: 'other', parts: [] }, path: '', line: node?.line ?? 1 };
  }
  return { args, namedArgs, replaced };
}

/** `[method, [args]]`, `{method: …, arguments: […]}`, or `{method: [args]}`. */
function callsOf(node: ConfigNode | undefined, wired: (node: ConfigNode) => WiredValue): ServiceDefinition['calls'] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((call) => {
    const [first] = entriesOf(call);
    const short = first !== undefined && entryOf(call, 'method') === undefined ? first : undefined;
    const items = call.kind === 'list' ? call.items : [];
    const method = textOf(items[0]) ?? short?.key ?? textOf(entryOf(call, 'method'));
    const args = items[1] ?? short?.value ?? entryOf(call, 'arguments');
    return method === undefined ? [] : [{ method, args: argsOf(args, wired).args }];
  });
}

function tagsOf(node: ConfigNode | undefined): readonly string[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((tag) => textOf(tag) ?? textOf(entryOf(tag, 'name')) ?? entriesOf(tag)[0]?.key ?? []);
}

/** `Class::method`, `@id::method` or a function, from Symfony's many spellings. */
function factoryOf(node: ConfigNode, ownClass: string): string | undefined {
  const constructorName = textOf(entryOf(node, 'constructor'));
  if (constructorName !== undefined) return `${trimmed(ownClass)}::${constructorName}`;
  const factory = entryOf(node, 'factory');
  const text = textOf(factory);
  if (text !== undefined) {
    const service = /^@([^:]+)(?:::?(\w+))?$/.exec(text);
    return service ? `@${service[1] ?? ''}::${service[2] ?? '__invoke'}` : trimmed(text);
  }
  if (factory?.kind !== 'list') return undefined;
  const [holder, method] = factory.items;
  const name = textOf(method);
  if (holder === undefined || name === undefined) return undefined;
  const of = textOf(holder) ?? (holder.kind === 'scalar' && holder.value === null ? ownClass : undefined);
  return of === undefined ? undefined : `${trimmed(of)}::${name}`;
}

function isTrue(node: ConfigNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

function trimmed(name: string): string {
  return name.replace(/^\\/, '');
}
