/** What programs call: the studies, with the simulator put in. */
import type { SimulateOptions } from '../options.ts';
import type { RunResult } from '../result.ts';
import { simulate } from '../run/simulate.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Difference, differences } from './compare.ts';
import { CONFIDENCE } from './outcome.ts';
import { type Plan, type PlanOptions, planWith } from './plan.ts';

export interface CompareOptions extends Omit<SimulateOptions, 'untilPrecision' | 'trace'> {
  /** Of the intervals, two-sided. Default: 0.95. */
  readonly confidence?: number;
}

export interface Comparison {
  readonly a: RunResult;
  readonly b: RunResult;
  /** By figure, for those that both have. */
  readonly differences: Readonly<Record<string, Difference>>;
}

/** Both scenarios under the same fate: with the seed and the replications of the first one. */
export async function compare(a: Scenario, b: Scenario, options: CompareOptions = {}): Promise<Comparison> {
  const { confidence = CONFIDENCE, onProgress, ...rest } = options;
  const half = (of: Scenario, share: number): Promise<RunResult> =>
    simulate(
      { ...of, seed: a.seed, replications: a.replications },
      {
        ...rest,
        ...(onProgress === undefined
          ? {}
          : { onProgress: (own) => onProgress({ ...own, share: share + own.share / 2 }) }),
      },
    );
  const results = [await half(a, 0), await half(b, 0.5)] as const;
  return { a: results[0], b: results[1], differences: differences(...results, confidence) };
}

/**
 * The cheapest configuration that keeps every promise of the scenario.
 * @throws SimulationError `plan.no-slo`, `plan.autoscaler`, `plan.no-price`, `aborted`
 */
export function plan(
  scenario: Scenario,
  options: PlanOptions,
  run: Pick<SimulateOptions, 'threads' | 'signal' | 'maxInFlight'> = {},
): Promise<Plan> {
  return planWith((each) => simulate(each, run), scenario, options);
}
