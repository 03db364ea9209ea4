/** The parts of PHP code that are text: HTML around it, and the several kinds of string. */

import { isWord, wordEnd } from './gaps.ts';
import { FOLD, HASH_PRIME, HASH_SEED } from './name-hash.ts';
import type { NameSet } from './name-set.ts';

const QUOTE = 0x27;
const BACKSLASH = 0x5c;
const DOLLAR = 0x24;
const OPEN_BRACE = 0x7b;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** How a heredoc or nowdoc ends: at a line that begins with this word of the source, blanks before it allowed. */
export interface Label {
  readonly start: number;
  readonly end: number;
  /** `<<<'X'`: no escapes, no variables. */
  readonly raw: boolean;
}

/** Position after the next `<?php`, `<?=` or `<?`; the end when HTML is all that follows. */
export function afterOpenTag(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at + 1 < end; at++) {
    if (bytes[at] !== 0x3c || bytes[at + 1] !== 0x3f) continue;
    if (bytes[at + 2] === 0x3d) return at + 3;
    const to = wordEnd(bytes, at + 2, end);
    if (isWord(bytes, at + 2, to, 'xml')) continue;
    return isWord(bytes, at + 2, to, 'php') ? to : at + 2;
  }
  return end;
}

/** Adds the words of a single-quoted string from behind its quote; returns the position after it. */
export function readQuoted(bytes: Uint8Array, from: number, end: number, names: NameSet): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at] as number;
    let fold = FOLD[byte] as number;
    if (fold !== 0) {
      let hash = HASH_SEED;
      do {
        hash = Math.imul(hash ^ fold, HASH_PRIME);
        at++;
        fold = at < end ? (FOLD[bytes[at] as number] as number) : 0;
      } while (fold !== 0);
      if (byte > 0x39 || byte < 0x30) names.add(hash);
    } else if (byte === QUOTE) {
      return at + 1;
    } else {
      // A backslash escapes only itself and the quote: the letter after any other one begins a word.
      at += byte === BACKSLASH && at + 1 < end && FOLD[bytes[at + 1] as number] === 0 ? 2 : 1;
    }
  }
  return end;
}

/** Position after the escape sequence at `at` (its backslash), or after the backslash when it escapes nothing. */
function afterEscape(bytes: Uint8Array, at: number, end: number): number {
  const byte = at + 1 < end ? (bytes[at + 1] as number) : 0;
  if (byte === NEWLINE || byte === RETURN) return at + 1;
  if (FOLD[byte] === 0) return at + 2;
  let to = at + 2;
  if (byte >= 0x30 && byte <= 0x37) {
    while (to < at + 4 && (bytes[to] as number) >= 0x30 && (bytes[to] as number) <= 0x37) to++;
    return to;
  }
  if (byte === 0x78) {
    while (to < at + 4 && isHex(bytes[to])) to++;
    return to > at + 2 ? to : at + 1;
  }
  if (byte === 0x75) {
    if (bytes[to] !== OPEN_BRACE) return at + 1;
    to++;
    while (to < end && isHex(bytes[to])) to++;
    return to;
  }
  // \n \r \t \v \e \f
  const letter = byte === 0x6e || byte === 0x72 || byte === 0x74 || byte === 0x76 || byte === 0x65 || byte === 0x66;
  return letter ? at + 2 : at + 1;
}

function isHex(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/** Position after the closing label when it stands on the line that begins at `from`, else -1. */
function afterLabel(bytes: Uint8Array, from: number, end: number, label: Label): number {
  let at = from;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  for (let mark = label.start; mark < label.end; mark++, at++) if (at >= end || bytes[at] !== bytes[mark]) return -1;
  return at < end && FOLD[bytes[at] as number] !== 0 ? -1 : at;
}

/**
 * Adds the words of a text with variables in it: a string in double quotes, a shell command in backticks
 * (`terminator` is the quote), or the body of a heredoc or nowdoc (`label`).
 *
 * Returns the position after its end or, when `{$` or `${` opens an expression first, the one's complement (`~`) of the
 * position after that brace; the text goes on where the brace closes.
 */
export function readTemplate(
  bytes: Uint8Array,
  from: number,
  end: number,
  terminator: number,
  label: Label | undefined,
  names: NameSet,
): number {
  const raw = label?.raw === true;
  let at = from;
  while (at < end) {
    const byte = bytes[at] as number;
    let fold = FOLD[byte] as number;
    if (fold !== 0) {
      let hash = HASH_SEED;
      do {
        hash = Math.imul(hash ^ fold, HASH_PRIME);
        at++;
        fold = at < end ? (FOLD[bytes[at] as number] as number) : 0;
      } while (fold !== 0);
      if (byte > 0x39 || byte < 0x30) names.add(hash);
    } else if (byte === terminator) {
      return at + 1;
    } else if (byte === BACKSLASH && !raw) {
      at = afterEscape(bytes, at, end);
    } else if (byte === OPEN_BRACE && bytes[at + 1] === DOLLAR && !raw) {
      return ~(at + 1);
    } else if (byte === DOLLAR && bytes[at + 1] === OPEN_BRACE && !raw) {
      return ~(at + 2);
    } else if (label !== undefined && (byte === NEWLINE || byte === RETURN)) {
      const closed = afterLabel(bytes, at + 1, end, label);
      if (closed >= 0) return closed;
      at++;
    } else {
      at++;
    }
  }
  return end;
}

/** Reads `<<<LABEL`, `<<<"LABEL"` or `<<<'LABEL'` at `at`; undefined when it is no such thing. */
export function readLabel(bytes: Uint8Array, at: number, end: number): Label | undefined {
  if (bytes[at + 1] !== 0x3c || bytes[at + 2] !== 0x3c) return undefined;
  let start = at + 3;
  while (start < end && (bytes[start] === 0x20 || bytes[start] === 0x09)) start++;
  const quote = bytes[start];
  const quoted = quote === QUOTE || quote === 0x22;
  if (quoted) start++;
  const to = wordEnd(bytes, start, end);
  if (to === start || (quoted && bytes[to] !== quote)) return undefined;
  const after = bytes[quoted ? to + 1 : to];
  if (after !== NEWLINE && after !== RETURN) return undefined;
  return { start, end: to, raw: quote === QUOTE };
}
