/** Two scenarios under the same fate: arrivals, service times and failures are drawn alike, so that differences stand out. */
import { studentT } from '../analysis/beta.ts';
import { standardError } from '../analysis/estimate.ts';
import type { Estimate, RunResult } from '../result.ts';

/** `value` is b − a. All null where either has nothing to say. */
export interface Difference {
  readonly a: number | null;
  readonly b: number | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
  /** Correlation of the replications of both: what common random numbers gained. Null for fewer than three. */
  readonly correlation: number | null;
}

/** Paired differences of the figures that both runs have. Both must have run with one seed and number of replications. */
export function differences(a: RunResult, b: RunResult, confidence: number): Readonly<Record<string, Difference>> {
  const shared = Object.keys(a.estimates).filter((name) => b.estimates[name] !== undefined);
  return Object.fromEntries(shared.map((name) => [name, difference(a.estimates[name], b.estimates[name], confidence)]));
}

export function difference(a: Estimate, b: Estimate, confidence: number): Difference {
  const pairs = a.replicates.flatMap((own, at) => {
    const other = b.replicates[at] ?? null;
    return own === null || other === null ? [] : [[own, other] as const];
  });
  const common = { a: a.value, b: b.value, confidence, correlation: correlationOf(pairs) };
  if (a.value === null || b.value === null) return { ...common, value: null, low: null, high: null };
  const value = b.value - a.value;
  if (pairs.length < 2) return { ...common, value, low: null, high: null };
  const half = studentT(confidence, pairs.length - 1) * standardError(pairs.map(([own, other]) => other - own));
  return { ...common, value, low: value - half, high: value + half };
}

function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null;
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [left, right] = [mean(0), mean(1)];
  let both = 0;
  let squaresLeft = 0;
  let squaresRight = 0;
  for (const [own, other] of pairs) {
    both += (own - left) * (other - right);
    squaresLeft += (own - left) * (own - left);
    squaresRight += (other - right) * (other - right);
  }
  const product = Math.sqrt(squaresLeft * squaresRight);
  return product > 0 ? both / product : null;
}
