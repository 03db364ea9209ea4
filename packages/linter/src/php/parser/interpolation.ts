import type { Node } from '../ast.ts';
import { decodeEscapes } from './escapes.ts';
import { endOfLabel, isLabelPart, isLabelStart } from './labels.ts';
import { endOfNumber, heredocAt } from './literal-ends.ts';
import { TypeReader } from './types.ts';

/** What goes on in a string: up to where, and how its text is written. */
interface Quoting {
  /** Code of the closing quote; 0 in a heredoc, which ends in a line of its own. */
  readonly quote: number;
  readonly label: string;
  /** Nothing is interpolated, nothing escaped. */
  readonly isRaw: boolean;
}

/** Reads strings with something interpolated in them: "…", `…` and heredocs. */
export abstract class InterpolationReader extends TypeReader {
  protected abstract readExpression(): Node;

  /** @param quote code of the quote that stands at the token's end */
  protected readTemplate(kind: 'interpolated' | 'shell', quote: number): Node {
    const { start } = this;
    const parts = this.#readParts({ quote, label: '', isRaw: false });
    this.next();
    return { kind, parts, start, end: this.prevEnd };
  }

  protected readHeredoc(): Node {
    const { start } = this;
    const { label = '', isRaw = false, end = this.end } = heredocAt(this.text, start) ?? {};
    this.moveTo(end);
    const parts = this.#readParts({ quote: 0, label, isRaw });
    this.next();
    return { kind: 'interpolated', parts, start, end: this.prevEnd };
  }

  /** Reads on from the token's end to the string's, where the token then ends. */
  #readParts({ quote, label, isRaw }: Quoting): Node[] {
    const { text } = this;
    /** Pieces of text as written, with what is interpolated between them. */
    const parts: (Node | { readonly start: number; readonly end: number })[] = [];
    let from = this.end;
    let at = from;
    let indentation = 0;
    let close = label === '' ? -1 : endOfHeredoc(text, at, label);
    while (close === -1) {
      const code = text.charCodeAt(at);
      if (code === quote && quote !== 0) break;
      if (code === 10 && quote === 0) {
        close = endOfHeredoc(text, ++at, label);
        continue;
      }
      if (at >= text.length) {
        this.moveTo(text.length);
        this.fault();
        return [];
      }
      if (isRaw) at++;
      else if (code === 92) at += quote === 0 && text.charCodeAt(at + 1) === 10 ? 1 : 2;
      else if (this.#isInterpolation(at, code)) {
        if (at > from) parts.push({ start: from, end: at });
        parts.push(this.#readInterpolation(at, code));
        from = this.end;
        at = from;
      } else at++;
    }
    if (close !== -1) indentation = close - label.length - at;
    // The line's end before the label is not the text's.
    const end = close === -1 || at === from ? at : at - 1;
    if (end > from) parts.push({ start: from, end });
    this.moveTo(close === -1 ? at + 1 : close);
    return parts.map((part, index) => {
      if ('kind' in part) return part;
      const written = withoutIndentation(text.slice(part.start, part.end), indentation, index === 0);
      const value = isRaw ? written : decodeEscapes(written, quote);
      return { kind: 'string', value, start: part.start, end: part.end };
    });
  }

