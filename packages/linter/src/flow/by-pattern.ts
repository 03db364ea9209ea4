/** Several tables may speak of one pattern; all of them are kept, in the order of the frameworks. */
export function byPattern<T>(
  entries: readonly T[],
  patternOf: (entry: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const entry of entries) {
    const key = patternOf(entry).toLowerCase();
    const list = map.get(key);
    if (list) list.push(entry);
    else map.set(key, [entry]);
  }
  return map;
}
