import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dimension, formatQuantity, parseQuantity } from './units.ts';

describe('quantities are read', () => {
  test.each<[string, Dimension, number | undefined]>([
    ['80ms', 'time', 0.08],
    ['200000s', 'time', 200_000],
    ['1h30m', 'time', 5400],
    ['1.5 h', 'time', 5400],
    ['2w', 'time', 1_209_600],
    ['250us', 'time', 0.000_25],
    ['0', 'time', 0],
    ['30', 'time', undefined],
    ['30 seconds', 'time', undefined],
    ['-3s', 'time', undefined],
    ['1e999s', 'time', undefined],
    ['8/s', 'rate', 8],
    ['1/24h', 'rate', 1 / 86_400],
    ['480/min', 'rate', 8],
    ['2 / 7d', 'rate', 2 / 604_800],
    ['0', 'rate', 0],
    ['8', 'rate', undefined],
    ['8/0s', 'rate', undefined],
    ['512MiB', 'size', 536_870_912],
    ['20kB', 'size', 20_000],
    ['20', 'size', undefined],
    ['0.1%', 'share', 0.001],
    ['0.25', 'share', 0.25],
    ['7', 'number', 7],
    ['seven', 'number', undefined],
  ])('%s as %s', (text, dimension, value) => {
    if (value === undefined) expect(parseQuantity(text, dimension)).toBeUndefined();
    else expect(parseQuantity(text, dimension)).toBeCloseTo(value, 12);
  });
});

describe('quantities are written', () => {
  test.each<[number, Dimension, string]>([
    [0.08, 'time', '80 ms'],
    [90, 'time', '1.5 min'],
    [86_400, 'time', '1 d'],
    [0, 'time', '0 s'],
    [Number.POSITIVE_INFINITY, 'time', 'none'],
    [8, 'rate', '8/s'],
    [1 / 86_400, 'rate', '1/d'],
    [5 / 3600, 'rate', '5/h'],
    [536_870_912, 'size', '512 MiB'],
    [0.001, 'share', '0.1 %'],
    [1_234_567, 'number', '1,235,000'],
    [511, 'number', '511'],
    [Number.POSITIVE_INFINITY, 'number', 'unlimited'],
  ])('%d as %s', (value, dimension, text) => {
    expect(formatQuantity(value, dimension)).toBe(text);
  });

  test('what is written can be read', () => {
    const dimension = fc.constantFrom<Dimension>('time', 'rate', 'size', 'share');
    fc.assert(
      fc.property(dimension, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (of, value) => {
        const read = parseQuantity(formatQuantity(value, of, 12).replaceAll(',', ''), of);
        expect(read).toBeDefined();
        expect(Math.abs((read ?? 0) - value)).toBeLessThanOrEqual(value * 1e-6 + 1e-12);
      }),
    );
  });
});
