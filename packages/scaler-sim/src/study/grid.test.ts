import { describe, expect, test } from 'vitest';
import { pointsOf, valuesOf } from './grid.ts';

const values = (text: string): readonly unknown[] => valuesOf(text, (each) => each);

describe('ranges', () => {
  test.each([
    ['1..4', ['1', '2', '3', '4']],
    ['2..8..3', ['2', '5', '8']],
    ['0.1..0.5..0.1', ['0.1', '0.2', '0.3', '0.4', '0.5']],
    ['10..30..10/s', ['10/s', '20/s', '30/s']],
    ['2,4, 8', ['2', '4', '8']],
    ['random,sticky', ['random', 'sticky']],
    ['7', ['7']],
    ['{ every: 6h }', ['{ every: 6h }']],
  ])('%s', (text, all) => {
    expect(values(text)).toEqual(all);
  });

  test.each([
    ['4..1', 'its end is below its begin'],
    ['1..8..0', 'its step is 0'],
    ['1..99999', 'it has 99999 values'],
    ['1,,2', 'a value is missing'],
  ])('%s is refused', (text, says) => {
    expect(() => values(text)).toThrow(says);
  });
});

test('points are every combination, the last key the fastest', () => {
  const axes = [
    { key: 'a', values: [1, 2] },
    { key: 'b', values: ['x', 'y'] },
  ];
  expect(pointsOf(axes)).toEqual([
    { a: 1, b: 'x' },
    { a: 1, b: 'y' },
    { a: 2, b: 'x' },
    { a: 2, b: 'y' },
  ]);
  expect(pointsOf([])).toEqual([{}]);
  expect(() =>
    pointsOf([
      { key: 'a', values: Array.from({ length: 200 }, () => 1) },
      { key: 'b', values: Array.from({ length: 200 }, () => 1) },
    ]),
  ).toThrow('40000 combinations');
});
