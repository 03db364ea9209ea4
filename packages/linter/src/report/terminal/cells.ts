/** How wide text stands in a terminal [cells]. */

let segmenter: Intl.Segmenter | undefined;

/** Made at the first text that needs it: that takes as long as all the rest of a short report. */
function graphemesOf(text: string): Iterable<Segment> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

type Segment = Pick<Intl.SegmentData, 'segment' | 'index'>;

function charactersOf(line: string): Iterable<Segment> {
  return PLAIN.test(line.replaceAll('\t', ''))
    ? line.split('').map((segment, index) => ({ segment, index }))
    : graphemesOf(line);
}

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** Emoji, and the scripts and blocks that Unicode Standard Annex 11 calls wide. */
const WIDE =
  /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Bopomofo}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u;
/** Characters of one cell that nothing joins: ASCII, Latin-1 without the soft hyphen, dashes, quotes and bullets. */
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\xff\u2010-\u2027\u2030-\u205e]*$/;

export function cellWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += graphemeWidth(segment);
  return width;
}

/** A user-perceived character: where it starts and ends in its line [UTF-16 units], and what it takes [cells]. */
export interface Cell {
  readonly text: string;
  readonly offset: number;
  readonly end: number;
  readonly width: number;
}

/** The characters of one line of code, tabs already spaces up to the next multiple of `tabWidth`. */
export function cellsOf(line: string, tabWidth: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of charactersOf(line)) {
    const width = segment === '\t' ? tabWidth - (column % tabWidth) : graphemeWidth(segment);
    cells.push({
      text: segment === '\t' ? ' '.repeat(width) : segment,
      offset: index,
      end: index + segment.length,
      width,
    });
    column += width;
  }
  return cells;
}

/** Breaks text at spaces into lines of at most `width` cells; a longer word stays whole, so that it can be copied. */
export function wrap(text: string, width: number): string[] {
  return wrapParts(text.split(' '), ' ', width);
}

/** Breaks only between parts; the separator ends a line that goes on below. */
export function wrapParts(parts: readonly string[], separator: string, width: number): string[] {
  const gap = cellWidth(separator);
  const lines: string[] = [];
  let line: string | undefined;
  let used = 0;
  for (const part of parts) {
    const size = cellWidth(part);
    if (line !== undefined && used + gap + size > width) {
      lines.push(`${line}${separator}`.trimEnd());
      line = undefined;
    }
    used = line === undefined ? size : used + gap + size;
    line = line === undefined ? part : `${line}${separator}${part}`;
  }
  return line === undefined ? lines : [...lines, line];
}

function graphemeWidth(grapheme: string): number {
  if (PLAIN.test(grapheme)) return grapheme.length;
  if (ZERO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
