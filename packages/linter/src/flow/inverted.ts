/** What is said of each: its second members by its first one, in the order of the pairs. */
export function inverted(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const list = result.get(key);
    if (list) list.push(value);
    else result.set(key, [value]);
  }
  return result;
}
