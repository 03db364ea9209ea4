/** Reading ahead in PHP code: over blanks and comments, and over words and qualified names. */
import { FOLD } from './name-hash.ts';

const SLASH = 0x2f;
const STAR = 0x2a;
const HASH = 0x23;
const NEWLINE = 0x0a;
const QUESTION = 0x3f;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;

/** Position after a comment that ends at `the closing mark`; the end when it is never closed. */
function afterBlockComment(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at + 1 < end; at++) if (bytes[at] === STAR && bytes[at + 1] === SLASH) return at + 2;
  return end;
}

/** Position of the line break or `?>` that ends a comment of one line. */
function afterLineComment(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== NEWLINE && !(bytes[at] === QUESTION && bytes[at + 1] === GREATER)) at++;
  return at;
}

/** First position from `at` on that is neither a blank nor inside a comment. */
export function skipGap(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) at++;
    else if (byte === SLASH && bytes[at + 1] === STAR) at = afterBlockComment(bytes, at + 2, end);
    else if (byte === SLASH && bytes[at + 1] === SLASH) at = afterLineComment(bytes, at + 2, end);
    else if (byte === HASH && bytes[at + 1] !== 0x5b) at = afterLineComment(bytes, at + 1, end);
    else break;
  }
  return at;
}

/** End of the word that starts at `at`; `at` itself when none does. */
export function wordEnd(bytes: Uint8Array, at: number, end: number): number {
  const first = at < end ? (bytes[at] as number) : 0;
  if (first >= 0x30 && first <= 0x39) return at;
  let to = at;
  while (to < end && FOLD[bytes[to] as number] !== 0) to++;
  return to;
}

/** End of the qualified name (`\A\B`, `A\B`, `namespace\A`) that starts at `at`; `at` itself when none does. */
export function qualifiedEnd(bytes: Uint8Array, at: number, end: number): number {
  let to = wordEnd(bytes, bytes[at] === BACKSLASH ? at + 1 : at, end);
  if (to === at || (bytes[at] === BACKSLASH && to === at + 1)) return at;
  while (to < end && bytes[to] === BACKSLASH) {
    const next = wordEnd(bytes, to + 1, end);
    if (next === to + 1) break;
    to = next;
  }
  return to;
}

/** Is `bytes[start, end)` this word (lower case), in any case? */
export function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let at = start; at < end; at++) {
    if (FOLD[bytes[at] as number] !== word.charCodeAt(at - start)) return false;
  }
  return true;
}
