/** The words that open a declaration, found by the hash that is computed for every word anyway. */
import { nameHash } from './name-hash.ts';

export const KEYWORD = {
  namespace: 1,
  use: 2,
  class: 3,
  interface: 4,
  trait: 5,
  enum: 6,
  function: 7,
  const: 8,
  define: 9,
  __halt_compiler: 10,
} as const;

/** Low bits of a hash that choose its place in {@link KEYWORD_AT}; wide enough that the ten words share none. */
export const KEYWORD_MASK = 0x3ff;
/** Low bits of a hash → number of the keyword that may stand there, 0 for none. */
export const KEYWORD_AT: Uint8Array = new Uint8Array(KEYWORD_MASK + 1);
/** Number of a keyword → its hash, signed. */
export const KEYWORD_HASH: Int32Array = new Int32Array(Object.keys(KEYWORD).length + 1);

for (const [word, number] of Object.entries(KEYWORD)) {
  const hash = nameHash(word) | 0;
  KEYWORD_AT[hash & KEYWORD_MASK] = number;
  KEYWORD_HASH[number] = hash;
}
