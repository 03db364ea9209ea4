import { parentPort, workerData } from 'node:worker_threads';
import { answer } from './answer.ts';
import { progressSlots, type ThreadJob, type ThreadMessage } from './wire.ts';

/** Entry of a parsing thread: answers each job in the order it comes. */
const progress = new Int32Array(workerData as SharedArrayBuffer);

parentPort?.on('message', ({ id, request }: ThreadJob) => {
  Atomics.store(progress, progressSlots.bytes, 0);
  Atomics.add(progress, progressSlots.begun, 1);
  const message: ThreadMessage = {
    id,
    answer: answer(request, (bytes) => Atomics.store(progress, progressSlots.bytes, bytes)),
  };
  parentPort?.postMessage(message);
});
parentPort?.postMessage({ ready: true } satisfies ThreadMessage);
