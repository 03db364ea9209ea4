/** The replica calculator of Kubernetes' HorizontalPodAutoscaler (pkg/controller/podautoscaler/replica_calculator.go). */

/** A pod as the calculator sees it. */
export interface PodReading {
  /** Share of its resource request, or another figure in the target's unit; null where there is none. */
  readonly usage: number | null;
  readonly isReady: boolean;
}

/**
 * Pods that are wanted so that the mean usage meets the target.
 * @param kind `utilisation`: a share of what each pod asked for, of which the calculator takes whole percent, and a pod without
 * a figure counts as fully used on the way down; `value`: a figure in its own unit, and such a pod counts as the target
 */
export function wantedReplicas(
  current: number,
  target: number,
  tolerance: number,
  pods: readonly PodReading[],
  kind: 'utilisation' | 'value',
): number {
  const counted = pods.flatMap(({ usage, isReady }) => (isReady && usage !== null ? [usage] : []));
  const missing = pods.filter(({ usage, isReady }) => isReady && usage === null).length;
  const unready = pods.filter(({ isReady }) => !isReady).length;
  if (counted.length === 0) return current;
  const ratioOf = (usages: readonly number[]): number =>
    (kind === 'utilisation' ? wholePercent(mean(usages)) : mean(usages)) / target;
  const whenMissing = kind === 'utilisation' ? Math.max(1, target) : target;
  const ratio = ratioOf(counted);
  const hasUnreadyOnTheWayUp = unready > 0 && ratio > 1;
  if (!hasUnreadyOnTheWayUp && missing === 0) {
    return isWithin(ratio, tolerance) ? current : ceiling(ratio * counted.length);
  }
  // On the way down what is missing counts as busy, on the way up as idle; a utilisation just on target is no way at all.
  const counts = ratio !== 1 || kind === 'value';
  const filled = [
    ...counted,
    ...Array<number>(counts ? missing : 0).fill(ratio < 1 ? whenMissing : 0),
    ...Array<number>(hasUnreadyOnTheWayUp ? unready : 0).fill(0),
  ];
  const cautious = ratioOf(filled);
  const turned = (ratio < 1 && cautious > 1) || (ratio > 1 && cautious < 1);
  if (isWithin(cautious, tolerance) || turned) return current;
  const wanted = ceiling(cautious * filled.length);
  const isContrary = (cautious < 1 && wanted > current) || (cautious > 1 && wanted < current);
  return isContrary ? current : wanted;
}

/** Pods for a figure of the whole, which has a target as a whole: Object and External metrics of type Value. */
export function wantedForValue(
  current: number,
  ready: number,
  usage: number,
  target: number,
  tolerance: number,
): number {
  const ratio = usage / target;
  return isWithin(ratio, tolerance) ? current : ceiling(ratio * ready);
}

/** Pods for a figure of the whole, of which each pod is meant to have so much: the same of type AverageValue. */
export function wantedForAverage(current: number, usage: number, target: number, tolerance: number): number {
  return isWithin(usage / (target * current), tolerance) ? current : ceiling(usage / target);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isWithin(ratio: number, tolerance: number): boolean {
  return Math.abs(1 - ratio) <= tolerance;
}

function wholePercent(share: number): number {
  return Math.floor(share * 100 + 1e-9) / 100;
}

/** Upwards, but not for what rounding has left above a whole number. */
function ceiling(value: number): number {
  return Math.ceil(value - 1e-9);
}
