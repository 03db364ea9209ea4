import type { Node, Nodes } from '../ast.ts';
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
    return this.#lines.span(this.#inFile(node.start), this.#inFile(node.end));
  }

  line(node: Node): number {
    return this.#lines.line(this.#inFile(node.start));
  }

  docBefore(node: Node, attributes?: Nodes): string | undefined {
    const start = Math.min(node.start, attributes?.[0]?.start ?? Number.POSITIVE_INFINITY);
    const comment = this.#lastBefore(start);
    if (!comment || start - comment.end > longestGap) return undefined;
    const doc = this.#text.slice(comment.start, comment.end);
    if (!doc.startsWith('/**') || !betweenDocAndNode.test(this.#text.slice(comment.end, start))) return undefined;
    this.#taken.add(comment);
    return doc;
  }

  docsWithin(node?: Node): readonly InnerDoc[] {
    const start = node ? node.start : 0;
    const end = node ? node.end : this.#text.length;
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
