/** The theory that the simulator is held to, held itself to printed values. */
import { describe, expect, test } from 'vitest';
import { cheHits, lruHits, zipf } from './hits.ts';
import { balancedSojourn } from './markov-chain.ts';
import { meanNumber, numberAt, transient } from './over-time.ts';
import { balancedBranches, mdcWait, phasedSojourn } from './phases.ts';
import {
  erlangB,
  erlangC,
  gm1Sojourn,
  mg1Wait,
  mm1WithDeadline,
  mmc,
  mmck,
  mmcQuantile,
  mva,
  repairman,
} from './queues.ts';

describe('formulas give printed values', () => {
  test("Erlang's B and C", () => {
    expect(erlangB(5, 5)).toBeCloseTo(0.2848678, 6);
    expect(erlangB(45, 33.333)).toBeCloseTo(0.00965, 4);
    // README of pyworkforce: 14 agents, 10 erlang.
    expect(erlangC(14, 10)).toBeCloseTo(0.1741319335950498, 12);
  });

  test('M/M/c, M/M/c/K, M/G/1', () => {
    expect(mmc(8, 1, 10).wait).toBeCloseTo(0.20459, 5);
    expect([0.5, 0.95, 0.999].map((p) => mmcQuantile(9, 1, 10, p))).toEqual([
      expect.closeTo(1.32909, 4),
      expect.closeTo(4.36087, 4),
      expect.closeTo(8.84106, 4),
    ]);
    expect(mmcQuantile(0.8, 1, 1, 0.99)).toBeCloseTo(23.025851, 5);
    // CRAN package queueing, and the vignette of simmer.
    expect(mmck(8, 4, 5, 12).wait).toBeCloseTo(0.004933, 5);
    expect(mmck(3, 4, 2, 3).rejected).toBeCloseTo(0.04936, 5);
    expect(mg1Wait(0.9, 1, 0)).toBeCloseTo(4.5, 9);
  });

  test('closed networks', () => {
    expect(repairman(10, 9, 1, 1).throughput).toBeCloseTo(0.832037, 5);
    expect(repairman(100, 10, 0.2, 2).sojourn).toBeCloseTo(0.853974, 5);
    // Lazowska et al., page 117.
    expect(mva([0.605, 2.1, 1.35], 3, 15).sojourn).toBeCloseTo(4.79982478, 7);
    expect(mva([0.605, 2.1, 1.35], 10, 15).throughput).toBeCloseTo(0.40020462, 7);
  });

  test('round robin and the shortest queue', () => {
    const erlang = (n: number) => (s: number) => (1.6 / (1.6 + s)) ** n;
    expect(gm1Sojourn(1, erlang(2))).toBeCloseTo(3.84398, 4);
    expect(gm1Sojourn(1, (s) => Math.exp(-s / 0.8))).toBeCloseTo(2.692731, 5);
    expect(balancedSojourn(2, 1, 1.6, 2, 90)).toBeCloseTo(2.95574, 4);
    expect(balancedSojourn(3, 1, 2.4, 3, 30)).toBeCloseTo(2.28555, 3);
  });

  test('several servers with phases', () => {
    const h2 = { law: 'hyperexponential', branches: balancedBranches(4) } as const;
    // Pollaczek and Khinchine, for one server.
    expect(phasedSojourn(0.8, 1, h2, 1, 1500)).toBeCloseTo(11, 3);
    expect(phasedSojourn(0.8, 1, { law: 'erlang', phases: 4 }, 1, 200)).toBeCloseTo(3.5, 4);
    expect(phasedSojourn(0.8, 2, { law: 'erlang', phases: 1 }, 1, 300)).toBeCloseTo(3.84398, 4);
    expect(phasedSojourn(8, 1, { law: 'erlang', phases: 1 }, 10, 200)).toBeCloseTo(1.20459, 4);
    expect(mdcWait(0.9, 1, 400)).toBeCloseTo(4.5, 4);
    // Long simulations gave 0.10983 ± 0.0004 and 0.3444 ± 0.0018.
    expect(Math.abs(mdcWait(8, 10, 200) - 0.10983)).toBeLessThan(0.0004);
    expect(Math.abs(mdcWait(9, 10, 300) - 0.3444)).toBeLessThan(0.0018);
  });

  test('arrivals that change over time', () => {
    const frequency = (2 * Math.PI) / 24;
    // Eick, Massey and Whitt: 24.788530 above a mean of 50, 0.497173 after the rate.
    const highest = 6 + 0.497173;
    expect(numberAt(highest, 100, 50, frequency, 2)).toBeCloseTo(74.78853, 5);
    expect(numberAt(6, 100, 50, frequency, 2)).toBeCloseTo(74.578848, 5);
    expect(meanNumber(5.999, 6.001, 100, 50, frequency, 2)).toBeCloseTo(74.578848, 4);
    // An empty M/M/∞ fills as 1 − e^−t; M/M/5 settles.
    const filling = transient(() => 3, 1, 100, 10, 60, 0.02);
    expect(filling.busy).toBeCloseTo(3 * (1 - (1 - Math.exp(-10)) / 10), 4);
    expect(transient(() => 4, 1, 5, 4000, 150, 0.1).waiting).toBeCloseTo(mmc(4, 1, 5).waiting, 1);
  });

  test('keys that push one another out', () => {
    // Of two keys and room for one, a read hits where it asks for the same as the one before.
    expect(lruHits([0.7, 0.3], 1)).toBeCloseTo(0.58, 12);
    expect(lruHits(zipf(5, 0.8), 5)).toBeCloseTo(1, 12);
    expect(lruHits([0.25, 0.25, 0.25, 0.25], 3)).toBeCloseTo(0.75, 12);
    expect(cheHits(zipf(9, 0.5), 2)).toBeCloseTo(lruHits(zipf(9, 0.5), 2), 2);
  });

  test('a deadline that nobody meets loses nobody', () => {
    expect(mm1WithDeadline(0.8, 1, 200).lost).toBeCloseTo(0, 6);
    expect(mm1WithDeadline(0.8, 1, 200).sojourn).toBeCloseTo(5, 3);
  });
});
