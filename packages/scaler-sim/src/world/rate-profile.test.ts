import { describe, expect, test } from 'vitest';
import { parseScenario } from '../scenario/read-scenario.ts';
import type { Plain } from '../scenario/source.ts';
import { ProfiledRate } from './rate-profile.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

function profile(arrivals: { readonly [key: string]: Plain }): ProfiledRate {
  const { source } = parseScenario({
    version: 1,
    traffic: { arrivals, requests: [{ name: 'page', service: '1s' }] },
  }).traffic;
  if (source.process !== 'profile') throw new Error(`a ${source.process} process`);
  return new ProfiledRate(source);
}

/** Mean rate over some time from 0 on [1/s]. */
function mean(of: ProfiledRate, duration: number): number {
  const steps = 100_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += of.rateAt(((i + 0.5) * duration) / steps);
  return sum / steps;
}

describe('a day and a week', () => {
  const day = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 3));

  test('have the mean that was asked for, and hours in the given proportion', () => {
    const own = profile({ process: 'profile', rate: '4/s', interpolation: 'step', day });
    expect(mean(own, DAY)).toBeCloseTo(4, 6);
    expect([own.rateAt(6 * HOUR), own.rateAt(18 * HOUR), own.rateAt(DAY + 6 * HOUR)]).toEqual([
      expect.closeTo(2, 9),
      expect.closeTo(6, 9),
      expect.closeTo(2, 9),
    ]);
  });

  test('multiply', () => {
    const week = [1, 1, 1, 1, 1, 0, 0];
    const own = profile({ process: 'profile', rate: '5/s', interpolation: 'step', day, week });
    expect(mean(own, 7 * DAY)).toBeCloseTo(5, 4);
    expect(own.rateAt(5 * DAY + 18 * HOUR)).toBe(0);
    expect(own.rateAt(4 * DAY + 18 * HOUR) / own.rateAt(4 * DAY + 6 * HOUR)).toBeCloseTo(3, 9);
  });

  test('have the same mean along lines', () => {
    expect(mean(profile({ process: 'profile', rate: '4/s', day }), DAY)).toBeCloseTo(4, 3);
  });
});

describe('points', () => {
  const points = [
    { at: '0s', rate: '2/s' },
    { at: '10s', rate: '6/s' },
    { at: '30s', rate: '0/s' },
  ];

  test('are joined by lines, and the last one holds', () => {
    const own = profile({ process: 'profile', points });
    expect([0, 5, 10, 20, 30, 1000].map((t) => own.rateAt(t))).toEqual([2, 4, 6, 3, 0, 0]);
    expect(own.bound).toBe(6);
  });

  test('or begin anew', () => {
    const own = profile({ process: 'profile', points, period: '40s' });
    expect([35, 40, 45].map((t) => own.rateAt(t))).toEqual([1, 2, 4]);
    const steps = profile({ process: 'profile', points, period: '40s', interpolation: 'step' });
    expect([5, 15, 35, 45].map((t) => steps.rateAt(t))).toEqual([2, 6, 0, 2]);
  });
});

test('a flash crowd rises, holds and fades, and crowds multiply', () => {
  const crowd = { at: '100s', factor: 3, rise: '10s', hold: '20s', fall: '40s' };
  const own = profile({ process: 'poisson', rate: '2/s', flashCrowds: [crowd, { ...crowd, at: '110s', factor: 2 }] });
  expect([99, 105, 109.999, 120, 129, 150, 200].map((t) => own.rateAt(t))).toEqual([
    2,
    expect.closeTo(2 * 2, 9),
    expect.closeTo(2 * 3, 2),
    expect.closeTo(2 * 3 * 2, 9),
    expect.closeTo(2 * 3 * 2, 9),
    expect.closeTo(2 * 2 * 1.75, 9),
    2,
  ]);
  expect(own.bound).toBe(12);
});
