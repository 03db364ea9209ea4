/** A parsing thread that loops, throws or exits when it is told so by a file's path. */
import { answer } from '../answer.ts';
import { answerJobs } from '../job-loop.ts';
import { takePart } from '../thread-work.ts';

answerJobs(
  (request, begun) => {
    if (request.path === 'loops') for (;;) Atomics.load(new Int32Array(1), 0);
    if (request.path === 'throws') throw new Error('unruly');
    if (request.path === 'exits') process.exit(1);
    return answer(request, begun);
  },
  (scan) => {
    const next = takePart(scan);
    return () => {
      const stretch = next();
      // What it took is lost with it.
      if (stretch) process.exit(1);
      return stretch;
    };
  },
);
