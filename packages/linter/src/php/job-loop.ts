/** A parsing thread's loop: answers one job after the other, and hears of new ones between them. */
import { parentPort, workerData } from 'node:worker_threads';
import { type FactsAnswer, type FactsRequest, progressSlots, type ThreadJob, type ThreadMessage } from './wire.ts';

/** @param answer called with what is to be called with the file's size [bytes] before it is parsed */
export function answerJobs(answer: (request: FactsRequest, begun: (bytes: number) => void) => FactsAnswer): void {
  const progress = new Int32Array(workerData as SharedArrayBuffer);
  const awaited: ThreadJob[] = [];
  const others: ThreadJob[] = [];
  let isRunning = false;

  const next = (): void => {
    const job = awaited.shift() ?? others.shift();
    isRunning = job !== undefined;
    if (!job) return;
    Atomics.store(progress, progressSlots.bytes, 0);
    Atomics.store(progress, progressSlots.job, job.id);
    Atomics.add(progress, progressSlots.begun, 1);
    const message: ThreadMessage = {
      id: job.id,
      answer: answer(job.request, (bytes) => Atomics.store(progress, progressSlots.bytes, bytes)),
    };
    parentPort?.postMessage(message);
    // An awaited job that came meanwhile goes first.
    setImmediate(next);
  };

  parentPort?.on('message', (job: ThreadJob) => {
    (job.isAwaited ? awaited : others).push(job);
    if (isRunning) return;
    isRunning = true;
    setImmediate(next);
  });
  parentPort?.postMessage({ ready: true } satisfies ThreadMessage);
}