  #isInterpolation(at: number, code: number): boolean {
    const next = this.text.charCodeAt(at + 1);
    return code === 36 ? next === 123 || isLabelStart(next) : code === 123 && next === 36;
  }

  /** `$a`, `$a[0]`, `$a->b`, `${a}`, `{$…}`; the token ends where it does. */
  #readInterpolation(at: number, code: number): Node {
    if (code === 123) return this.#readBraced(at + 1);
    return this.text.charCodeAt(at + 1) === 123 ? this.#readNamed(at) : this.#readSimple(at);
  }

  #readBraced(from: number): Node {
    this.open();
    this.moveTo(from);
    this.next();
    const expression = this.readExpression();
    this.#closeBrace();
    return expression;
  }

  /** `${name}`, `${name[…]}`, `${expression}`. */
  #readNamed(start: number): Node {
    const { text } = this;
    const nameEnd = isLabelStart(text.charCodeAt(start + 2)) ? endOfLabel(text, start + 3) : start + 2;
    const after = text.charCodeAt(nameEnd);
    const variable: Node = { kind: 'variable', name: text.slice(start + 2, nameEnd), start, end: nameEnd };
    this.open();
    if (nameEnd > start + 2 && after === 125) {
      this.moveTo(nameEnd);
      this.next();
      return variable;
    }
    if (nameEnd > start + 2 && after === 91) {
      this.moveTo(nameEnd);
      this.next();
      this.next();
      const offset = this.readExpression();
      this.expect(93);
      this.#closeBrace();
      return { kind: 'offsetlookup', what: variable, offset, start, end: this.end };
    }
    this.moveTo(start + 2);
    this.next();
    const name = this.readExpression();
    this.#closeBrace();
    return { kind: 'variable', name, start, end: this.end };
  }

  /** The brace stays the token: what stands behind it is no code. */
  #closeBrace(): void {
    if (this.token !== 125) this.fault();
  }

  #readSimple(start: number): Node {
    const { text } = this;
    const end = endOfLabel(text, start + 2);
    this.moveTo(end);
    const what: Node = { kind: 'variable', name: text.slice(start + 1, end), start, end };
    const isNullsafe = text.startsWith('?->', end);
    if (text.charCodeAt(end) === 91) return this.#readSimpleOffset(what, end + 1);
    const from = end + (isNullsafe ? 3 : 2);
    if ((!isNullsafe && !text.startsWith('->', end)) || !isLabelStart(text.charCodeAt(from))) return what;
    const memberEnd = endOfLabel(text, from + 1);
    this.moveTo(memberEnd);
    const member: Node = { kind: 'identifier', name: text.slice(from, memberEnd), start: from, end: memberEnd };
    return { kind: isNullsafe ? 'nullsafepropertylookup' : 'propertylookup', what, member, start, end: memberEnd };
  }

  /** `[0]`, `[-1]`, `[key]`, `[$i]`. */
  #readSimpleOffset(what: Node, from: number): Node {
    const { text } = this;
    const { start } = what;
    const code = text.charCodeAt(from);
    let offset: Node;
    if (code === 36) {
      const end = endOfLabel(text, from + 1);
      offset = { kind: 'variable', name: text.slice(from + 1, end), start: from, end };
    } else if (isLabelStart(code)) {
      const end = endOfLabel(text, from + 1);
      offset = { kind: 'identifier', name: text.slice(from, end), start: from, end };
    } else {
      const digits = code === 45 ? from + 1 : from;
      const end = isLabelPart(text.charCodeAt(digits)) ? endOfNumber(text, digits) : digits;
      offset = { kind: 'number', value: text.slice(from, end), start: from, end };
    }
    const isClosed = offset.end > from && text.charCodeAt(offset.end) === 93;
    this.moveTo(isClosed ? offset.end + 1 : from);
    if (!isClosed) this.fault();
    return { kind: 'offsetlookup', what, offset, start, end: isClosed ? offset.end + 1 : from };
  }
}

/** Index one past the label that ends a heredoc in the line that starts at an index; -1 when it goes on. */
function endOfHeredoc(text: string, lineStart: number, label: string): number {
  let at = lineStart;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return text.startsWith(label, at) && !isLabelPart(text.charCodeAt(at + label.length)) ? at + label.length : -1;
}

/** Takes up to so many characters of white space off each line; off the first one only where a line starts. */
function withoutIndentation(text: string, indentation: number, isFirst: boolean): string {
  if (indentation === 0) return text;
  const rest = text.replace(new RegExp(`\\n[ \\t]{1,${indentation}}`, 'g'), '\n');
  return isFirst ? rest.replace(new RegExp(`^[ \\t]{1,${indentation}}`), '') : rest;
}
