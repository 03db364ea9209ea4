import { type Comment, skipBlank } from './blank.ts';
import { BracketsTooDeep, deepestBrackets } from './budget.ts';
import { endOfLabel, endOfPath, isLabelStart } from './labels.ts';
import { endOfNumber, endOfPlainDoubleQuoted, endOfSingleQuoted, heredocAt } from './literal-ends.ts';
import { nextOpeningTag } from './opening-tag.ts';
import { readSign } from './signs.ts';
import {
  ATTRIBUTE,
  BAD,
  CAST,
  CASTS,
  ECHO,
  END,
  HEREDOC,
  INLINE_HTML,
  NUMBER,
  QUALIFIED_NAME,
  STRING,
  TEMPLATE,
  VARIABLE,
  YIELD_FROM,
} from './tokens.ts';
import { endOfYieldFrom, wordToken } from './words.ts';

/** What is needed to read on from a token once more. */
export interface LexerState {
  readonly token: number;
  readonly start: number;
  readonly end: number;
  readonly prevEnd: number;
  readonly depth: number;
}

const castInBrackets = /\([ \t]*([A-Za-z]+)[ \t]*\)/y;

/** Reads tokens of a PHP text one by one; what is between them is passed over, and its comments are kept. */
export class Lexer {
  protected text = '';
  /** The token that stands at the reader, see `tokens.ts`; {@link END} behind the last one. */
  protected token: number = END;
  /** Index of the token's first character, and one past its last. */
  protected start = 0;
  protected end = 0;
  /** Index one past the token before. */
  protected prevEnd = 0;
  protected comments: Comment[] = [];
  #depth = 0;

  protected begin(text: string): void {
    this.text = text;
    this.comments = [];
    this.#depth = 0;
    this.prevEnd = 0;
    this.start = 0;
    this.end = 0;
    this.token = END;
    this.#readHtml(0);
  }

  /** Text of the token. */
  protected get word(): string {
    return this.text.slice(this.start, this.end);
  }

  protected get state(): LexerState {
    return { token: this.token, start: this.start, end: this.end, prevEnd: this.prevEnd, depth: this.#depth };
  }

  protected set state({ token, start, end, prevEnd, depth }: LexerState) {
    this.token = token;
    this.start = start;
    this.end = end;
    this.prevEnd = prevEnd;
    this.#depth = depth;
  }

  /** Moves on to the next token. @throws BracketsTooDeep */
  protected next(): void {
    const before = this.token;
    // A `;` that stands for a closing tag is no end of anything.
    if (before === 59 && this.text.charCodeAt(this.start) !== 59) return this.#readHtml(this.end);
    this.prevEnd = this.end;
    if (before === INLINE_HTML) this.#openTag(this.end);
    else this.#readCode(before);
  }

  /** Character code behind the token, white space and comments left out; NaN at the end. */
  protected peekCode(): number {
    return this.text.charCodeAt(skipBlank(this.text, this.end));
  }

  /** Does a single `:` follow, as behind a label or an argument's name? */
  protected isBeforeColon(): boolean {
    const at = skipBlank(this.text, this.end);
    return this.text.charCodeAt(at) === 58 && this.text.charCodeAt(at + 1) !== 58;
  }

  /** The token behind this one. */
  protected peek(): number {
    const { state } = this;
    this.next();
    const { token } = this;
    this.state = state;
    return token;
  }

  /** A bracket that the reader of an interpolation passed over by itself. */
  protected open(): void {
    if (++this.#depth > deepestBrackets) throw new BracketsTooDeep(`nested deeper than ${deepestBrackets} brackets`);
  }

  /** Goes on behind an index: what stood there was read in another way. */
  protected moveTo(index: number): void {
    this.end = index;
  }

  /** Ends the text here: nothing more of it is code. */
  protected halt(): void {
    this.end = this.text.length;
    this.token = END;
    this.start = this.end;
  }

  #take(token: number, end: number): void {
    this.token = token;
    this.end = end;
  }

  #readCode(before: number): void {
    const { text } = this;
    const start = skipBlank(text, this.end, this.comments);
    this.start = start;
    const code = text.charCodeAt(start);
    if (isLabelStart(code)) return this.#readName(start, before);
    switch (code) {
      case 36: // $
        if (isLabelStart(text.charCodeAt(start + 1))) return this.#take(VARIABLE, endOfLabel(text, start + 2));
        return this.#take(36, start + 1);
      case 40: // (
        this.open();
        return this.#readBracket(start);
      case 91: // [
      case 123: // {
        this.open();
        return this.#take(code, start + 1);
      case 41: // )
      case 93: // ]
      case 125: // }
        if (this.#depth > 0) this.#depth--;
        return this.#take(code, start + 1);
      case 44: // ,
      case 59: // ;
      case 64: // @
      case 96: // `
      case 126: // ~
        return this.#take(code, start + 1);
      case 39: // '
        return this.#readString(endOfSingleQuoted(text, start), start);
      case 34: // "
        return this.#readDoubleQuoted(start);
      case 35: // #[
        this.open();
        return this.#take(ATTRIBUTE, start + 2);
      case 92: // \
        if (isLabelStart(text.charCodeAt(start + 1))) return this.#take(QUALIFIED_NAME, endOfPath(text, start + 1));
        return this.#take(BAD, start + 1);
      case 63: // ?>
        if (text.charCodeAt(start + 1) === 62) return this.#take(59, start + 2);
        break;
      case 60: // <<<
        if (text.startsWith('<<', start + 1) && heredocAt(text, start) !== undefined)
          return this.#take(HEREDOC, start + 3);
        break;
      case 46: // .5
        if (isDigit(text.charCodeAt(start + 1))) return this.#take(NUMBER, endOfNumber(text, start));
        break;
      default:
        if (isDigit(code)) return this.#take(NUMBER, endOfNumber(text, start));
        if (start >= text.length) return this.#take(END, start);
    }
    const sign = readSign(text, start, code);
    this.#take(sign.token, start + sign.length);
  }

  #readBracket(start: number): void {
    const code = this.text.charCodeAt(start + 1);
    if (isLabelStart(code) || code === 32 || code === 9) {
      castInBrackets.lastIndex = start;
      const type = castInBrackets.exec(this.text)?.[1];
      if (type !== undefined && CASTS.has(type.toLowerCase())) {
        this.#depth--;
        return this.#take(CAST, castInBrackets.lastIndex);
      }
    }
    this.#take(40, start + 1);
  }

