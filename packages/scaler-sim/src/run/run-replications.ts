import type { SimulateOptions } from '../options.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ReplicationRecord } from './record.ts';
import { Replication } from './replication.ts';
import { aborted, runOnThreads } from './threads.ts';
import { tracerOf } from './trace.ts';

/** Default of `SimulateOptions.maxInFlight`. */
export const MAX_IN_FLIGHT = 1_000_000;

/** Time after which this thread looks at signals and timers again [ms]. */
const BREATHE_EVERY = 20;

/**
 * Runs the replications of a scenario that are asked for, in order of their index.
 * @param scenario without unknown placements
 * @param onShare how much of them is over, 0 to 1
 * @throws SimulationError `run.…`, `aborted`
 */
export async function runReplications(
  scenario: Scenario,
  indices: readonly number[],
  threads: number,
  options: SimulateOptions,
  onShare: (share: number) => void,
): Promise<readonly ReplicationRecord[]> {
  const { signal, maxInFlight = MAX_IN_FLIGHT } = options;
  throwIfAborted(signal);
  const records: ReplicationRecord[] = [];
  const shares = new Map<number, number>();
  const tell = (index: number, share: number): void => {
    shares.set(index, share);
    onShare([...shares.values()].reduce((sum, own) => sum + own, 0) / indices.length);
  };
  if (threads > 1 && indices.length > 1 && options.trace === undefined) {
    const onRecord = (record: ReplicationRecord): void => {
      records.push(record);
      tell(record.index, 1);
    };
    await runOnThreads({ scenario, maxInFlight }, indices, threads, { onProgress: tell, onRecord }, signal);
    return records.toSorted((a, b) => a.index - b.index);
  }
  for (const index of indices) {
    const trace = index === 0 && options.trace !== undefined ? tracerOf(options.trace) : null;
    const replication = new Replication(scenario, index, maxInFlight, trace);
    let breathed = performance.now();
    while (!replication.advance()) {
      if (performance.now() - breathed < BREATHE_EVERY) continue;
      tell(index, replication.progress);
      await new Promise((resolve) => setImmediate(resolve));
      throwIfAborted(signal);
      breathed = performance.now();
    }
    records.push(replication.record());
    tell(index, 1);
  }
  return records;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw aborted(signal.reason);
}
