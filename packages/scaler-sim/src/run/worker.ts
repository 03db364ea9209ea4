import { parentPort, workerData } from 'node:worker_threads';
import { isSimulationError } from '../errors.ts';
import { Replication } from './replication.ts';
import type { ThreadJob, ThreadMessage, ThreadSetup } from './wire.ts';

/** Time between two messages of progress [ms]. */
const PROGRESS_EVERY = 100;

/** Entry of a simulating thread: runs one replication after another. */
const { scenario, maxInFlight } = workerData as ThreadSetup;

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', ({ index }: ThreadJob) => {
  try {
    const replication = new Replication(scenario, index, maxInFlight);
    let told = performance.now();
    while (!replication.advance()) {
      if (performance.now() - told < PROGRESS_EVERY) continue;
      told = performance.now();
      tell({ progress: replication.progress, index });
    }
    tell({ record: replication.record() });
  } catch (error) {
    if (!isSimulationError(error)) throw error;
    tell({ code: error.code, message: error.message });
  }
});
