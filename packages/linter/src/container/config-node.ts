/** One shape for what YAML and XML configuration hold, each value with its line. */
export type ConfigNode = ConfigMap | ConfigList | ConfigScalar;

interface Placed {
  /** From 1. */
  readonly line: number;
  /** `!tagged_iterator`, `!php/const` … as written; absent when there is none. */
  readonly tag?: string;
}

export interface ConfigMap extends Placed {
  readonly kind: 'map';
  /** In the order of the file; a later entry of the same key wins. */
  readonly entries: readonly ConfigEntry[];
}

export interface ConfigEntry {
  readonly key: string;
  /** Line of the key, from 1. */
  readonly line: number;
  readonly value: ConfigNode;
}

export interface ConfigList extends Placed {
  readonly kind: 'list';
  readonly items: readonly ConfigNode[];
}

export interface ConfigScalar extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Written in quotes. */
  readonly quoted?: true;
}

/** Why a configuration file could not be used. Lines and columns from 1. */
export interface ConfigFault {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

export type ConfigResult = { readonly node: ConfigNode } | { readonly fault: ConfigFault };

/** The value of a key of a map; undefined for anything else. */
export function entryOf(node: ConfigNode | undefined, key: string): ConfigNode | undefined {
  return node?.kind === 'map' ? node.entries.findLast((entry) => entry.key === key)?.value : undefined;
}

/** The text of a string scalar; undefined for anything else. */
export function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The entries of a map, or none. */
export function entriesOf(node: ConfigNode | undefined): readonly ConfigEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

/** The node as plain data; tags are dropped. */
export function plainValue(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
}
