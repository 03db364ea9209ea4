/** Are promises kept? An interval answers, not a number. */
import { metricOf } from '../analysis/interval.ts';
import type { Estimate } from '../result.ts';
import type { Slo } from '../scenario/scenario.ts';

export type Verdict = true | false | 'undecided';

export interface Judged {
  readonly expression: string;
  /** Of the metric; null where nothing was observed. */
  readonly value: number | null;
  /** One-sided bounds at `ONE_SIDED`, each for itself. */
  readonly low: number | null;
  readonly high: number | null;
  readonly met: Verdict;
  /** Why it cannot be told, in a few words. */
  readonly note?: string;
}

/** Confidence of each bound for itself: a promise looks at one side. */
const ONE_SIDED = 0.95;

/**
 * `met` is true when the whole one-sided interval satisfies the promise, false when none of it does. `= 0` is met only
 * where no placement can lose; what was merely not seen is at most 3/N.
 * @param confidence of each one-sided bound; several promises at once need more than one alone
 */
export function judge(slo: Slo, estimate: Estimate | undefined, confidence: number = ONE_SIDED): Judged {
  const { expression } = slo;
  if (estimate === undefined) {
    return {
      expression,
      value: null,
      low: null,
      high: null,
      met: 'undecided',
      note: 'the scenario has no such figure',
    };
  }
  // A two-sided interval of 1 − 2α has one-sided bounds of 1 − α.
  const { value, low, high } = metricOf(estimate, 2 * confidence - 1);
  const judged = { expression, value, low, high };
  if (estimate.range !== undefined) return { ...judged, ...eitherWay(slo, estimate.range, confidence) };
  if (estimate.impossible === true) return { ...judged, met: holds(slo, 0) };
  if (value === null || low === null || high === null)
    return { ...judged, met: 'undecided', note: 'nothing was observed' };
  if (slo.comparison === '=') return { ...judged, ...equals(slo.threshold, estimate, value, low, high) };
  const worst = slo.comparison.startsWith('<') ? high : low;
  const best = slo.comparison.startsWith('<') ? low : high;
  if (holds(slo, worst)) return { ...judged, met: true };
  return { ...judged, met: holds(slo, best) ? 'undecided' : false };
}

/** Where a placement is unknown, what both ways say. */
function eitherWay(slo: Slo, ways: readonly Estimate[], confidence: number): Pick<Judged, 'met' | 'note'> {
  const verdicts = ways.map((way) => judge(slo, way, confidence).met);
  const [met = 'undecided'] = verdicts;
  if (verdicts.every((verdict) => verdict === met)) return { met };
  return { met: 'undecided', note: 'it hangs on a placement that is unknown' };
}

function equals(
  threshold: number,
  { count }: Estimate,
  value: number,
  low: number,
  high: number,
): Pick<Judged, 'met' | 'note'> {
  if (threshold === 0) {
    if (value > 0) return { met: false };
    const most = count === undefined || count.of === 0 ? '' : `, at most 3/${count.of}`;
    return { met: 'undecided', note: `not observed${most}` };
  }
  if (low === threshold && high === threshold) return { met: true };
  return { met: low <= threshold && threshold <= high ? 'undecided' : false };
}

function holds({ comparison, threshold }: Slo, value: number): boolean {
  switch (comparison) {
    case '<':
      return value < threshold;
    case '<=':
      return value <= threshold;
    case '>':
      return value > threshold;
    case '>=':
      return value >= threshold;
    case '=':
      return value === threshold;
  }
}
