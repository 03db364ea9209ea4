/** The theory that the simulator is held to, held itself to printed values. */
import { describe, expect, test } from 'vitest';
import { balancedSojourn } from './markov-chain.ts';
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

  test('a deadline that nobody meets loses nobody', () => {
    expect(mm1WithDeadline(0.8, 1, 200).lost).toBeCloseTo(0, 6);
    expect(mm1WithDeadline(0.8, 1, 200).sojourn).toBeCloseTo(5, 3);
  });
});
