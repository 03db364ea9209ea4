/** Entry of a parsing thread. */
import { answer } from './answer.ts';
import { answerJobs } from './job-loop.ts';

answerJobs(answer);
