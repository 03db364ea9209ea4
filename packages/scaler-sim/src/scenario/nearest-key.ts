/** Nearest known name to a misspelt one, for messages. */

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) => {
    return Array.from({ length: b.length + 1 }, (__, column) => (column === 0 ? row : 0));
  });
  const cell = (row: number, column: number): number => rows[row][column];
  for (let column = 0; column <= b.length; column++) rows[0][column] = column;
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, cell(row - 2, column - 2) + 1);
      rows[row][column] = best;
    }
  }
  return cell(a.length, b.length);
}

/** Longest name that is compared; anything longer is no typing mistake. */
const LONGEST = 60;

/** The known name that is closest, or undefined when none is close. */
export function nearestKey(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase().replaceAll(/[-_ ]/g, '');
  let best: { readonly key: string; readonly off: number } | undefined;
  for (const key of known) {
    const off = distance(wanted, key.toLowerCase().replaceAll(/[-_ ]/g, ''));
    if (best === undefined || off < best.off) best = { key, off };
  }
  return best !== undefined && best.off <= Math.max(1, Math.floor(wanted.length / 3)) ? best.key : undefined;
}

/** `, did you mean "x"?`, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestKey(name, known);
  return nearest === undefined ? '' : `, did you mean "${nearest}"?`;
}