  #readString(end: number, start: number): void {
    if (end === -1) this.#take(BAD, this.text.length);
    else this.#take(STRING, end);
    this.start = start;
  }

  #readDoubleQuoted(quote: number): void {
    const end = endOfPlainDoubleQuoted(this.text, quote);
    if (end > 0) this.#take(STRING, end);
    else if (end === 0) this.#take(TEMPLATE, quote + 1);
    else this.#take(BAD, this.text.length);
  }

  #readName(start: number, before: number): void {
    const { text } = this;
    const end = endOfLabel(text, start + 1);
    const next = text.charCodeAt(end);
    if (next === 92 && isLabelStart(text.charCodeAt(end + 1)))
      return this.#take(QUALIFIED_NAME, endOfPath(text, start));
    if ((next === 39 || next === 34) && end === start + 1 && (text[start] === 'b' || text[start] === 'B')) {
      if (next === 39) this.#readString(endOfSingleQuoted(text, end), start);
      else this.#readDoubleQuoted(end);
      return;
    }
    const token = wordToken(text, start, end, before);
    this.#take(token, token === YIELD_FROM ? endOfYieldFrom(text, end) : end);
  }

  /** Reads what stands outside of PHP, up to the next opening tag and past it. */
  #readHtml(from: number): void {
    const { text } = this;
    this.start = from;
    const tag = nextOpeningTag(text, from)?.start ?? text.length;
    // A closing tag takes the line's end with it.
    const isEmpty = tag === from || (tag === from + 1 && text.charCodeAt(from) === 10 && from > 0);
    if (!isEmpty && from < text.length) return this.#take(INLINE_HTML, tag);
    this.#openTag(tag);
  }

  /** Goes on with the code behind an opening tag, or with the text's end. */
  #openTag(from: number): void {
    const tag = nextOpeningTag(this.text, from);
    this.start = tag?.start ?? this.text.length;
    if (!tag) return this.#take(END, this.start);
    if (tag.isEcho) return this.#take(ECHO, tag.end);
    this.end = tag.end;
    this.#readCode(END);
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
