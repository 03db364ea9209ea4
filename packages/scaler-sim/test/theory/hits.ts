/** Hit ratios of caches that push out what was used longest ago (LRU), read by keys at random. */

/** Popularities of `keys` keys by Zipf's law. */
export function zipf(keys: number, exponent: number): readonly number[] {
  const weights = Array.from({ length: keys }, (_, i) => (i + 1) ** -exponent);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** Exactly, by every order of the keys used last (King 1971). For a few keys. */
export function lruHits(popularity: readonly number[], size: number): number {
  const visit = (chance: number, held: readonly number[], share: number): number => {
    if (held.length === size) return chance * share;
    return popularity.reduce(
      (sum, own, key) =>
        held.includes(key) ? sum : sum + visit((chance * own) / (1 - share), [...held, key], share + own),
      0,
    );
  };
  return visit(1, [], 0);
}

/** For many keys, by the time until a key is pushed out, which hardly varies then (Che, Tung, Wang 2002). */
export function cheHits(popularity: readonly number[], size: number): number {
  const there = (reads: number): number => popularity.reduce((sum, own) => sum + 1 - Math.exp(-own * reads), 0);
  let [low, high] = [0, 1];
  while (there(high) < size) high *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (there(middle) < size) low = middle;
    else high = middle;
  }
  return popularity.reduce((sum, own) => sum + own * (1 - Math.exp(-own * low)), 0);
}
