import { cellWidth, wrap } from './cells.ts';

/** Width of the column that holds `path`, `why`, `fix`, `also` [cells]. */
const LABEL_WIDTH = 5;
const INDENT = '  ';
/** Prose wider than this is tiring to read, however wide the terminal is [cells]. */
const MAX_PROSE = 110;
const COLUMN_GAP = 2;

type Style = (text: string) => string;

/** Cells for a line of prose in a terminal of `width`. */
export function proseWidth(width: number): number {
  return Math.min(width, MAX_PROSE);
}

/** Cells for text beside a label. */
export function bodyWidth(width: number): number {
  return proseWidth(width) - INDENT.length - LABEL_WIDTH - 1;
}

/** Lines with a label before the first, the others below it. */
export function labelled(label: string, style: Style, lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const text = index === 0 ? label : '';
    return `${INDENT}${text === '' ? '' : style(text)}${' '.repeat(LABEL_WIDTH - text.length)} ${line}`;
  });
}

/** A place, and what is said of it. */
export type Row = readonly [place: string, text: string];

/**
 * Places in a column and what is said of them, if anything, beside it; where that would be cramped, each text stands below its place.
 * @param total width of both [cells]
 */
export function placeRows(rows: readonly Row[], total: number, placeStyle: Style): string[] {
  const left = Math.max(0, ...rows.map(([place]) => cellWidth(place)));
  const room = total - left - COLUMN_GAP;
  const isBeside = rows.every(([, text]) => cellWidth(text) <= room) || left <= total >> 1;
  return rows.flatMap(([place, text]) => {
    if (text === '') return [placeStyle(place)];
    if (!isBeside) return [placeStyle(place), ...wrap(text, total - COLUMN_GAP).map((line) => `  ${line}`)];
    const gap = ' '.repeat(left - cellWidth(place) + COLUMN_GAP);
    return wrap(text, room).map((line, index) =>
      index === 0 ? `${placeStyle(place)}${gap}${line}` : `${' '.repeat(left + COLUMN_GAP)}${line}`,
    );
  });
}
