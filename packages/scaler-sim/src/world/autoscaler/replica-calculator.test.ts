import { describe, expect, test } from 'vitest';
import { HpaLimits } from './hpa-behaviour.ts';
import { type PodReading, wantedForAverage, wantedForValue, wantedReplicas } from './replica-calculator.ts';

/** Pods with these usages, in thousandths of a core of which each asked for 1,000; `unready` of the first are not ready. */
function pods(usages: readonly number[], unready = 0): PodReading[] {
  return usages.map((usage, i) => ({ usage: usage / 1000, isReady: i >= unready }));
}

describe("the upstream replica calculator's own cases (replica_calculator_test.go)", () => {
  const TOLERANCE = 0.1;
  const missing = (count: number): PodReading[] =>
    Array.from({ length: count }, () => ({ usage: null, isReady: true }));

  test.each([
    ['ScaleUp', 3, 30, pods([300, 500, 700]), 5],
    ['ScaleUpUnreadyLessScale, ScaleUpHotCpuLessScale', 3, 30, pods([300, 500, 700], 1), 4],
    ['ScaleUpUnreadyNoScale, ScaleHotCpuNoScale', 3, 30, pods([400, 500, 700].toReversed(), 2), 3],
    ['ScaleUpIgnoresFailedPods, ScaleUpIgnoresDeletionPods', 2, 30, pods([500, 700]), 4],
    ['ScaleDown', 5, 50, pods([100, 300, 500, 250, 250]), 3],
    ['ScaleDownIncludeUnreadyPods, ScaleDownIgnoreHotCpuPods', 5, 50, pods([250, 250, 100, 300, 500], 2), 2],
    ['ScaleDownExcludeUnscheduledPods', 5, 50, [...pods([100]), ...pods([0, 0, 0, 0], 4)], 1],
    ['Tolerance', 3, 100, pods([1010, 1030, 1020]), 3],
    ['SuperfluousMetrics', 4, 100, pods([4000, 9500, 3000, 7000]), 24],
    ['MissingMetrics', 4, 100, [...pods([400, 95]), ...missing(2)], 3],
    ['MissingMetricsNoChangeEq', 2, 100, [...pods([1000]), ...missing(1)], 2],
    ['MissingMetricsNoChangeGt', 2, 100, [...pods([1900]), ...missing(1)], 2],
    ['MissingMetricsNoChangeLt', 2, 100, [...pods([600]), ...missing(1)], 2],
    ['MissingMetricsUnreadyChange, MissingMetricsHotCpuNoChange', 3, 50, [...pods([100, 450], 1), ...missing(1)], 3],
    ['MissingMetricsUnreadyScaleUp, MissingMetricsHotCpuScaleUp', 3, 50, [...pods([100, 2000], 1), ...missing(1)], 4],
    ['MissingMetricsUnreadyScaleDown', 4, 50, [...pods([100, 100, 100], 1), ...missing(1)], 3],
    ['DuringRollingUpdateWithMaxSurge', 2, 50, [...pods([100, 100]), ...missing(1)], 2],
    ['ComputedToleranceAlgImplementation, out', 10, 56, pods(Array(10).fill(500)), 9],
    ['ComputedToleranceAlgImplementation, within', 10, 55, pods(Array(10).fill(500)), 10],
  ] as const)('a resource: %s', (_name, current, percent, readings, wanted) => {
    expect(wantedReplicas(current, percent / 100, TOLERANCE, readings, 'utilisation')).toBe(wanted);
  });

  test.each([
    ['ScaleUpCM', 3, 15_000, [20_000, 10_000, 30_000], 4],
    ['ScaleUpCMUnreadyHotCpuNoLessScale', 3, 15_000, [50_000, 10_000, 30_000], 6],
    ['ScaleUpCMUnreadyHotCpuScaleWouldScaleDown', 3, 15_000, [50_000, 15_000, 30_000], 7],
    ['ScaleUpCMExternal', 1, 4_400, [8_600], 2],
    ['ScaleDownCM', 5, 20_000, [12_000, 12_000, 12_000, 12_000, 12_000], 3],
    ['ToleranceCM', 3, 20_000, [20_000, 21_000, 21_000], 3],
  ] as const)('a figure of pods: %s', (_name, current, target, usages, wanted) => {
    const readings = usages.map((usage) => ({ usage, isReady: true }));
    expect(wantedReplicas(current, target, TOLERANCE, readings, 'value')).toBe(wanted);
  });

  test.each([
    ['ScaleUpCMObject', 3, 3, 20_000, 15_000, 4],
    ['ScaleUpCMObjectIgnoresUnreadyPods', 3, 1, 50_000, 10_000, 5],
    ['ScaleDownCMObject', 5, 5, 12_000, 20_000, 3],
    ['ToleranceCMObject', 3, 3, 20_666, 20_000, 3],
    ['ScaleUpCMExternalIgnoresUnreadyPods', 3, 1, 8_600, 4_400, 2],
    ['ScaleDownCMExternal', 5, 5, 8_600, 14_334, 3],
    ['ToleranceCMExternal', 3, 3, 8_600, 8_888, 3],
  ] as const)('an object or something external: %s', (_name, current, ready, usage, target, wanted) => {
    expect(wantedForValue(current, ready, usage, target, TOLERANCE)).toBe(wanted);
  });

  test.each([
    ['ScaleUpCMPerPodObject', 3, 20_000, 5_000, 4],
    ['ScaleDownPerPodCMObject', 5, 6_000, 2_000, 3],
    ['TolerancePerPodCMObject', 4, 20_166, 5_000, 4],
    ['ScaleUpPerPodCMExternal', 3, 8_600, 2_150, 4],
    ['ScaleDownPerPodCMExternal', 5, 8_600, 2_867, 3],
    ['TolerancePerPodCMExternal', 3, 8_600, 2_900, 3],
  ] as const)('the same with a target for each pod: %s', (_name, current, usage, target, wanted) => {
    expect(wantedForAverage(current, usage, target, TOLERANCE)).toBe(wanted);
  });

  test('of a resource only whole percent count', () => {
    // 71.9 % for a target of 65 % are 71 %, and within the tolerance.
    expect(wantedReplicas(10, 0.65, TOLERANCE, pods(Array(10).fill(719)), 'utilisation')).toBe(10);
    expect(wantedReplicas(10, 0.65, TOLERANCE, pods(Array(10).fill(720)), 'utilisation')).toBe(12);
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
