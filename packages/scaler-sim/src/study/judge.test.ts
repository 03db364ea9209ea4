import { describe, expect, test } from 'vitest';
import type { Estimate } from '../result.ts';
import type { Slo } from '../scenario/scenario.ts';
import { parseSlo } from '../scenario/slo.ts';
import { judge } from './judge.ts';

function promise(expression: string): Slo {
  const parsed = parseSlo(expression);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

/** Nine degrees of freedom: one-sided 95 % lies 1.833 standard errors from the value. */
const estimate = (value: number | null, standardError: number | null = 0.01): Estimate => ({
  value,
  standardError,
  degreesOfFreedom: 9,
  replicates: [],
});

const count = (hits: number, of: number): Estimate => ({
  ...estimate(hits / of, hits === 0 ? 0 : 0.01),
  count: { hits, of },
});

describe('a promise is', () => {
  test.each<[string, Estimate, boolean | 'undecided']>([
    ['latency.p95 < 500ms', estimate(0.48), true],
    // 0.482 + 1.833 × 0.01 lies just above the limit, at one side; a two-sided interval would end at 0.5046.
    ['latency.p95 < 500ms', estimate(0.482), 'undecided'],
    ['latency.p95 < 500ms', estimate(0.4816), true],
    ['latency.p95 < 500ms', estimate(0.517), 'undecided'],
    ['latency.p95 < 500ms', estimate(0.519), false],
    ['latency.p95 < 500ms', estimate(0.5, 0), false],
    ['latency.p95 <= 500ms', estimate(0.5, 0), true],
    ['throughput > 8/s', estimate(8.02), true],
    ['throughput > 8/s', estimate(8.01), 'undecided'],
    ['throughput >= 8/s', estimate(7.9), false],
    ['latency.p95 < 500ms', estimate(null, null), 'undecided'],
    ['latency.p95 < 500ms', estimate(0.1, null), 'undecided'],
    // Nothing seen in 10,000: at most 1 − 0.05^(1/10000) = 0.03 %.
    ['errors.rate < 0.1%', count(0, 10_000), true],
    ['errors.rate < 0.02%', count(0, 10_000), 'undecided'],
  ])('%s', (expression, own, met) => {
    expect(judge(promise(expression), own).met).toBe(met);
  });
});

describe('a promise of nothing at all', () => {
  const none = promise('state.uploads.lostFraction = 0');

  test('is kept where nothing can be lost', () => {
    expect(judge(none, { ...count(0, 500), impossible: true }).met).toBe(true);
  });

  test('is not decided by not having seen it', () => {
    expect(judge(none, count(0, 500))).toMatchObject({ met: 'undecided', note: 'not observed, at most 3/500' });
  });

  test('is broken by one that was seen', () => {
    expect(judge(none, count(1, 500)).met).toBe(false);
  });

  test('of a figure that the scenario does not have', () => {
    expect(judge(none, undefined)).toMatchObject({ met: 'undecided', note: 'the scenario has no such figure' });
  });
});

test('a placement that is not known keeps a promise only where both ways do', () => {
  const both = (a: number, b: number): Estimate => ({ ...estimate(a), range: [estimate(a), estimate(b)] });
  const slo = promise('latency.p95 < 500ms');
  expect(judge(slo, both(0.2, 0.3)).met).toBe(true);
  expect(judge(slo, both(0.6, 0.3)).met).toBe('undecided');
  expect(judge(slo, both(0.6, 0.7)).met).toBe(false);
});

test('nor is a promise of nothing at all broken, where one way keeps it', () => {
  const none = promise('state.uploads.lostFraction = 0');
  const shared: Estimate = { ...count(0, 100), impossible: true };
  const own: Estimate = { ...count(21, 100), range: [count(21, 100), shared] };
  expect(judge(none, own)).toMatchObject({ met: 'undecided', note: 'it hangs on a placement that is unknown' });
});
