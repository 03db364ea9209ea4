/** Which words of a text are keywords where they stand. */
import { skipBlank } from './blank.ts';
import {
  ARROW,
  DOUBLE_COLON,
  ENUM,
  FUNCTION,
  KEYWORDS,
  LONGEST_KEYWORD,
  MATCH,
  MODIFIERS,
  NAME,
  NEW,
  NULLSAFE_ARROW,
  READONLY,
  YIELD,
  YIELD_FROM,
} from './tokens.ts';

/** `from` behind a `yield`. */
const fromKeyword = /\s+from(?![\w\x80-\uffff])/iy;
/** What makes `enum` a keyword: a name behind it that is not a clause of its own. */
const enumName = /\s+(?!(?:extends|implements)(?![\w\x80-\uffff]))[A-Za-z_\x80-\uffff]/iy;

/** @param before the token before the word */
export function wordToken(text: string, start: number, end: number, before: number): number {
  if (before === ARROW || before === NULLSAFE_ARROW || end - start > LONGEST_KEYWORD) return NAME;
  const word = text.slice(start, end);
  const keyword = KEYWORDS.get(word) ?? KEYWORDS.get(word.toLowerCase());
  if (keyword === undefined) return NAME;
  if (before === DOUBLE_COLON) return keyword;
  switch (keyword) {
    case ENUM:
      return followedBy(enumName, text, end) ? ENUM : NAME;
    case MATCH:
      // Before PHP 8 classes and functions bore this name.
      return before !== NEW && before !== FUNCTION && text.charCodeAt(skipBlank(text, end)) === 40 ? MATCH : NAME;
    case READONLY:
      // A function of this name may be called; behind another modifier it is one itself, before a type in brackets.
      return text.charCodeAt(skipBlank(text, end)) === 40 && !MODIFIERS.has(before) ? NAME : READONLY;
    case YIELD:
      return followedBy(fromKeyword, text, end) ? YIELD_FROM : YIELD;
    default:
      return keyword;
  }
}

/** Index one past the `from` behind a `yield` that ends at an index. */
export function endOfYieldFrom(text: string, end: number): number {
  return followedBy(fromKeyword, text, end) ? fromKeyword.lastIndex : end;
}

function followedBy(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
