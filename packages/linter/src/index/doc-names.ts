/** Names that comments give: the types (and variables) of documentation tags, since types come from there too. */
import { FOLD, HASH_PRIME, HASH_SEED, hashBytes, nameHash } from './name-hash.ts';
import type { NameSet } from './name-set.ts';

const NEWLINE = 0x0a;
const STAR = 0x2a;
const SLASH = 0x2f;
const AT = 0x40;
const DASH = 0x2d;

const TAG = { types: 1, line: 2, vendor: 3, own: 4 } as const;

/** First word of a tag → how it is read. `property` covers `@property-read` and `@property-write` as well. */
const TAGS: ReadonlyMap<number, number> = new Map(
  (
    [
      ['property', TAG.types],
      ['var', TAG.types],
      ['param', TAG.types],
      ['return', TAG.types],
      ['mixin', TAG.types],
      ['method', TAG.line],
      ['phpstan', TAG.vendor],
      ['psalm', TAG.vendor],
      ['tidemark', TAG.own],
    ] as const
  ).map(([word, tag]) => [nameHash(word) | 0, tag]),
);

/** Adds every word of `bytes[start, end)` that does not begin with a digit. */
function addWords(bytes: Uint8Array, start: number, end: number, names: NameSet): void {
  let at = start;
  while (at < end) {
    const first = bytes[at] as number;
    if (FOLD[first] === 0) {
      at++;
      continue;
    }
    let hash = HASH_SEED;
    let fold = FOLD[first] as number;
    while (fold !== 0) {
      hash = Math.imul(hash ^ fold, HASH_PRIME);
      at++;
      fold = at < end ? (FOLD[bytes[at] as number] as number) : 0;
    }
    if (first < 0x30 || first > 0x39) names.add(hash);
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** End of a type: the first blank outside brackets that no `|`, `&` or `:` joins with what follows. */
function typeEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  let nested = 0;
  let last = 0;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === AT) break;
    if (byte === NEWLINE && nested === 0) break;
    if (byte === 0x28 || byte === 0x3c || byte === 0x5b || byte === 0x7b) nested++;
    else if (byte === 0x29 || byte === 0x3e || byte === 0x5d || byte === 0x7d) nested = Math.max(0, nested - 1);
    else if (isBlank(byte)) {
      if (nested > 0) continue;
      let next = at;
      while (next < end && isBlank(bytes[next] as number)) next++;
      const follow = next < end ? bytes[next] : 0;
      if (!joins(last) && !joins(follow)) break;
      at = next - 1;
      continue;
    }
    last = byte;
  }
  return at;
}

function joins(byte: number | undefined): boolean {
  return byte === 0x7c || byte === 0x26 || byte === 0x3a;
}

/** Does a token at `at` begin with `$`, `&$` or `...$`? */
function isVariable(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && (bytes[at] === 0x2e || bytes[at] === 0x26)) at++;
  return bytes[at] === 0x24;
}

function addTypes(bytes: Uint8Array, from: number, end: number, names: NameSet): number {
  let at = from;
  while (at < end && isBlank(bytes[at] as number)) at++;
  const firstIsVariable = isVariable(bytes, at, end);
  let to = typeEnd(bytes, at, end);
  addWords(bytes, at, to, names);
  at = to;
  while (at < end && isBlank(bytes[at] as number)) at++;
  if (at < end && bytes[at] !== NEWLINE && (firstIsVariable || isVariable(bytes, at, end))) {
    to = typeEnd(bytes, at, end);
    addWords(bytes, at, to, names);
    at = to;
  }
  return at;
}

/** End of the line, or of the brackets opened on it, whichever is later. */
function signatureEnd(bytes: Uint8Array, from: number, end: number): number {
  let nested = 0;
  let at = from;
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte === AT || (byte === NEWLINE && nested === 0)) break;
    if (byte === 0x28) nested++;
    else if (byte === 0x29 && nested > 0) nested--;
  }
  return at;
}

/** Adds what the tag at `at` (its `@`) names; `end` bounds the comment. Returns where reading goes on. */
function readTag(bytes: Uint8Array, at: number, end: number, names: NameSet): number {
  let start = at + 1;
  let to = start;
  while (to < end && FOLD[bytes[to] as number] !== 0) to++;
  let tag = TAGS.get(hashBytes(bytes, start, to));
  if (tag === TAG.vendor && bytes[to] === DASH) {
    start = to + 1;
    to = start;
    while (to < end && FOLD[bytes[to] as number] !== 0) to++;
    tag = TAGS.get(hashBytes(bytes, start, to));
  }
  if (tag === TAG.own) names.add(hashBytes(bytes, start, to));
  if (tag !== TAG.types && tag !== TAG.line) return to;
  while (to < end && (bytes[to] === DASH || FOLD[bytes[to] as number] !== 0)) to++;
  if (tag === TAG.types) return addTypes(bytes, to, end, names);
  const stop = signatureEnd(bytes, to, end);
  addWords(bytes, to, stop, names);
  return stop;
}

function readTags(bytes: Uint8Array, firstTag: number, end: number, names: NameSet): void {
  let at = firstTag;
  while (at < end) {
    if (bytes[at] === AT && FOLD[bytes[at - 1] as number] === 0) at = readTag(bytes, at, end, names);
    else at++;
  }
}

/** Reads a block comment from behind its opening and returns the position after it. */
export function readBlockComment(bytes: Uint8Array, from: number, end: number, names: NameSet): number {
  let tag = -1;
  let at = from;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === SLASH && bytes[at - 1] === STAR && at > from) break;
    if (byte === AT && tag < 0) tag = at;
    at++;
  }
  if (tag >= 0) readTags(bytes, tag, at < end ? at - 1 : end, names);
  return at < end ? at + 1 : end;
}

/** Reads a comment of one line from behind its opening; returns the position of the line break or `?>` that ends it. */
export function readLineComment(bytes: Uint8Array, from: number, end: number, names: NameSet): number {
  let tag = -1;
  let at = from;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === NEWLINE || byte === 0x0d || (byte === 0x3f && bytes[at + 1] === 0x3e)) break;
    if (byte === AT && tag < 0) tag = at;
    at++;
  }
  if (tag >= 0) readTags(bytes, tag, at, names);
  return at;
}
