/** Text in columns. */

/** Blanks between two columns. */
const GAP = 2;

export interface Cell {
  readonly text: string;
  /** How it is coloured once its width is known. */
  readonly paint?: (text: string) => string;
  /** Numbers stand under each other by their last character. */
  readonly isRight?: boolean;
}

/** Breaks text at spaces into lines of at most `width` columns; a longer word stands alone. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/**
 * Rows in columns as wide as their longest text; the last column takes the rest of the line and is wrapped.
 * @param width columns of the terminal
 */
export function inColumns(rows: readonly (readonly Cell[])[], width: number): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: Math.max(0, count - 1) }, (_, at) =>
    Math.max(...rows.map((row) => row[at]?.text.length ?? 0)),
  );
  const before = widths.reduce((sum, each) => sum + each + GAP, 0);
  return rows.flatMap((row) => {
    const head = widths.map((each, at) => {
      const { text, paint = plain, isRight = false } = row[at] ?? EMPTY;
      const blanks = ' '.repeat(each - text.length);
      return `${isRight ? blanks : ''}${paint(text)}${isRight ? '' : blanks}${' '.repeat(GAP)}`;
    });
    const { text, paint = plain } = row[count - 1] ?? EMPTY;
    const [first = '', ...rest] = wrap(text, Math.max(30, width - before));
    return [(head.join('') + paint(first)).trimEnd(), ...rest.map((line) => ' '.repeat(before) + paint(line))];
  });
}

const EMPTY: Cell = { text: '' };

function plain(text: string): string {
  return text;
}
