import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../testing/processor-time.ts';
import { cellWidth } from './cells.ts';
import { codeFrame } from './frame.ts';
import { createPalette } from './palette.ts';

const palette = createPalette(false);
const at = (startLine: number, startColumn: number, endLine: number, endColumn: number) =>
  ({ startLine, startColumn, endLine, endColumn, severity: 'error' }) as const;
const frame = (source: string, range: ReturnType<typeof at>, width = 80): string =>
  codeFrame(source, range, width, palette).join('\n');

describe('codeFrame', () => {
  test('underlines the range between its neighbours', () => {
    expect(frame('<?php\n  a();\nb();\n', at(2, 3, 2, 6))).toMatchInlineSnapshot(`
      "  1 │ <?php
        2 │   a();
          │   ^^^
        3 │ b();"
    `);
  });

  test('aligns below tabs', () => {
    expect(frame('\tif ($a) {\n\t\tput($b);\n\t}', at(2, 3, 2, 10))).toMatchInlineSnapshot(`
      "  1 │     if ($a) {
        2 │         put($b);
          │         ^^^^^^^
        3 │     }"
    `);
  });

  test('aligns below wide, combined and right-to-left characters', () => {
    const line = "$写真 = '👩‍👩‍👧'; $é = 'ש'; put();";
    const start = line.indexOf('put') + 1;
    expect(frame(line, at(1, start, 1, start + 5))).toMatchInlineSnapshot(`
      "  1 │ $写真 = '👩‍👩‍👧'; $é = 'ש'; put();
          │                         ^^^^^"
    `);
  });

  test('underlines the first line of a call over several lines, and shows up to four of them', () => {
    expect(frame('a();\nput(\n  1,\n  2,\n  3,\n  4,\n);', at(2, 1, 7, 2))).toMatchInlineSnapshot(`
      "  1 │ a();
        2 │ put(
          │ ^^^^
        3 │   1,
        4 │   2,
        5 │   3,"
    `);
  });

  test('cuts a long line around the range', () => {
    expect(frame(`${'x'.repeat(200)}put(1);${'y'.repeat(200)}`, at(1, 201, 1, 207), 60)).toMatchInlineSnapshot(`
      "  1 │ …xxxxxxxxxxxxxxxput(1);yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
          │                 ^^^^^^"
    `);
  });

  test('is quick on a line of megabytes', () => {
    const source = `${'é'.repeat(5_000_000)}put(1);${'é'.repeat(5_000_000)}`;
    let frame: readonly string[] = [];
    const spent = processorTime(() => {
      frame = codeFrame(source, at(1, 5_000_001, 1, 5_000_007), 80, palette);
    });
    expect(spent).toBeLessThan(500);
    const [code = '', marks = ''] = frame;
    expect(code).toContain('put(1)');
    expect(code.indexOf('put(1)')).toBe(marks.indexOf('^^^^^^'));
  });

  test('has no frame when the file is shorter now', () => {
    expect(codeFrame('<?php', at(9, 1, 9, 2), 80, palette)).toEqual([]);
  });

  test('whatever the line holds, the underline starts below the range and nothing is wider than the terminal', () => {
    const pieces = fc.constantFrom(
      'a',
      '\t',
      '写',
      '😃',
      'é',
      'ש',
      '\u001b',
      ' ',
      '👩‍👩‍👧',
      '\u202e',
      'xxxxxxxxxxxxxxxxxxxx',
    );
    const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 40, max: 120 }), (before, after, width) => {
        const source = `x${before}@@@${after}`;
        const start = before.length + 2;
        const [code = '', marks = ''] = codeFrame(source, at(1, start, 1, start + 3), width, palette);
        expect(cellWidth(code)).toBeLessThanOrEqual(width);
        expect(cellWidth(marks)).toBeLessThanOrEqual(width);
        expect(code).not.toMatch(/[\p{Cc}\u202e]/u);
        expect(cellWidth(code.slice(0, code.indexOf('@@@')))).toBe(marks.indexOf('^'));
        expect(marks.trimStart()).toMatch(/^│ +\^\^\^$/);
      }),
      { numRuns: 500 },
    );
  });
});
