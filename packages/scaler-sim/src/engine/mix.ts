/**
 * A bijection of 32 bits in which every bit of the input moves every bit of the output (bias below 0.2 %; constants by
 * C. Wellons, "Prospecting for hash functions", 2018).
 */
export function mix32(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** Folds a whole number, 0 to 2^53 − 1, into a hash. */
export function fold(hash: number, value: number): number {
  const high = Math.floor(value / 0x1_0000_0000);
  return mix32(mix32(hash ^ (value | 0)) + high + 0x9e3779b9);
}
