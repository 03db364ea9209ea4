/** Reads YAML files as data with positions. */
import { readFileSync, statSync } from 'node:fs';
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
} from 'yaml';
import { type ConfigEntry, type ConfigFault, type ConfigNode, entriesOf, plainValue } from './config-node.ts';
import { readPlainYaml } from './plain-yaml.ts';

/** Largest YAML file that is read [bytes]. */
const LARGEST = 4 * 1024 * 1024;

/** Most nodes that one document may unfold to, aliases included: a bomb has billions. */
const MOST_NODES = 200_000;

export type YamlResult = { readonly node: ConfigNode } | { readonly fault: ConfigFault };

/** A YAML file as plain data. Lines count from 1. */
export interface YamlReading {
  readonly value: unknown;
  /** Where the key at this path stands (list positions as digits); undefined when there is none. */
  lineOf(path: readonly string[]): number | undefined;
}

/** Reads a YAML file (absolute path). Undefined when there is none; a fault when it is not YAML. Never throws. */
export function readYaml(path: string): YamlReading | { readonly fault: ConfigFault } | undefined {
  const text = readConfigText(path);
  if (text === undefined) return undefined;
  const result = typeof text === 'string' ? parseYaml(text) : text;
  if ('fault' in result) return result;
  return { value: plainValue(result.node), lineOf: (keys) => lineOf(result.node, keys) };
}

/** The text of a configuration file of bearable size; undefined when there is none. */
export function readConfigText(path: string): string | { readonly fault: ConfigFault } | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    if (stat.size > LARGEST) return { fault: { message: `larger than ${LARGEST / 1024 / 1024} MB, not read` } };
    return readFileSync(path, 'utf8');
  } catch (error) {
    return { fault: { message: error instanceof Error ? error.message : String(error) } };
  }
}

/** Parses YAML text: the first document of it. Never throws. */
export function parseYaml(text: string): YamlResult {
  const plain = readPlainYaml(text);
  return plain === undefined ? parseFullYaml(text) : { node: plain };
}

/** The full parser, for anchors, block scalars and the rest. Never throws. */
export function parseFullYaml(text: string): YamlResult {
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', merge: true });
    const document = Array.isArray(documents) ? documents[0] : undefined;
    if (document === undefined) return { node: { kind: 'scalar', value: null, line: 1 } };
    const error = document.errors[0];
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      return { fault: { message: `invalid YAML: ${error.message.split('\n')[0] ?? ''}`, line, column: col } };
    }
    return { node: new Converter(document, lines).convert(document.contents, 1) };
  } catch (error) {
    const isDeep = error instanceof RangeError && error.message.includes('call stack');
    const message = isDeep ? 'nested too deeply' : error instanceof Error ? error.message : String(error);
    return { fault: { message: `invalid YAML: ${message}`, line: 1, column: 1 } };
  }
}

/** What each alias stands for, found in one pass: the library's own way takes a pass for each. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

class Converter {
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #lines: LineCounter;
  #left: number = MOST_NODES;

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.#targets = aliasTargets(document);
    this.#lines = lines;
  }

  convert(node: Node | null | undefined, fallbackLine: number): ConfigNode {
    if (this.#left-- <= 0) throw new Error(`unfolds to more than ${MOST_NODES} values`);
    if (node === null || node === undefined) return { kind: 'scalar', value: null, line: fallbackLine };
    const line = node.range ? this.#lines.linePos(node.range[0]).line : fallbackLine;
    if (isAlias(node)) return this.convert(this.#targets.get(node), line);
    const tag = node.tag?.startsWith('!') ? { tag: node.tag } : {};
    if (isMap<Node, Node | null>(node)) {
      const entries = node.items.flatMap((pair) => this.#entry(pair.key, pair.value, line));
      return { kind: 'map', entries, line, ...tag };
    }
    if (isSeq<Node>(node))
      return { kind: 'list', items: node.items.map((item) => this.convert(item, line)), line, ...tag };
    const isQuoted = isScalar(node) && /^QUOTE_|^BLOCK_/.test(node.type ?? '');
    const quoted = isQuoted ? { quoted: true as const } : {};
    return { kind: 'scalar', value: isScalar(node) ? scalarValue(node.value) : null, line, ...quoted, ...tag };
  }

  #entry(key: Node, value: Node | null, line: number): readonly ConfigEntry[] {
    const keyLine = key.range ? this.#lines.linePos(key.range[0]).line : line;
    // The source, since `1.0` and `~` are names here, not values.
    const name = isScalar(key)
      ? typeof key.value === 'string'
        ? key.value
        : String(key.source ?? key.value)
      : key.toString();
    if (name === '<<' && value !== null) {
      const merged = this.convert(value, keyLine);
      return merged.kind === 'list' ? merged.items.flatMap(entriesOf) : entriesOf(merged);
    }
    return [{ key: name, line: keyLine, value: this.convert(value, keyLine) }];
  }
}

function scalarValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return typeof value === 'bigint' ? Number(value) : String(value);
}

function lineOf(root: ConfigNode, keys: readonly string[]): number | undefined {
  let node = root;
  let line: number | undefined = root.line;
  for (const key of keys) {
    if (node.kind === 'map') {
      const entry: ConfigEntry | undefined = node.entries.findLast((candidate) => candidate.key === key);
      if (entry === undefined) return undefined;
      ({ value: node, line } = entry);
    } else if (node.kind === 'list' && /^\d+$/.test(key)) {
      const item: ConfigNode | undefined = node.items[Number(key)];
      if (item === undefined) return undefined;
      node = item;
      line = item.line;
    } else return undefined;
  }
  return line;
}
