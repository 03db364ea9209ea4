import { parentPort, workerData } from 'node:worker_threads';
import { answer } from '../answer.ts';
import { progressSlots, type ThreadJob, type ThreadMessage } from '../wire.ts';

/** A parsing thread that loops, throws or exits when it is told so by a file's path. */
const progress = new Int32Array(workerData as SharedArrayBuffer);

parentPort?.on('message', ({ id, request }: ThreadJob) => {
  Atomics.add(progress, progressSlots.begun, 1);
  if (request.path === 'loops') for (;;) Atomics.load(progress, 0);
  if (request.path === 'throws') throw new Error('unruly');
  if (request.path === 'exits') process.exit(1);
  parentPort?.postMessage({ id, answer: answer(request) } satisfies ThreadMessage);
});
parentPort?.postMessage({ ready: true } satisfies ThreadMessage);
