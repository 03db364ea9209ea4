import { metricOf } from '../../src/analysis/interval.ts';
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/read-scenario.ts';
import type { Plain } from '../../src/scenario/source.ts';

type Tree = Plain | { readonly [key: string]: Tree | undefined } | readonly Tree[];

/** A scenario whose figures are known. */
export interface Oracle {
  readonly name: string;
  /** Without seed, duration, warm-up and replications, which are the run's. */
  readonly scenario: { readonly [key: string]: Tree | undefined };
  /** Simulated time of a replication of the full run, without its warm-up [s]. */
  readonly duration: number;
  readonly warmup?: number;
  /** In the full run, of an oracle whose clock matters: a short run has fewer of them, and all of the time. */
  readonly replications?: number;
  /** By metric. */
  readonly expected: Readonly<Record<string, number>>;
}

/** One figure against its theory. */
export interface Verdict {
  readonly oracle: string;
  readonly metric: string;
  readonly expected: number;
  readonly value: number;
  readonly standardError: number;
  /** |value − expected| over what is allowed: max(1 %, 4 standard errors); at most 1. */
  readonly error: number;
  /** The 99 % interval holds the expected figure. */
  readonly isCovered: boolean;
}

const REPLICATIONS = 10;
const CONFIDENCE = 0.99;

/** @param share of the full run's length */
export async function verdictsOf(oracle: Oracle, seed: number, share: number, threads: number): Promise<Verdict[]> {
  const isTimed = oracle.replications !== undefined;
  const warmup = (oracle.warmup ?? oracle.duration / 20) * (isTimed ? 1 : Math.min(1, 5 * share));
  const scenario = parseScenario({
    version: 1,
    ...oracle.scenario,
    seed,
    duration: `${warmup + oracle.duration * (isTimed ? 1 : share)}s`,
    warmup: `${warmup}s`,
    replications: isTimed ? Math.max(REPLICATIONS, Math.round(oracle.replications * share)) : REPLICATIONS,
  });
  const result = await simulate(scenario, { threads });
  return Object.entries(oracle.expected).map(([metric, expected]) => {
    const estimate = result.estimates[metric];
    if (estimate === undefined) throw new Error(`${oracle.name}: no metric ${metric}`);
    const { value, low, high } = metricOf(estimate, CONFIDENCE);
    const standardError = estimate.standardError ?? 0;
    const allowed = Math.max(0.01 * Math.abs(expected), 4 * standardError);
    const distance = Math.abs((value ?? Number.NaN) - expected);
    return {
      oracle: oracle.name,
      metric,
      expected,
      value: value ?? Number.NaN,
      standardError,
      error: distance === 0 ? 0 : distance / allowed,
      isCovered: (low ?? 0) <= expected && expected <= (high ?? Number.POSITIVE_INFINITY),
    };
  });
}

/** Most misses that independent intervals of 99 % have with a chance of 99.9 %: 5 of 100. */
export function missesAllowed(intervals: number): number {
  const p = 1 - CONFIDENCE;
  let chance = (1 - p) ** intervals;
  let sum = chance;
  let misses = 0;
  while (sum < 0.999) {
    chance *= ((intervals - misses) / (misses + 1)) * (p / (1 - p));
    sum += chance;
    misses++;
  }
  return misses;
}
