/** A PHP file with the positions of its syntax: what fixers of PHP look at. */
import { isNode, type Node, type NodeOf } from '../php/ast.ts';
import { parseText } from '../php/parser/parse.ts';
import { lineAt } from './source-text.ts';

type Child = Node | undefined;

export interface PhpEntry {
  readonly key: string;
  readonly line: number;
  readonly node: NodeOf<'entry'>;
  readonly value: Node;
}

export class PhpText {
  readonly text: string;
  readonly program: NodeOf<'program'>;

  private constructor(text: string, program: NodeOf<'program'>) {
    this.text = text;
    this.program = program;
  }

  /** Undefined where the text is no PHP that the parser understands whole. */
  static of(text: string | undefined): PhpText | undefined {
    if (text === undefined) return undefined;
    try {
      return new PhpText(text, parseText(text, false).program);
    } catch {
      return undefined;
    }
  }

  /** Position of a node; undefined where it stands in brackets of its own, which the position leaves out. */
  span(node: Child): { readonly start: number; readonly end: number } | undefined {
    if (!node || node.inBrackets) return undefined;
    return { start: node.start, end: node.end };
  }

  /** Text of a node as written. */
  source(node: Child): string {
    const span = this.span(node);
    return span === undefined ? '' : this.text.slice(span.start, span.end);
  }

  line(node: Child): number {
    return node ? lineAt(this.text, node.start) : 0;
  }

  /** Line of a position, from 1. */
  lineAt(position: number): number {
    return lineAt(this.text, position);
  }

  /** The array that the file returns. */
  returnedArray(): NodeOf<'array'> | undefined {
    const statement = this.program.children.findLast((child) => child.kind === 'return');
    const value = statement?.kind === 'return' ? statement.expression : undefined;
    return value?.kind === 'array' ? value : undefined;
  }

  /** Entries of an array that have a fixed text as key, in source order. */
  entries(array: Child): readonly PhpEntry[] {
    if (array?.kind !== 'array') return [];
    return array.items.flatMap((item) => {
      if (item.kind !== 'entry' || item.key?.kind !== 'string') return [];
      return [{ key: item.key.value, line: this.line(item.key), node: item, value: item.value }];
    });
  }

  /** The entry at a path of keys; the last one of a key wins, as in PHP. */
  entryAt(array: Child, ...keys: readonly string[]): PhpEntry | undefined {
    let at: Child = array;
    let found: PhpEntry | undefined;
    for (const key of keys) {
      found = this.entries(at).findLast((entry) => entry.key === key);
      if (found === undefined) return undefined;
      at = found.value;
    }
    return found;
  }

  /** The text of a plain string literal that stands on one line; undefined for anything else. */
  literal(node: Child): string | undefined {
    if (node?.kind !== 'string') return undefined;
    const source = this.source(node);
    return /^(?:'[^'\n]*'|"[^"\n]*")$/.test(source) && !source.includes('\\') ? node.value : undefined;
  }

  /** Every node, from outer to inner. */
  nodes(from: Node = this.program): readonly Node[] {
    const found: Node[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (isNode(value)) found.push(value);
      Object.values(value).forEach(visit);
    };
    visit(from);
    return found;
  }
}

/** A text as a PHP literal in single quotes. */
export function phpString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
