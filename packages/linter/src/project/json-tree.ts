/** JSON with the lines on which things stand, and with keys in the order of the text, as PHP sees them. */

export type JsonNode =
  | { readonly kind: 'object'; readonly line: number; readonly entries: ReadonlyMap<string, JsonEntry> }
  | { readonly kind: 'array'; readonly line: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'scalar'; readonly line: number; readonly value: string | number | boolean | null };

export interface JsonEntry {
  /** Of the key, from 1. */
  readonly line: number;
  readonly value: JsonNode;
}

/** PHP's own bound, `json_decode`'s default depth. */
const DEEPEST = 512;

const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g;

/** Undefined where the text is not JSON, or nested deeper than PHP reads. */
export function parseJsonTree(text: string): JsonNode | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return new TreeReader(text).read();
}

/** Reads text that is known to be JSON. */
class TreeReader {
  readonly #text: string;
  readonly #tokens: IterableIterator<RegExpExecArray>;
  #line = 1;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = text.matchAll(TOKEN) as IterableIterator<RegExpExecArray>;
  }

  read(): JsonNode | undefined {
    return this.#value(this.#next(), 0);
  }

  #next(): string {
    const { value } = this.#tokens.next();
    if (value === undefined) return '';
    for (let at = this.#text.indexOf('\n', this.#counted); at >= 0 && at < value.index; ) {
      this.#line += 1;
      this.#counted = at + 1;
      at = this.#text.indexOf('\n', this.#counted);
    }
    return value[0];
  }

  #value(token: string, depth: number): JsonNode | undefined {
    if (depth > DEEPEST) return undefined;
    const line = this.#line;
    if (token === '{') return this.#object(line, depth);
    if (token === '[') return this.#array(line, depth);
    return { kind: 'scalar', line, value: JSON.parse(token) as string | number | boolean | null };
  }

  #object(line: number, depth: number): JsonNode | undefined {
    const entries = new Map<string, JsonEntry>();
    for (let token = this.#next(); token !== '}'; token = this.#next()) {
      if (token === ',') continue;
      const key = JSON.parse(token) as string;
      const keyLine = this.#line;
      this.#next();
      const value = this.#value(this.#next(), depth + 1);
      if (value === undefined) return undefined;
      entries.set(key, { line: keyLine, value });
    }
    return { kind: 'object', line, entries };
  }

  #array(line: number, depth: number): JsonNode | undefined {
    const items: JsonNode[] = [];
    for (let token = this.#next(); token !== ']'; token = this.#next()) {
      if (token === ',') continue;
      const item = this.#value(token, depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return { kind: 'array', line, items };
  }
}

/** The entries of an object; none for anything else. */
export function entriesOf(node: JsonNode | undefined): ReadonlyMap<string, JsonEntry> {
  return node?.kind === 'object' ? node.entries : NONE;
}

/** The value below a path of keys. */
export function nodeAt(node: JsonNode | undefined, ...keys: readonly string[]): JsonNode | undefined {
  return keys.reduce<JsonNode | undefined>((inner, key) => entriesOf(inner).get(key)?.value, node);
}

export function textOfNode(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

const NONE: ReadonlyMap<string, JsonEntry> = new Map();
