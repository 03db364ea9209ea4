/** How identifiers become numbers: FNV-1a over their UTF-8 bytes, ASCII letters folded to lower case. */

/** Offset basis of 32-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). */
export const HASH_SEED: number = 0x811c9dc5 | 0;
/** Prime of 32-bit FNV-1a. */
export const HASH_PRIME = 0x01000193;

/**
 * Byte → the byte that is hashed for it, 0 for bytes that no identifier holds. PHP's lexer takes every byte from 0x80
 * up as a letter (https://www.php.net/manual/en/language.variables.basics.php).
 */
export const FOLD: Uint8Array = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const upper = byte >= 0x41 && byte <= 0x5a;
  const lower = byte >= 0x61 && byte <= 0x7a;
  const digit = byte >= 0x30 && byte <= 0x39;
  if (upper) FOLD[byte] = byte + 0x20;
  else if (lower || digit || byte === 0x5f || byte >= 0x80) FOLD[byte] = byte;
}

/** Hash of `bytes[start, end)` as a signed integer, the form in which the scanner works. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_SEED;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (FOLD[bytes[at] as number] as number), HASH_PRIME);
  }
  return hash;
}

const encoder = new TextEncoder();

/** 32-bit hash of an identifier (written without `$`), the same for every spelling that differs in ASCII case only. */
export function nameHash(name: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code >= 0x80) {
      const bytes = encoder.encode(name);
      return hashBytes(bytes, 0, bytes.length) >>> 0;
    }
    hash = Math.imul(hash ^ (FOLD[code] as number), HASH_PRIME);
  }
  return hash >>> 0;
}

/** Goes on from a name's hash where the name is called: `name(`, not declared and no member. */
export const FUNCTION_MARK = 0x28;
/** As {@link FUNCTION_MARK} for `->name(` and `::name(`. */
export const METHOD_MARK = 0x3e;

/** As {@link FUNCTION_MARK} for `function name(`. */
export const DECLARATION_MARK = 0x7b;

/** As {@link FUNCTION_MARK} for the last part of a class's name that is imported under another: `use A\\Name as Other`. */
export const RENAME_MARK = 0x3d;

/** The name under which members are recorded, as called, whose name a variable holds: `->$name`, `->{…}`. */
export const VARIABLE_MEMBER = '';

/** Hash under which calls and declarations of a name are recorded. */
export function callHash(name: string, mark: number): number {
  return Math.imul(nameHash(name) ^ mark, HASH_PRIME) >>> 0;
}
