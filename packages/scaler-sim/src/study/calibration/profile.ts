/** Arrivals over time: as they came, or folded into a day or a week. */
import type { Plain } from '../../scenario/source.ts';
import { round } from './fit.ts';

const DAY = 86_400;

export interface Profile {
  readonly arrivals: Plain;
  /** Simulated time that shows the whole profile once [s]. */
  readonly duration: number;
  /** Mean rate [1/s]. */
  readonly rate: number;
  readonly peak: number;
  /** What was made of the log, in a few words. */
  readonly says: string;
}

/** Logs of at least so many days are folded into a day, or a week. */
const FOLDED_DAY = 2;
const FOLDED_WEEK = 14;

/** @param times arrivals [s since 1970 by the clock on the wall], in any order; @param bucket width of a step [s] */
export function profileOf(times: Float64Array, bucket: number): Profile {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  const span = last - first;
  const days = span / DAY;
  const fold = days >= FOLDED_WEEK ? 7 * DAY : days >= FOLDED_DAY ? DAY : undefined;
  // 1970 began on a Thursday; a week begins on a Monday.
  const origin = fold === 7 * DAY ? -3 * DAY : 0;
  const length = fold ?? Math.max(span, bucket);
  const steps = Math.max(1, Math.ceil(length / bucket - 1e-9));
  const counts = new Float64Array(steps);
  const seen = new Float64Array(steps);
  for (const time of times) counts[stepOf(fold === undefined ? time - first : time - origin, bucket, steps, fold)]++;
  const start = fold === undefined ? 0 : first - origin;
  // How long the log looked at each step: the first and the last day may be cut.
  for (let at = start; at < start + Math.max(span, bucket) - 1e-6; ) {
    const end = Math.min((Math.floor(at / bucket + 1e-9) + 1) * bucket, start + Math.max(span, bucket));
    seen[stepOf(at + 1e-6, bucket, steps, fold)] += end - at;
    at = end;
  }
  const rates = Array.from(counts, (count, at) => (seen[at] > 0 ? count / seen[at] : 0));
  const rate = times.length / Math.max(span, 1);
  const peak = Math.max(...rates);
  const duration = steps * bucket;
  const says =
    fold === undefined
      ? 'as they came'
      : fold === DAY
        ? `${Math.floor(days)} days folded into one`
        : `${Math.floor(days / 7)} weeks folded into one`;
  if (steps === 1)
    return {
      arrivals: { process: 'poisson', rate: `${round(rate)}/s` },
      duration: Math.max(duration, 60),
      rate,
      peak,
      says,
    };
  const points = rates.map((each, at) => ({ at: `${at * bucket}s`, rate: `${round(each)}/s` }));
  return {
    arrivals: {
      process: 'profile',
      interpolation: 'step',
      ...(fold === undefined ? {} : { period: `${fold}s` }),
      points,
    },
    duration,
    rate,
    peak,
    says,
  };
}

function stepOf(time: number, bucket: number, steps: number, fold: number | undefined): number {
  const within = fold === undefined ? time : ((time % fold) + fold) % fold;
  return Math.min(steps - 1, Math.floor(within / bucket));
}
