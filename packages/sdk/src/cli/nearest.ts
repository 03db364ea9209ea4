/** The known word nearest to a misspelt one, for messages. */

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) => Array.from({ length: b.length + 1 }, () => row));
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const edits = [at(row, column - 1) + 1, at(row - 1, column) + 1, at(row - 1, column - 1) + (isSame ? 0 : 1)];
      const least = Math.min(...edits, isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY);
      const cells = rows[row];
      if (cells !== undefined) cells[column] = row === 0 ? column : least;
    }
  }
  return at(a.length, b.length);
}

/** Longer words are no typing mistakes. */
const LONGEST = 60;

/** Undefined where none is close. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  const [best] = known
    .map((name) => {
      const known = name.toLowerCase();
      return { name, edits: distance(lower, known), isBegun: known.startsWith(lower) };
    })
    .toSorted((a, b) => a.edits - b.edits || Number(b.isBegun) - Number(a.isBegun));
  return best !== undefined && (best.isBegun || best.edits <= Math.max(1, Math.floor(word.length / 3)))
    ? best.name
    : undefined;
}

/** `Did you mean "scale"?`, or what is said otherwise. */
export function didYouMean(word: string, known: readonly string[], otherwise: string): string {
  const name = nearest(word, known);
  return name === undefined ? otherwise : `Did you mean "${name}"? ${otherwise}`;
}
