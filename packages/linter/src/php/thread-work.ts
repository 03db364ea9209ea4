/** What a parsing thread does, in one file that is kept compiled: see `compiled-worker.ts`. */
import { answer } from './answer.ts';
import { answerJobs } from './job-loop.ts';

export { answer };

/** To be called in a thread that a pool has started. */
export function work(): void {
  answerJobs(answer);
}
