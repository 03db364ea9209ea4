/** Reads YAML with a full parser, loaded when a file first needs it: loading takes longer than most projects' files. */
import { createRequire } from 'node:module';
import type { Alias, Document, LineCounter, Node, Scalar } from 'yaml';
import { messageOf } from '../errors.ts';
import { type ConfigEntry, type ConfigNode, type ConfigResult, entriesOf } from './config-node.ts';

const load = createRequire(import.meta.url);

function library(): typeof import('yaml') {
  return load('yaml') as typeof import('yaml');
}

/** Most nodes that one document may unfold to, aliases included: a bomb has billions. */
const MOST_NODES = 200_000;

/**
 * The full parser, for anchors, block scalars and the rest. Never throws.
 * @param uniqueKeys is a key that stands twice a fault?
 */
export function parseFullYaml(text: string, uniqueKeys: boolean = true): ConfigResult {
  const { LineCounter, parseAllDocuments } = library();
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      logLevel: 'silent',
      merge: true,
      uniqueKeys,
    });
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
    const message = isDeep ? 'nested too deeply' : messageOf(error);
    return { fault: { message: `invalid YAML: ${message}`, line: 1, column: 1 } };
  }
}

/** What each alias stands for, found in one pass: the library's own way takes a pass for each. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const { isAlias, visit } = library();
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
    const { isAlias, isMap, isScalar, isSeq } = library();
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
    return { kind: 'scalar', value: isScalar(node) ? scalarValue(node) : null, line, ...quoted, ...tag };
  }

  #entry(key: Node, value: Node | null, line: number): readonly ConfigEntry[] {
    const { isScalar } = library();
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

function scalarValue({ value, source }: Scalar): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  // A date or binary text of YAML 1.1 stays as it was written.
  return typeof value === 'bigint' ? Number(value) : (source ?? null);
}
