/** A parsing thread that breaks over every file before it is heard to be ready. */
import { parentPort, workerData } from 'node:worker_threads';
import { progressSlots, type ThreadJob } from '../wire.ts';

const progress = new Int32Array(workerData as SharedArrayBuffer);

parentPort?.on('message', ({ id }: ThreadJob) => {
  Atomics.store(progress, progressSlots.job, id);
  Atomics.add(progress, progressSlots.begun, 1);
  throw new Error('broken');
});
