import { type Children, isNode, type Node } from '../ast.ts';
import type { Span } from '../facts.ts';
import type { Comment } from '../parser/parse.ts';
import type { LineTable } from '../source.ts';
import type { InnerDoc, Locator } from './scope.ts';

/** What may stand between a docblock and what it documents, besides white space: modifiers, attributes, `$x =`. */
const betweenDocAndNode = /^(?:\s|#\[[^\n]*\]|(?:abstract|final|readonly|public|protected|private|static|var)\b)*$/i;

const assignment = /\s{0,80}\$([a-z_\x80-\uffff][\w\x80-\uffff]*)\s{0,80}=(?![=>])/iy;

/** Longest stretch that is looked at between a docblock and a node [UTF-16 units]. */
const longestGap = 400;

/** Positions of one parsed text that starts `shift` characters before its place in the file. */
export class TextLocator implements Locator {
  readonly #text: string;
  readonly #comments: readonly Comment[];
  readonly #lines: LineTable;
  readonly #shift: number;
  readonly #taken = new Set<Comment>();

  /**
   * @param text The parsed text.
   * @param shift Index in the file of the text's first character; negative when the text has a preamble.
   */
  constructor(text: string, comments: readonly Comment[], lines: LineTable, shift: number) {
    this.#text = text;
    this.#comments = comments;
    this.#lines = lines;
    this.#shift = shift;
  }

  span(node: Node): Span {
    return this.#lines.span(this.#inFile(this.#start(node)), this.#inFile(node.loc?.end.offset ?? 0));
  }

  line(node: Node): number {
    return this.#lines.line(this.#inFile(this.#start(node)));
  }

  docBefore(node: Node, attributes?: Children): string | undefined {
    const first = attributes?.find(isNode);
    const start = Math.min(node.loc?.start.offset ?? 0, first?.loc?.start.offset ?? Number.POSITIVE_INFINITY);
    const comment = this.#lastBefore(start);
    if (!comment || start - comment.end > longestGap) return undefined;
    const doc = this.#text.slice(comment.start, comment.end);
    if (!doc.startsWith('/**') || !betweenDocAndNode.test(this.#text.slice(comment.end, start))) return undefined;
    this.#taken.add(comment);
    return doc;
  }

  docsWithin(node?: Node): readonly InnerDoc[] {
    const start = node ? (node.loc?.start.offset ?? 0) : 0;
    const end = node ? (node.loc?.end.offset ?? 0) : this.#text.length;
    const docs: InnerDoc[] = [];
    for (let at = this.#firstFrom(start); at < this.#comments.length; at++) {
      const comment = this.#comments[at];
      if (!comment || comment.start >= end) break;
      if (this.#taken.has(comment)) continue;
      this.#taken.add(comment);
      if (!this.#text.startsWith('/**', comment.start)) continue;
      assignment.lastIndex = comment.end;
      const assigned = assignment.exec(this.#text)?.[1];
      docs.push({ comment: this.#text.slice(comment.start, comment.end), assigned });
    }
    return docs;
  }

  /** The parser starts a call at the base of its chain, but inside the brackets around that base. */
  #start(node: Node): number {
    let base = node;
    while (isChain(base) && isNode(base.what) && (base === node || !base.parenthesizedExpression)) base = base.what;
    const start = base.loc?.start.offset ?? 0;
    if (base === node || !base.parenthesizedExpression) return Math.min(start, node.loc?.start.offset ?? start);
    let at = start - 1;
    while (at >= 0 && this.#text.charCodeAt(at) <= 32) at--;
    return this.#text[at] === '(' ? at : start;
  }

  #inFile(offset: number): number {
    return Math.max(0, offset + this.#shift);
  }

  #lastBefore(offset: number): Comment | undefined {
    let at = this.#firstFrom(offset) - 1;
    for (; at >= 0; at--) {
      const comment = this.#comments[at];
      if (comment && comment.end <= offset) return comment;
    }
    return undefined;
  }

  /** Position of the first comment that starts at or after an index. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#comments[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isChain(node: Node): node is Extract<Node, { kind: 'call' | 'propertylookup' | 'offsetlookup' }> {
  switch (node.kind) {
    case 'call':
    case 'propertylookup':
    case 'nullsafepropertylookup':
    case 'staticlookup':
    case 'offsetlookup':
      return true;
    default:
      return false;
  }
}
