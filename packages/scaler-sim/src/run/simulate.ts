import { availableParallelism } from 'node:os';
import { metricOf } from '../analysis/interval.ts';
import { SimulationError } from '../errors.ts';
import type { Precision, SimulateOptions } from '../options.ts';
import type { RunResult } from '../result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ReplicationRecord } from './record.ts';
import { runReplications } from './run-replications.ts';
import { resultOf } from './run-result.ts';
import { joined, knownScenarios } from './unknown-placements.ts';

/**
 * Runs a scenario: every replication, on as many threads as asked for. Everything but `wallMs` follows from the scenario and
 * the seed alone.
 * @throws SimulationError `run.in-flight-limit`, `run.stuck`, `usage.unknown-metric`, `aborted`
 */
export async function simulate(given: Scenario, options: SimulateOptions = {}): Promise<RunResult> {
  const began = performance.now();
  const scenario: Scenario = {
    ...given,
    seed: options.seed ?? given.seed,
    replications: options.replications ?? given.replications,
  };
  const threads = Math.max(1, options.threads ?? availableParallelism());
  const ways = knownScenarios(scenario);
  const results: RunResult[] = [];
  for (const [number, way] of ways.entries()) {
    const onShare = (share: number, done: number, total: number): void =>
      options.onProgress?.({ done, total, share: (number + share) / ways.length });
    const records = await run(way, threads, options, onShare);
    results.push(resultOf(way, records, performance.now() - began));
  }
  return { ...joined(scenario, results), wallMs: performance.now() - began };
}

/** Replications of a scenario; with a precision, as many as it takes, found one after another in order of their index. */
async function run(
  given: Scenario,
  threads: number,
  options: SimulateOptions,
  onShare: (share: number, done: number, total: number) => void,
): Promise<readonly ReplicationRecord[]> {
  const { untilPrecision } = options;
  // A single replication would be cut into batches.
  const scenario = untilPrecision === undefined ? given : { ...given, replications: Math.max(2, given.replications) };
  const most = untilPrecision?.maxReplications ?? 200;
  const least = scenario.replications;
  let records: readonly ReplicationRecord[] = [];
  let total = least;
  for (;;) {
    const first = records.length;
    const indices = Array.from({ length: total - first }, (_, i) => first + i);
    const more = await runReplications(scenario, indices, threads, options, (share) =>
      onShare((first + share * indices.length) / total, first + Math.floor(share * indices.length), total),
    );
    records = [...records, ...more];
    if (untilPrecision === undefined) return records;
    // Threads may have run more than it takes; which ones count must not depend on how many there are.
    for (let count = Math.max(least, first + 1); count <= records.length; count++) {
      if (isPrecise(resultOf(scenario, records.slice(0, count), 0), untilPrecision)) return records.slice(0, count);
    }
    if (records.length >= most) return records;
    total = Math.min(most, records.length + threads);
  }
}

function isPrecise(result: RunResult, { relative, metrics = ['latency.mean'], confidence = 0.95 }: Precision): boolean {
  return metrics.every((name) => {
    const estimate = result.estimates[name];
    if (estimate === undefined) {
      throw new SimulationError('usage.unknown-metric', {
        what: `there is no metric "${name}" in this scenario`,
        next: `Metrics: ${Object.keys(result.estimates).join(', ')}.`,
      });
    }
    const { value, low, high } = metricOf(estimate, confidence);
    if (value === null || low === null || high === null) return false;
    return Math.max(high - value, value - low) <= relative * Math.abs(value);
  });
}
