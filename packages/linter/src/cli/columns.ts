/** Text in columns for a terminal. */
import { wrap } from './wrap.ts';

/** Blanks between two columns. */
const GAP = 2;

/** A cell: its text, and how it is coloured once its width is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/**
 * Rows in columns as wide as their longest text; the last column takes the rest of the line and is wrapped.
 * @param width columns of the terminal
 */
export function inColumns(rows: readonly (readonly Cell[])[], width: number): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count - 1 }, (_, at) =>
    Math.max(...rows.map((row) => row[at]?.text.length ?? 0)),
  );
  const before = widths.reduce((sum, each) => sum + each + GAP, 0);
  return rows.flatMap((row) => {
    const head = widths.map((each, at) => {
      const { text = '', paint = (plain: string) => plain } = row[at] ?? {};
      return paint(text) + ' '.repeat(each - text.length + GAP);
    });
    const last = row[count - 1];
    const [first = '', ...rest] = wrap(last?.text ?? '', Math.max(30, width - before));
    const paint = last?.paint ?? ((plain: string) => plain);
    return [(head.join('') + paint(first)).trimEnd(), ...rest.map((line) => ' '.repeat(before) + paint(line))];
  });
}
