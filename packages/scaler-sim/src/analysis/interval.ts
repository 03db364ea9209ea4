import type { Estimate, Metric } from '../result.ts';
import { clopperPearson, studentT } from './beta.ts';

/**
 * The interval of an estimate: value ± t · standard error; for a fraction of which nothing (or all) was seen, the bounds of
 * Clopper and Pearson, since its standard error knows nothing. Without a standard error it is as wide as can be. Fractions
 * stay within 0 and 1, everything else at 0 or above.
 * @param confidence two-sided; for a one-sided bound of confidence c take 2c − 1
 */
export function metricOf(estimate: Estimate, confidence: number): Metric {
  if (estimate.range !== undefined)
    return hullOf(
      estimate.range.map((end) => metricOf(end, confidence)),
      estimate.value,
    );
  const { value, standardError, count } = estimate;
  if (value === null) return { value, low: null, high: null, confidence };
  if (estimate.impossible === true) return { value, low: value, high: value, confidence };
  const ceiling = count === undefined ? Number.POSITIVE_INFINITY : 1;
  if (count !== undefined && (count.hits <= 0 || count.hits >= count.of)) {
    const { low, high } = clopperPearson(count.hits, count.of, confidence);
    return { value, low: Math.min(low, value), high: Math.max(high, value), confidence };
  }
  if (standardError === null) return { value, low: null, high: null, confidence };
  const half = studentT(confidence, estimate.degreesOfFreedom) * standardError;
  return { value, low: Math.max(0, value - half), high: Math.min(Math.max(ceiling, value), value + half), confidence };
}

/** From the lowest low to the highest high. */
function hullOf(metrics: readonly Metric[], value: number | null): Metric {
  const lows = metrics.flatMap(({ low }) => (low === null ? [] : [low]));
  const highs = metrics.flatMap(({ high }) => (high === null ? [] : [high]));
  const isWhole = lows.length === metrics.length && highs.length === metrics.length;
  return {
    value,
    low: isWhole ? Math.min(...lows) : null,
    high: isWhole ? Math.max(...highs) : null,
    confidence: metrics[0]?.confidence ?? 0,
  };
}
