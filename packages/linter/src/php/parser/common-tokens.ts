import type { Lexer, Token } from './internals.ts';
import { endOfLabel, isLabelPart, isLabelStart } from './labels.ts';

/** Where the comments of a text are noted. */
export interface CommentSink {
  add(start: number, end: number): void;
}

const space = 32;
const slash = 47;
const hash = 35;

/** Moves the lexer past white space and comments; stops at `#[` and at `?>`. */
export function skipBlank(lexer: Lexer, comments: CommentSink): void {
  const text = lexer._input;
  let at = lexer.offset;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === space || (code >= 9 && code <= 13)) {
      at++;
      continue;
    }
    const next = text.charCodeAt(at + 1);
    let end = at;
    if (code === slash && next === 42) {
      const close = text.indexOf('*/', at + 2);
      end = close === -1 ? text.length : close + 2;
    } else if ((code === slash && next === slash) || (code === hash && next !== 91)) {
      end = endOfLineComment(text, at + 1);
    }
    if (end === at) break;
    comments.add(at, end);
    at = end;
  }
  lexer.offset = at;
  if (at >= lexer.size) lexer.done = true;
}

/** Index one past a comment that goes to the end of its line, or to `?>`. */
export function endOfLineComment(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline === -1 ? text.length : newline;
  const closing = text.slice(from, end).indexOf('?>');
  return closing === -1 ? end : from + closing;
}

/**
 * Reads names, variables, plain strings, whole numbers and single signs at the lexer's place; leaves everything else
 * to the lexer itself by giving undefined.
 */
export function readCommonToken(lexer: Lexer): Token | undefined {
  const text = lexer._input;
  const start = lexer.offset;
  const code = text.charCodeAt(start);
  if (code === 36) {
    if (!isLabelStart(text.charCodeAt(start + 1))) return undefined;
    return take(lexer, endOfLabel(text, start + 2), lexer.tok['T_VARIABLE']);
  }
  if (isLabelStart(code)) return readName(lexer, start);
  switch (code) {
    case 39: // '
      return take(lexer, endOfSingleQuoted(text, start), lexer.tok['T_CONSTANT_ENCAPSED_STRING']);
    case 34: {
      // "
      const end = endOfPlainDoubleQuoted(text, start);
      return end === -1 ? undefined : take(lexer, end, lexer.tok['T_CONSTANT_ENCAPSED_STRING']);
    }
    case 40: {
      // ( and what may be a cast
      const next = text.charCodeAt(start + 1);
      return isLabelStart(next) || next === space || next === 9 ? undefined : take(lexer, start + 1, '(');
    }
    case 41: // )
    case 44: // ,
    case 59: // ;
    case 91: // [
    case 93: // ]
      return take(lexer, start + 1, text[start]);
    case 46: {
      // . but not .= ... .5
      const next = text.charCodeAt(start + 1);
      return next === 46 || next === 61 || (next >= 48 && next <= 57) ? undefined : take(lexer, start + 1, '.');
    }
    case 58: // : and ::
      return text.charCodeAt(start + 1) === 58
        ? take(lexer, start + 2, lexer.tok['T_DOUBLE_COLON'])
        : take(lexer, start + 1, ':');
    case 61: {
      // = and => but not == ===
      const next = text.charCodeAt(start + 1);
      if (next === 62) return take(lexer, start + 2, lexer.tok['T_DOUBLE_ARROW']);
      return next === 61 ? undefined : take(lexer, start + 1, '=');
    }
    default:
      return code >= 48 && code <= 57 ? readWholeNumber(lexer, start) : undefined;
  }
}

function take(lexer: Lexer, end: number, token: Token | undefined): Token | undefined {
  lexer.yylloc.first_offset = lexer.offset;
  lexer.yytext = lexer._input.slice(lexer.offset, end);
  lexer.offset = end;
  if (end >= lexer.size) lexer.done = true;
  return token;
}

function readName(lexer: Lexer, start: number): Token | undefined {
  const text = lexer._input;
  const end = endOfLabel(text, start + 1);
  const next = text.charCodeAt(end);
  // A separator makes it a qualified name; a quote may follow a `b` prefix.
  if (next === 92 || ((next === 34 || next === 39) && end === start + 1)) return undefined;
  const word = text.slice(start, end).toLowerCase();
  if (word === 'yield' || word === 'enum') return undefined;
  const keyword = lexer.keywords[word];
  return take(lexer, end, typeof keyword === 'number' ? keyword : lexer.tok['T_STRING']);
}

/** Digits only, and few enough for an integer. */
function readWholeNumber(lexer: Lexer, start: number): Token | undefined {
  const text = lexer._input;
  let end = start + 1;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  const next = text.charCodeAt(end);
  if (next === 46 || isLabelPart(next) || end - start > 17) return undefined;
  return take(lexer, end, lexer.tok['T_LNUMBER']);
}

function endOfSingleQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 39) return at + 1;
  }
  return text.length;
}

/** -1 when something is interpolated, or the string has no end. */
function endOfPlainDoubleQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 92) at++;
    else if (code === 36 && (text.charCodeAt(at + 1) === 123 || isLabelStart(text.charCodeAt(at + 1)))) return -1;
    else if (code === 123 && text.charCodeAt(at + 1) === 36) return -1;
  }
  return -1;
}
