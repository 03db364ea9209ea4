import { describe, expect, test } from 'vitest';
import type { Distribution } from './distribution.ts';
import { countLaw, timeLaw } from './distribution-shape.ts';
import { gammaFunction } from './gamma-function.ts';
import { INVALID, type Reading } from './shape.ts';
import { type Plain, sourceOf } from './source.ts';

function read(value: Plain, files: Readonly<Record<string, string>> = {}, shape = timeLaw): Distribution | string {
  const readFile = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  };
  const reading: Reading = { problems: [], explained: [], readFile };
  const law = shape.read(sourceOf(value), 'x', reading);
  return law === INVALID ? reading.problems.map(({ says }) => says).join('; ') : law;
}

describe('laws', () => {
  test.each<[Plain, Distribution]>([
    ['80ms', { law: 'constant', value: 0.08 }],
    [
      { distribution: 'constant', value: '80ms' },
      { law: 'constant', value: 0.08 },
    ],
    [
      { distribution: 'exponential', mean: '1s' },
      { law: 'exponential', mean: 1 },
    ],
    [
      { distribution: 'uniform', min: '1s', max: '3s' },
      { law: 'uniform', min: 1, max: 3 },
    ],
    [
      { distribution: 'erlang', mean: '1s', k: 4 },
      { law: 'erlang', mean: 1, k: 4 },
    ],
    [
      { distribution: 'gamma', mean: '1s', cv: 0.5 },
      { law: 'gamma', shape: 4, scale: 0.25 },
    ],
    [
      { distribution: 'gamma', mean: '1s', shape: 2 },
      { law: 'gamma', shape: 2, scale: 0.5 },
    ],
    [
      { distribution: 'weibull', scale: '1s', shape: 2 },
      { law: 'weibull', shape: 2, scale: 1 },
    ],
    [
      { distribution: 'pareto', min: '1s', shape: 3 },
      { law: 'pareto', shape: 3, min: 1 },
    ],
    [
      { distribution: 'pareto', mean: '3s', shape: 3 },
      { law: 'pareto', shape: 3, min: 2 },
    ],
    [
      {
        distribution: 'hyperexponential',
        branches: [
          { weight: 1, mean: '1s' },
          { weight: 3, mean: '2s' },
        ],
      },
      { law: 'hyperexponential', weights: [0.25, 0.75], means: [1, 2] },
    ],
    [
      {
        distribution: 'empirical',
        quantiles: [
          { at: '0%', value: '1s' },
          { at: '100%', value: '2s' },
        ],
      },
      { law: 'empirical', at: [0, 1], values: [1, 2] },
    ],
  ])('%j', (given, law) => {
    expect(read(given)).toEqual(law);
  });

  test('a geometric law counts', () => {
    expect(read({ distribution: 'geometric', mean: 10 }, {}, countLaw)).toEqual({ law: 'geometric', mean: 10 });
    expect(read({ distribution: 'geometric', mean: '10s' })).toContain('must be a number');
  });

  test('a file of values', () => {
    const files = { 'times.txt': '# measured\n30ms\n10ms\n\n20ms\n' };
    expect(read({ distribution: 'empirical', file: 'times.txt' }, files)).toEqual({
      law: 'empirical',
      at: [0, 0.5, 1],
      values: [0.01, 0.02, 0.03],
    });
    expect(read({ distribution: 'empirical', file: 'other.txt' }, files)).toBe('x.file cannot be read: no such file');
    expect(read({ distribution: 'empirical', file: 'a' }, { a: '30ms\n7\n' })).toContain('has "7" on line 2');
  });

  test.each<[Plain, string]>([
    [{ distribution: 'lognormal', mean: '1s' }, 'must have "cv" or "p99"'],
    [{ distribution: 'lognormal', mean: '1s', cv: 1, p99: '2s' }, 'must have "cv" or "p99", not both'],
    [{ distribution: 'lognormal', mean: '1s', p99: '0.5s' }, 'x.p99 must not be below the mean'],
    [{ distribution: 'uniform', min: '3s', max: '1s' }, 'x.max must not be below min'],
    [{ distribution: 'pareto', mean: '1s', shape: 1 }, 'x.shape must be above 1'],
    [{ distribution: 'exponentiel', mean: '1s' }, 'did you mean "exponential"?'],
    [{ mean: '1s' }, 'the key "distribution" is missing'],
    [
      {
        distribution: 'empirical',
        quantiles: [
          { at: '0%', value: '1s' },
          { at: '90%', value: '2s' },
        ],
      },
      'must begin at 0% and end at 100%',
    ],
    [['1s'], 'must be a time'],
  ])('%j is refused', (given, says) => {
    expect(read(given)).toContain(says);
  });
});

describe('parameters have the moments that were given', () => {
  test.each([0.5, 0.95, 3])('lognormal with a coefficient of variation of %d', (cv) => {
    const law = read({ distribution: 'lognormal', mean: '20ms', cv });
    if (typeof law === 'string' || law.law !== 'lognormal') throw new Error(JSON.stringify(law));
    const square = law.sigma * law.sigma;
    expect(Math.exp(law.mu + square / 2)).toBeCloseTo(0.02, 12);
    expect(Math.sqrt(Math.exp(square) - 1)).toBeCloseTo(cv, 10);
  });

  test('lognormal with a 99th percentile', () => {
    const law = read({ distribution: 'lognormal', mean: '80ms', p99: '600ms' });
    if (typeof law === 'string' || law.law !== 'lognormal') throw new Error(JSON.stringify(law));
    expect(Math.exp(law.mu + (law.sigma * law.sigma) / 2)).toBeCloseTo(0.08, 12);
    expect(Math.exp(law.mu + 2.326_347_874_040_841 * law.sigma)).toBeCloseTo(0.6, 12);
  });

  test('hyperexponential with balanced means', () => {
    const law = read({ distribution: 'hyperexponential', mean: '1s', cv: 2 });
    if (typeof law === 'string' || law.law !== 'hyperexponential') throw new Error(JSON.stringify(law));
    const { weights, means } = law;
    const average = (values: readonly number[]): number =>
      weights.reduce((sum, weight, at) => sum + weight * values[at], 0);
    const mean = average(means);
    expect(mean).toBeCloseTo(1, 12);
    expect(average(means.map((each) => 2 * each * each)) - mean * mean).toBeCloseTo(4, 10);
    expect(weights.map((weight, at) => weight * means[at])).toEqual([0.5, 0.5]);
  });

  test('weibull', () => {
    const law = read({ distribution: 'weibull', mean: '1s', shape: 0.5 });
    // The mean is scale · Γ(1 + 1/shape), and Γ(3) = 2.
    expect(law).toMatchObject({ law: 'weibull', shape: 0.5 });
    expect((law as { scale: number }).scale).toBeCloseTo(0.5, 12);
  });
});

test.each([
  [1, 1],
  [5, 24],
  [0.5, Math.sqrt(Math.PI)],
  [11, 3_628_800],
  [1.1, 0.951_350_769_866_873_2],
])('Γ(%d) = %d', (x, value) => {
  expect(gammaFunction(x) / value).toBeCloseTo(1, 13);
});
