/** A parsing thread that loops, throws or exits when it is told so by a file's path. */
import { answer } from '../answer.ts';
import { answerJobs } from '../job-loop.ts';

answerJobs((request, begun) => {
  if (request.path === 'loops') for (;;) Atomics.load(new Int32Array(1), 0);
  if (request.path === 'throws') throw new Error('unruly');
  if (request.path === 'exits') process.exit(1);
  return answer(request, begun);
});
