import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BINS, binOf, binStart, drained, merged, quantile } from './histogram.ts';

function histogramOf(values: readonly number[]): ReturnType<typeof drained> {
  const counts = new Uint32Array(BINS);
  for (const value of values) counts[binOf(value)]++;
  const sorted = values.toSorted((a, b) => a - b);
  return drained(counts, sorted[0] ?? 0, sorted.at(-1) ?? 0);
}

describe('the histogram', () => {
  test('a value lies in its bin, which is at most 0.8 % wide', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e7, noNaN: true }), (value) => {
        const bin = binOf(value);
        expect(binStart(bin)).toBeLessThanOrEqual(value);
        expect(binStart(bin + 1)).toBeGreaterThan(value);
        expect(binStart(bin + 1) / binStart(bin)).toBeLessThanOrEqual(1 + 1 / 128);
      }),
    );
    expect([0, 1e-12].map(binOf)).toEqual([0, 0]);
    expect(binOf(1e30)).toBe(BINS - 1);
  });

  test('quantiles of a smooth law are within 0.1 %', () => {
    const n = 200_000;
    const histogram = histogramOf(Array.from({ length: n }, (_, i) => -Math.log(1 - (i + 0.5) / n)));
    for (const p of [0.1, 0.5, 0.9, 0.95, 0.99, 0.999]) {
      expect(Math.abs((quantile(histogram, p) ?? 0) / -Math.log(1 - p) - 1)).toBeLessThan(0.001);
    }
    expect(quantile(histogramOf([]), 0.5)).toBeNull();
  });

  test('quantiles of values that are all alike are that value, also where it is 0 or beyond all bins', () => {
    for (const value of [0, 1e-9, 0.08, 1e30]) {
      const histogram = merged([histogramOf([value, value, value]), histogramOf([])]);
      expect([0.01, 0.5, 0.999].map((p) => quantile(histogram, p))).toEqual([value, value, value]);
    }
  });

  test('merging is the same as counting together, in any order', () => {
    const values = fc.array(fc.double({ min: 1e-3, max: 100, noNaN: true }), { maxLength: 50 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(merged([histogramOf(a), histogramOf(b)])).toEqual(histogramOf([...b, ...a]));
      }),
    );
  });
});
