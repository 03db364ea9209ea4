import { describe, expect, test } from 'vitest';
import { HpaLimits } from './hpa-behaviour.ts';
import { type PodReading, wantedReplicas } from './replica-calculator.ts';

/** Pods with these usages, in thousandths of a core of which each asked for 1,000; `unready` of the first are not ready. */
function pods(usages: readonly number[], unready = 0): PodReading[] {
  return usages.map((usage, i) => ({ usage: usage / 1000, isReady: i >= unready }));
}

describe("the upstream replica calculator's own cases (replica_calculator_test.go)", () => {
  const TOLERANCE = 0.1;

  test.each([
    ['scale up', 3, 0.3, pods([300, 500, 700]), 5],
    ['scale up, one unready', 3, 0.3, pods([300, 500, 700], 1), 4],
    ['scale up, two unready: less', 3, 0.3, pods([400, 500, 700], 2), 3],
    ['scale down', 5, 0.5, pods([100, 300, 500, 250, 250]), 3],
    ['within tolerance', 3, 0.5, pods([500, 520, 530]), 3],
  ] as const)('%s', (_name, current, target, readings, wanted) => {
    expect(wantedReplicas(current, target, TOLERANCE, readings, 1)).toBe(wanted);
  });

  test('a figure of pods: requests per second', () => {
    const readings = [20_000, 10_000, 30_000].map((usage) => ({ usage, isReady: true }));
    expect(wantedReplicas(3, 15_000, TOLERANCE, readings, 15_000)).toBe(4);
  });

  test('what is missing counts as the whole request on the way down, and as nothing on the way up', () => {
    const missing = { usage: null, isReady: true };
    expect(wantedReplicas(3, 0.5, TOLERANCE, [...pods([100, 100]), missing], 1)).toBe(3);
    expect(wantedReplicas(3, 0.5, TOLERANCE, [...pods([1000, 1000]), missing], 1)).toBe(4);
  });
});

describe('how fast an HPA scales', () => {
  const up = {
    stabilisation: 0,
    select: 'max',
    policies: [
      { type: 'pods', value: 4, period: 15 },
      { type: 'percent', value: 100, period: 15 },
    ],
  } as const;
  const down = { stabilisation: 0, select: 'max', policies: [{ type: 'percent', value: 10, period: 60 }] } as const;

  test('80 replicas, 10 % a minute: 72, then 64', () => {
    const limits = new HpaLimits(up, down);
    expect(limits.limit(80, 10, 0)).toBe(72);
    expect(limits.limit(72, 10, 15)).toBe(72);
    expect(limits.limit(72, 10, 61)).toBe(64);
  });

  test('up by four pods or to the double, whichever is more', () => {
    expect(new HpaLimits(up, down).limit(2, 50, 0)).toBe(6);
    expect(new HpaLimits(up, down).limit(10, 50, 0)).toBe(20);
  });

  test('going down waits until the whole window recommends it', () => {
    const limits = new HpaLimits(up, {
      ...down,
      stabilisation: 300,
      policies: [{ type: 'percent', value: 100, period: 15 }],
    });
    expect(limits.limit(10, 10, 0)).toBe(10);
    expect(limits.limit(10, 4, 200)).toBe(10);
    expect(limits.limit(10, 5, 301)).toBe(5);
  });
});
