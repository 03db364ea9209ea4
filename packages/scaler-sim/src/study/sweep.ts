/** One scenario at every point of a grid. */
import type { RunResult } from '../result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Plain } from '../scenario/source.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** A point of the grid, read and checked. */
export interface GridPoint {
  /** What was set, by key. */
  readonly set: Readonly<Record<string, Plain>>;
  readonly scenario: Scenario;
}

export interface SweptPoint {
  readonly set: Readonly<Record<string, Plain>>;
  readonly outcome: Outcome;
}

/** Runs the points one after the other, so that one seed means one fate for all. */
export async function sweep(
  points: readonly GridPoint[],
  simulate: (scenario: Scenario, point: number) => Promise<RunResult>,
  confidence: number,
): Promise<readonly SweptPoint[]> {
  const swept: SweptPoint[] = [];
  for (const [at, { set, scenario }] of points.entries()) {
    swept.push({ set, outcome: outcomeOf(scenario, await simulate(scenario, at), confidence) });
  }
  return swept;
}
