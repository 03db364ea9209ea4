import { describe, expect, test } from 'vitest';
import { streamOf } from './random-stream.ts';
import { type Law, samplerOf } from './sampler.ts';
import { exponential, normal } from './ziggurat.ts';

const DRAWS = 400_000;

/** Law, mean, variance. */
const LAWS: readonly (readonly [Law, number, number])[] = [
  [{ law: 'constant', value: 3 }, 3, 0],
  [{ law: 'exponential', mean: 2 }, 2, 4],
  [{ law: 'uniform', min: 1, max: 4 }, 2.5, 9 / 12],
  [{ law: 'erlang', mean: 2, k: 4 }, 2, 1],
  [{ law: 'gamma', shape: 0.5, scale: 2 }, 1, 2],
  [{ law: 'gamma', shape: 3, scale: 2 }, 6, 12],
  [{ law: 'weibull', shape: 2, scale: 1 }, Math.sqrt(Math.PI) / 2, 1 - Math.PI / 4],
  [{ law: 'lognormal', mu: 0, sigma: 0.5 }, Math.exp(0.125), Math.exp(0.25) * (Math.exp(0.25) - 1)],
  [{ law: 'pareto', shape: 5, min: 1 }, 1.25, 5 / (16 * 3)],
  [{ law: 'hyperexponential', weights: [0.25, 0.75], means: [3, 1] }, 1.5, 2 * (0.25 * 9 + 0.75) - 2.25],
  [{ law: 'geometric', mean: 4 }, 4, 12],
  [{ law: 'geometric', mean: 1 }, 1, 0],
  [{ law: 'empirical', at: [0, 0.5, 1], values: [0, 1, 3] }, 1.25, (0.5 * 1) / 3 + (0.5 * 13) / 3 - 1.5625],
];

describe('laws', () => {
  test.each(LAWS)('%o has its mean and variance', (law, mean, variance) => {
    const sampler = samplerOf(law);
    const stream = streamOf(3, 0, 9);
    let sum = 0;
    let squares = 0;
    let fourth = 0;
    for (let i = 0; i < DRAWS; i++) {
      const x = sampler.draw(stream) - mean;
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
    }
    expect(Math.abs(sum / DRAWS)).toBeLessThanOrEqual(4.5 * Math.sqrt(variance / DRAWS) + 1e-12);
    const error = Math.sqrt(Math.max(0, fourth / DRAWS - variance * variance) / DRAWS);
    expect(Math.abs(squares / DRAWS - variance)).toBeLessThanOrEqual(5 * error + 1e-12);
  });
});

describe('the ziggurat', () => {
  /** Largest distance between the distribution of draws and a distribution function (Kolmogorov). */
  function distance(draws: Float64Array, distribution: (x: number) => number): number {
    draws.sort();
    return draws.reduce((most, x, i) => {
      const f = distribution(x);
      return Math.max(most, Math.abs(f - i / draws.length), Math.abs(f - (i + 1) / draws.length));
    }, 0);
  }

  /** 99.9 % quantile of Kolmogorov's distance, for many draws. */
  const limit = 1.95 / Math.sqrt(DRAWS);

  test('exponential draws follow 1 − e^−x, also beyond the tail', () => {
    const stream = streamOf(4, 0, 9);
    const draws = Float64Array.from({ length: DRAWS }, () => exponential(stream));
    expect(distance(draws, (x) => 1 - Math.exp(-x))).toBeLessThan(limit);
    expect(draws.filter((x) => x > 7.7).length / DRAWS).toBeCloseTo(Math.exp(-7.7), 4);
  });

  test('normal draws have even and fourth moments of the normal law, and its tails', () => {
    const stream = streamOf(5, 0, 9);
    const draws = Float64Array.from({ length: DRAWS }, () => normal(stream));
    const mean = (of: (x: number) => number): number => draws.reduce((sum, x) => sum + of(x), 0) / DRAWS;
    expect(Math.abs(mean((x) => x))).toBeLessThan(4.5 / Math.sqrt(DRAWS));
    expect(Math.abs(mean((x) => x ** 4) - 3)).toBeLessThan(4.5 * Math.sqrt(96 / DRAWS));
    expect(mean((x) => (Math.abs(x) > 1.959964 ? 1 : 0))).toBeCloseTo(0.05, 2);
    expect(mean((x) => (Math.abs(x) > 3.2905 ? 1 : 0))).toBeCloseTo(0.001, 3);
    expect(mean((x) => (x > 3.7 ? 1 : 0))).toBeLessThan(3e-4);
  });
});
