/** A parsing thread's loop: answers one job after the other, and hears of new ones between them. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ScannedStretch, SharedScan } from '../index/scan-share.ts';
import {
  type FactsAnswer,
  type FactsRequest,
  progressSlots,
  type ScanJob,
  type ThreadJob,
  type ThreadMessage,
} from './wire.ts';

/**
 * @param answer called with what is to be called with the file's size [bytes] before it is parsed
 * @param takePart gives what scans the next stretch of files, undefined when none are left
 */
export function answerJobs(
  answer: (request: FactsRequest, begun: (bytes: number) => void) => FactsAnswer,
  takePart: (scan: SharedScan) => () => ScannedStretch | undefined,
): void {
  const progress = new Int32Array(workerData as SharedArrayBuffer);
  const awaited: ThreadJob[] = [];
  const others: ThreadJob[] = [];
  let isRunning = false;
  let scanNext: (() => ScannedStretch | undefined) | undefined;

  const next = (): void => {
    // The scan tells what there is to parse, and others wait for its end.
    if (scanNext) {
      const scanned = scanNext();
      if (!scanned) scanNext = undefined;
      parentPort?.postMessage({ scanned } satisfies ThreadMessage);
      setImmediate(next);
      return;
    }
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

  parentPort?.on('message', (job: ThreadJob | ScanJob) => {
    if ('scan' in job) scanNext = takePart(job.scan);
    else (job.isAwaited ? awaited : others).push(job);
    if (isRunning) return;
    isRunning = true;
    setImmediate(next);
  });
  parentPort?.postMessage({ ready: true } satisfies ThreadMessage);
}
