import { cellWidth, wrap } from './cells.ts';

/** Width of the column that holds `from`, `why`, `fix`, `also` [cells]. */
const LABEL_WIDTH = 5;
const INDENT = '  ';
/** Prose wider than this is tiring to read, however wide the terminal is [cells]. */
const MAX_PROSE = 110;

/** Cells for text beside a label. */
export function bodyWidth(width: number): number {
  return Math.max(24, Math.min(width, MAX_PROSE) - INDENT.length - LABEL_WIDTH - 1);
}

/** Lines with a label before the first, the others below it. */
export function labelled(label: string, style: (text: string) => string, lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const text = index === 0 ? label : '';
    return `${INDENT}${text === '' ? '' : style(text)}${' '.repeat(LABEL_WIDTH - text.length)} ${line}`.trimEnd();
  });
}

/** A row of two columns; when the first leaves too little room, the second goes below it. */
export function twoColumns(
  left: { readonly text: string; readonly style: (text: string) => string },
  right: string,
  columns: { readonly left: number; readonly total: number },
  rightStyle: (text: string) => string = (text) => text,
): string[] {
  const room = columns.total - columns.left - 2;
  const size = cellWidth(left.text);
  if (size > columns.left || room < 24) {
    return [left.style(left.text), ...wrap(right, Math.max(24, columns.total - 2)).map((line) => `  ${rightStyle(line)}`)];
  }
  return wrap(right, room).map((line, index) =>
    index === 0
      ? `${left.style(left.text)}${' '.repeat(columns.left - size + 2)}${rightStyle(line)}`
      : `${' '.repeat(columns.left + 2)}${rightStyle(line)}`,
  );
}

/** Width of the left column: its widest text, unless that is more than half of the row. */
export function leftColumn(texts: readonly string[], total: number): number {
  const widths = texts.map(cellWidth).filter((width) => width <= total >> 1);
  return Math.max(0, ...widths);
}
