/** A service of PHP configuration while calls describe it, and the YAML that says the same. */
import type { ConfigEntry, ConfigMap, ConfigNode } from './config-node.ts';

/** What has been said of a service so far. */
export interface Definition {
  readonly kind: 'definition';
  readonly line: number;
  /** It is said of a service that another file defines. */
  readonly amends?: true;
  /** Keys as in YAML. */
  readonly entries: ConfigEntry[];
  readonly arguments: ConfigEntry[];
  readonly bind: ConfigEntry[];
  readonly calls: ConfigNode[];
  readonly properties: ConfigEntry[];
  readonly tags: ConfigNode[];
}

/** A service of which nothing has been said, on a line from 1. */
export function definitionAt(line: number): Definition {
  return { kind: 'definition', line, entries: [], arguments: [], bind: [], calls: [], properties: [], tags: [] };
}

/** The entry below `services:`. */
export function mapOf({ line, entries, arguments: given, bind, calls, properties, tags }: Definition): ConfigMap {
  const map = (key: string, own: readonly ConfigEntry[]): readonly ConfigEntry[] =>
    own.length > 0 ? [{ key, line, value: { kind: 'map', line, entries: own } }] : [];
  const list = (key: string, items: readonly ConfigNode[]): readonly ConfigEntry[] =>
    items.length > 0 ? [{ key, line, value: { kind: 'list', line, items } }] : [];
  return {
    kind: 'map',
    line,
    entries: [
      ...entries,
      ...map('arguments', given),
      ...map('bind', bind),
      ...list('calls', calls),
      ...map('properties', properties),
      ...list('tags', tags),
    ],
  };
}
