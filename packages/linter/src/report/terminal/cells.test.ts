import { describe, expect, test } from 'vitest';
import { cellsOf, cellWidth } from './cells.ts';

/** Every character by itself, as where one of them joins others: all that is plain must say the same. */
function between(character: string): string {
  return `\u0301${character}\u0301`;
}

describe('the width of text', () => {
  test.each(['A', 'é', '·', '…', '—', '“', '§', '©', '‼'])('%s is one cell, whatever stands around it', (character) => {
    expect(cellWidth(character)).toBe(1);
    expect(cellWidth(between(character))).toBe(1);
  });

  test.each(['\u00ad', '\u200b', '\u2028', '\u202e', '写', '‼️'])('%j is not plain', (character) => {
    expect(cellWidth(character)).toBe(cellWidth(`é${character}e\u0301`) - 2);
  });
});

test('characters of a line of code have their places, with and without tabs', () => {
  expect(cellsOf('a\t·b', 4).map(({ text, offset, end, width }) => [text, offset, end, width])).toEqual([
    ['a', 0, 1, 1],
    ['   ', 1, 2, 3],
    ['·', 2, 3, 1],
    ['b', 3, 4, 1],
  ]);
  expect(cellsOf('é\te\u0301', 4).map(({ offset, end, width }) => [offset, end, width])).toEqual([
    [0, 1, 1],
    [1, 2, 3],
    [2, 4, 1],
  ]);
});
