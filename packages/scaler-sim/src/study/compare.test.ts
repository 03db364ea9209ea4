import { expect, test } from 'vitest';
import type { Estimate } from '../result.ts';
import { difference } from './compare.ts';

const estimate = (replicates: readonly (number | null)[]): Estimate => {
  const seen = replicates.filter((each) => each !== null);
  const value = seen.length === 0 ? null : seen.reduce((sum, each) => sum + each, 0) / seen.length;
  return { value, standardError: null, degreesOfFreedom: 0, replicates };
};

test('a difference has the interval of its pairs', () => {
  // Pairs differ by 1, 2 and 3: mean 2, standard error 1/√3, t of two degrees of freedom 4.30265.
  const { value, low, high, correlation } = difference(estimate([10, 20, 30]), estimate([11, 22, 33]), 0.95);
  expect(value).toBeCloseTo(2, 12);
  expect(low).toBeCloseTo(2 - 4.302_65 / Math.sqrt(3), 4);
  expect(high).toBeCloseTo(2 + 4.302_65 / Math.sqrt(3), 4);
  expect(correlation).toBeCloseTo(1, 6);
});

test('what only one of them saw is no pair', () => {
  expect(difference(estimate([10, null]), estimate([11, 12]), 0.95)).toMatchObject({
    value: 1.5,
    low: null,
    high: null,
  });
  expect(difference(estimate([null]), estimate([1]), 0.95)).toMatchObject({ a: null, b: 1, value: null });
});
