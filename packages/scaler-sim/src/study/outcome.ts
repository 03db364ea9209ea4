/** A run with its intervals and its promises judged: what reports are made from. */
import { metricOf } from '../analysis/interval.ts';
import type { Estimate, Mark, Metric, RunResult, Series, Warning } from '../result.ts';
import { scenarioHash } from '../scenario/hash.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Judged, judge } from './judge.ts';

export interface Outcome {
  readonly scenario: {
    /** Fingerprint of what the scenario says. */
    readonly hash: string;
    readonly seed: number;
    readonly replications: number;
  };
  /** By name, in the order of publication. */
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly slo: readonly Judged[];
  readonly series: Series;
  readonly marks: readonly Mark[];
  readonly events: number;
  /** [ms] */
  readonly wallMs: number;
  readonly warnings: readonly Warning[];
}

/** Confidence of intervals where none is asked for. */
export const CONFIDENCE = 0.95;

export function outcomeOf(scenario: Scenario, result: RunResult, confidence: number = CONFIDENCE): Outcome {
  const { estimates, series, marks, events, wallMs, warnings } = result;
  return {
    scenario: { hash: scenarioHash(scenario), seed: result.seed, replications: result.replications },
    metrics: withUnknownCost(scenario, metricsOf(estimates, confidence), confidence),
    slo: scenario.slo.map((promise) => judge(promise, estimates[promise.metric])),
    series,
    marks,
    events,
    wallMs,
    warnings,
  };
}

/** A total with a price that is not known is not known either. */
function withUnknownCost(scenario: Scenario, metrics: Outcome['metrics'], confidence: number): Outcome['metrics'] {
  const name = 'cost.month';
  if (scenario.prices === null || metrics[name] !== undefined) return metrics;
  return { ...metrics, [name]: { value: null, low: null, high: null, confidence } };
}

export function metricsOf(
  estimates: Readonly<Record<string, Estimate>>,
  confidence: number,
): Readonly<Record<string, Metric>> {
  return Object.fromEntries(Object.entries(estimates).map(([name, each]) => [name, metricOf(each, confidence)]));
}

/** 0 when every promise is kept, 1 when one is broken or undecided. */
export function exitCodeOf(promises: readonly Judged[]): 0 | 1 {
  return promises.every(({ met }) => met === true) ? 0 : 1;
}
