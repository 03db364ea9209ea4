/** The law that service times follow best, and how well. */
import type { Plain } from '../../scenario/source.ts';
import { type FittedLaw, fitLaws } from './laws.ts';

export interface Goodness {
  readonly law: string;
  /** Largest gap between the two distribution functions (Kolmogorov and Smirnov), 0 to 1. */
  readonly distance: number;
}

export interface Fit {
  /** As a scenario writes it. */
  readonly distribution: Plain;
  readonly law: string;
  readonly distance: number;
  /** Every law that was tried, the best first. */
  readonly tried: readonly Goodness[];
  /** [s] */
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
}

/** Beyond this gap no law fits, and the measured quantiles are taken as they are. */
const LARGEST_DISTANCE = 0.05;

/** Values that laws are fitted to; of more, evenly spaced ones of their order. */
const MOST_FITTED = 50_000;

const QUANTILES = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1];

/** @param values times [s], at least one; @param resolution what one unit of the log's clock is [s] */
export function fitTimes(values: Float64Array, resolution: number): Fit {
  // A time of 0 is one below the resolution; its middle stands for it.
  const sorted = values.map((value) => Math.max(value, resolution / 2)).toSorted();
  const thinned = thin(sorted);
  const quantile = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  let sum = 0;
  for (const value of sorted) sum += value;
  const facts = {
    mean: sum / sorted.length,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    count: sorted.length,
  };
  if (thinned[0] === thinned.at(-1)) {
    return { distribution: timeText(facts.mean), law: 'constant', distance: 0, tried: [], ...facts };
  }
  const ranked = fitLaws(thinned)
    .map((law) => ({ law, distance: distanceOf(thinned, law, resolution) }))
    .toSorted((a, b) => a.distance - b.distance);
  const tried = ranked.map(({ law, distance }): Goodness => ({ law: law.name, distance }));
  const [best] = ranked;
  if (best !== undefined && best.distance <= LARGEST_DISTANCE) {
    return { distribution: written(best.law), law: best.law.name, distance: best.distance, tried, ...facts };
  }
  const quantiles = QUANTILES.map((share) => ({ at: `${round(share * 100)}%`, value: timeText(quantile(share)) }));
  return { distribution: { distribution: 'empirical', quantiles }, law: 'empirical', distance: 0, tried, ...facts };
}

function thin(sorted: Float64Array): Float64Array {
  if (sorted.length <= MOST_FITTED) return sorted;
  return Float64Array.from(
    { length: MOST_FITTED },
    (_, at) => sorted[Math.floor(((at + 0.5) * sorted.length) / MOST_FITTED)],
  );
}

/** Values of one reading of the clock are spread over it, or ties would count against every law. */
function distanceOf(sorted: Float64Array, { cdf }: FittedLaw, resolution: number): number {
  let largest = 0;
  for (let at = 0; at < sorted.length; ) {
    let next = at + 1;
    while (next < sorted.length && sorted[next] === sorted[at]) next++;
    const upper = cdf(sorted[at] + (next - at > 1 ? resolution / 2 : 0));
    const lower = cdf(Math.max(1e-12, sorted[at] - (next - at > 1 ? resolution / 2 : 0)));
    largest = Math.max(largest, Math.abs(upper - next / sorted.length), Math.abs(lower - at / sorted.length));
    at = next;
  }
  return largest;
}

function written({ name, parameters }: FittedLaw): Plain {
  const keys = Object.entries(parameters).map(([key, value]): [string, Plain] => [
    key,
    key === 'mean' || key === 'scale' ? timeText(value) : round(value),
  ]);
  return { distribution: name, ...Object.fromEntries(keys) };
}

/** Four significant digits: more would tell of the sample, not of the site. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** `82.3ms`, `1.2s`: a time as scenarios write it. */
export function timeText(seconds: number): string {
  return seconds >= 1 ? `${round(seconds)}s` : `${round(seconds * 1000)}ms`;
}
