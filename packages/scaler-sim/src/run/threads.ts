import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SimulationError } from '../errors.ts';
import type { ReplicationRecord } from './record.ts';
import type { ThreadJob, ThreadMessage, ThreadSetup } from './wire.ts';

const fromSource = import.meta.url.endsWith('.ts');
const ownEntry = new URL(fromSource ? './worker.ts' : './worker.js', import.meta.url);

export interface ThreadEvents {
  onProgress(index: number, share: number): void;
  onRecord(record: ReplicationRecord): void;
}

/**
 * Runs replications on so many threads, each the next one that is left.
 * @throws SimulationError of the replication that failed; `aborted`
 */
export async function runOnThreads(
  setup: ThreadSetup,
  indices: readonly number[],
  threads: number,
  events: ThreadEvents,
  signal: AbortSignal | undefined,
): Promise<void> {
  const workers = Array.from({ length: Math.min(threads, indices.length) }, () => startWorker(setup));
  let next = 0;
  let left = indices.length;
  // A signal that serves many runs must not keep a listener of each.
  const over = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      const feed = (worker: Worker): void => {
        if (next < indices.length) worker.postMessage({ index: indices[next++] } satisfies ThreadJob);
      };
      signal?.addEventListener('abort', () => reject(aborted(signal.reason)), { once: true, signal: over.signal });
      for (const worker of workers) {
        worker.on('error', reject);
        worker.on('message', (message: ThreadMessage) => {
          if ('progress' in message) events.onProgress(message.index, message.progress);
          else if ('code' in message) reject(new SimulationError(message.code, { what: message.message }));
          else {
            events.onRecord(message.record);
            feed(worker);
            if (--left === 0) resolve();
          }
        });
        feed(worker);
      }
    });
  } finally {
    over.abort();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Thrown when the caller's signal fires. */
export function aborted(cause: unknown): SimulationError {
  return new SimulationError('aborted', { what: 'the run was interrupted', cause });
}

/** Node 20 runs TypeScript with tsx's loader alone, which a thread must register by itself. */
function startWorker(setup: ThreadSetup): Worker {
  const options = { workerData: setup };
  if (!fromSource) return new Worker(ownEntry, options);
  const required = createRequire(import.meta.url).resolve('tsx/esm/api');
  // The variant for `require` looks for its hooks in a folder that does not exist.
  const loader = pathToFileURL(required.replace(/\.cjs$/, '.mjs')).href;
  const load = `import('${loader}').then(({ register }) => { register(); return import('${ownEntry.href}'); });`;
  return new Worker(load, { ...options, eval: true });
}
