import type { Finding } from '../../result.ts';
import { visibleCode } from '../visible.ts';
import { type Cell, cellsOf } from './cells.ts';
import type { Palette } from './palette.ts';

const TAB_WIDTH = 4;
/** Lines of one call that are shown before it is cut. */
const MAX_CALL_LINES = 4;
/** Cells of code kept left of an underline that would lie beyond the right edge. */
const LEAD_IN = 16;

/** Of a line that was never meant for a reader (minified, generated) only this much is measured [UTF-16 units]. */
const MAX_UNITS = 4000;
const UNITS_BEFORE = 500;

type Range = Pick<Finding, 'startLine' | 'startColumn' | 'endLine' | 'endColumn' | 'severity'>;

/**
 * The lines around a range with the range underlined, each at most `width` cells; empty when the source does not reach
 * the range (a file that changed meanwhile).
 */
export function codeFrame(source: string, range: Range, width: number, palette: Palette): string[] {
  const first = Math.max(1, range.startLine - 1);
  const most = Math.max(range.startLine + 1, Math.min(range.endLine, range.startLine + MAX_CALL_LINES - 1));
  const lines = linesFrom(source, first, most);
  const last = first + lines.length - 1;
  if (range.startLine > last) return [];
  const gutter = String(last).length;
  const room = Math.max(20, width - gutter - 5);
  const cut = range.startColumn > MAX_UNITS ? range.startColumn - 1 - UNITS_BEFORE : 0;
  const codes = lines.map((line) => cellsOf(visibleCode(line.slice(cut, cut + MAX_UNITS).trimEnd()), TAB_WIDTH));
  const underline = underlineOf(codes[range.startLine - first] ?? [], range, cut);
  const from = windowStart(underline, room);

  const frame: string[] = [];
  for (const [index, code] of codes.entries()) {
    const number = first + index;
    const isTarget = number === range.startLine;
    if (!isTarget && code.length === 0 && (number === first || number === last)) continue;
    const shown = window(code, from, room);
    const label = String(number).padStart(gutter);
    frame.push(
      `  ${isTarget ? palette.bold(label) : palette.dim(label)} ${palette.dim('│')} ${isTarget ? shown : palette.dim(shown)}`.trimEnd(),
    );
    if (isTarget && underline.width > 0) {
      const marks = Math.max(1, Math.min(underline.width, room - (underline.start - from)));
      const offset = underline.start - from;
      frame.push(
        `  ${' '.repeat(gutter)} ${palette.dim('│')} ${' '.repeat(offset)}${palette.severity[range.severity]('^'.repeat(marks))}`,
      );
    }
  }
  return frame;
}

/** Lines `first` to `last` of a text with their ends, counted from 1; fewer where it has fewer. */
function linesFrom(source: string, first: number, last: number): readonly string[] {
  const end = /\r\n|\n|\r/g;
  const lines: string[] = [];
  let start = 0;
  for (let number = 1; number <= last; number += 1) {
    const isLast = !end.test(source);
    if (number >= first) lines.push(source.slice(start, isLast ? source.length : end.lastIndex));
    if (isLast) break;
    start = end.lastIndex;
  }
  return lines;
}

interface Underline {
  /** [cells] */
  readonly start: number;
  /** [cells] */
  readonly width: number;
}

function underlineOf(code: readonly Cell[], range: Range, cut: number): Underline {
  const from = range.startColumn - 1 - cut;
  const to = range.endLine > range.startLine ? Number.POSITIVE_INFINITY : Math.max(range.endColumn - 1 - cut, from + 1);
  let start = 0;
  let width = 0;
  for (const cell of code) {
    if (cell.end <= from) start += cell.width;
    else if (cell.offset < to) width += cell.width;
  }
  return { start, width };
}

function windowStart(underline: Underline, room: number): number {
  if (underline.start + Math.min(underline.width, room >> 1) < room) return 0;
  return Math.max(0, underline.start - LEAD_IN);
}

/** The cells from `from` on that fit into `room`; what is cut is marked by `…`. */
function window(code: readonly Cell[], from: number, room: number): string {
  let column = 0;
  let shown = '';
  let used = 0;
  const width = code.reduce((sum, cell) => sum + cell.width, 0);
  const cutRight = width - from > room;
  for (const cell of code) {
    const at = column;
    column += cell.width;
    if (at < from) continue;
    if (used === 0 && from > 0) {
      shown += '…';
      shown += ' '.repeat(Math.max(0, at + cell.width - from - 1));
      used = at + cell.width - from;
      continue;
    }
    if (used + cell.width > (cutRight ? room - 1 : room)) return `${shown}…`;
    shown += cell.text;
    used += cell.width;
  }
  return shown;
}
