/** The replica calculator of Kubernetes' HorizontalPodAutoscaler (pkg/controller/podautoscaler/replica_calculator.go). */

/** A pod as the calculator sees it. */
export interface PodReading {
  /** Share of its resource request, or another figure in the target's unit; null where there is none. */
  readonly usage: number | null;
  readonly isReady: boolean;
}

/**
 * Pods that are wanted so that the mean usage meets the target.
 * @param whenMissing what a pod without a figure counts as on the way down: the whole request, 1, for shares
 */
export function wantedReplicas(
  current: number,
  target: number,
  tolerance: number,
  pods: readonly PodReading[],
  whenMissing: number,
): number {
  const counted = pods.flatMap(({ usage, isReady }) => (isReady && usage !== null ? [usage] : []));
  const missing = pods.filter(({ usage, isReady }) => isReady && usage === null).length;
  const unready = pods.filter(({ isReady }) => !isReady).length;
  if (counted.length === 0) return current;
  const ratio = mean(counted) / target;
  const hasUnreadyOnTheWayUp = unready > 0 && ratio > 1;
  if (!hasUnreadyOnTheWayUp && missing === 0) {
    return isWithin(ratio, tolerance) ? current : ceiling(ratio * counted.length);
  }
  // On the way down what is missing counts as busy, on the way up as idle.
  const filled = [
    ...counted,
    ...Array<number>(missing).fill(ratio < 1 ? whenMissing : 0),
    ...Array<number>(hasUnreadyOnTheWayUp ? unready : 0).fill(0),
  ];
  const cautious = mean(filled) / target;
  const turned = (ratio < 1 && cautious > 1) || (ratio > 1 && cautious < 1);
  if (isWithin(cautious, tolerance) || turned) return current;
  const wanted = ceiling(cautious * filled.length);
  const isContrary = (cautious < 1 && wanted > current) || (cautious > 1 && wanted < current);
  return isContrary ? current : wanted;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isWithin(ratio: number, tolerance: number): boolean {
  return Math.abs(1 - ratio) <= tolerance;
}

/** Upwards, but not for what rounding has left above a whole number. */
function ceiling(value: number): number {
  return Math.ceil(value - 1e-9);
}
