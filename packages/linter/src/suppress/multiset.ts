/** Counts by fingerprint: two equal findings need two entries to be known. */

export function countBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** The items left when each known one takes away one item of its key, the first ones first. */
export function subtract<T>(items: readonly T[], known: ReadonlyMap<string, number>, keyOf: (item: T) => string): T[] {
  const left = new Map(known);
  return items.filter((item) => {
    const count = left.get(keyOf(item)) ?? 0;
    if (count > 0) left.set(keyOf(item), count - 1);
    return count === 0;
  });
}
