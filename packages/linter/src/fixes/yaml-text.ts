/** A YAML file with the positions of its nodes: what fixers of YAML look at. */
import { type Document, isMap, isScalar, type Pair, parseAllDocuments, type Scalar } from 'yaml';
import { lineAt } from './source-text.ts';

export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly pair: Pair;
  /** Position of the key's first character. */
  readonly start: number;
}

export class YamlText {
  readonly text: string;
  readonly document: Document.Parsed;

  private constructor(text: string, document: Document.Parsed) {
    this.text = text;
    this.document = document;
  }

  /** Undefined where the text is not exactly one document without errors. */
  static of(text: string | undefined): YamlText | undefined {
    if (text === undefined) return undefined;
    try {
      const documents = parseAllDocuments(text, { keepSourceTokens: true, merge: true });
      const [document, second] = Array.isArray(documents) ? documents : [];
      if (document === undefined || second !== undefined || document.errors.length > 0) return undefined;
      return new YamlText(text, document);
    } catch {
      return undefined;
    }
  }

  /** Entries of a map with their place; none of anything else. */
  entries(node: unknown = this.document.contents): readonly YamlEntry[] {
    if (!isMap(node)) return [];
    return node.items.flatMap((pair) => {
      const { key } = pair;
      if (!isScalar(key) || !key.range) return [];
      return [{ key: String(key.value), line: lineAt(this.text, key.range[0]), pair, start: key.range[0] }];
    });
  }

  /** The entry at a path of keys. */
  entryAt(...keys: readonly string[]): YamlEntry | undefined {
    let at: unknown = this.document.contents;
    let found: YamlEntry | undefined;
    for (const key of keys) {
      found = this.entries(at).find((entry) => entry.key === key);
      if (found === undefined) return undefined;
      at = found.pair.value;
    }
    return found;
  }

  /** Is the map at this entry written as a block, one entry a line? */
  isBlock(node: unknown): boolean {
    return isMap(node) && node.flow !== true;
  }

  /** The text of a scalar, whether it is quoted or not; undefined for numbers, aliases and whatever is no text. */
  scalar(node: unknown): string | undefined {
    return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
  }

  /** The whole lines of an entry whose value ends on the line of its key, with their end; undefined for a longer one. */
  lineSpan({ start, pair }: YamlEntry): { readonly start: number; readonly end: number } | undefined {
    const first = this.text.lastIndexOf('\n', start - 1) + 1;
    const end = this.text.indexOf('\n', start);
    const value = isScalar(pair.value) ? pair.value.range : undefined;
    const isAlone = this.text.slice(first, start).trim() === '' && value !== undefined && value !== null;
    if (!isAlone || end === -1 || value[1] > end) return undefined;
    return { start: first, end: end + 1 };
  }

  /** Position of a scalar as written, quotes included; a value that is left out has none. */
  span(node: unknown): { readonly start: number; readonly end: number } | undefined {
    if (!isScalar(node)) return undefined;
    const scalar: Scalar = node;
    const { range, anchor, tag } = scalar;
    if (!range || range[1] <= range[0] || anchor !== undefined || (tag !== undefined && scalar.source === undefined))
      return undefined;
    if (scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL') return undefined;
    return { start: range[0], end: range[1] };
  }
}

/** A text as a YAML scalar in single quotes. */
export function yamlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
