import type { StateKind } from '@tidemark/sdk/model';
import type { Remedy, WriteKind } from '../../../result.ts';
import { type RemedyFor, remedyLookup } from '../../remedy-lookup.ts';
import { remedies } from '../remedies.ts';

/** Kinds of writes whose remedy is that of a kind of state. */
const AS_WRITE: Readonly<Record<StateKind, WriteKind>> = {
  uploads: 'upload',
  media: 'media',
  sessions: 'session',
  cache: 'cache',
  locks: 'lock',
  queue: 'cache',
  logs: 'log',
  database: 'database',
  config: 'config',
  code: 'code',
};

const QUEUE: Remedy = {
  summary: 'Hand jobs to a queue that all nodes share (Redis, a database, SQS) and run them in a worker of its own.',
  packages: ['enqueue/enqueue'],
  docs: ['https://12factor.net/concurrency'],
};

/** Mail through a program of the node. */
export const SMTP: Remedy = {
  summary: 'Send mail over SMTP or the API of a mail service whose address is a variable of the environment.',
  packages: ['symfony/mailer'],
  docs: ['https://symfony.com/doc/current/mailer.html', 'https://12factor.net/backing-services'],
};

/** A service looked for on the node itself. */
export const ATTACHED: Remedy = {
  summary: 'Read the address with `getenv()` and set it on the platform; leave the local fallback out.',
  packages: [],
  docs: ['https://12factor.net/backing-services', 'https://www.php.net/manual/en/function.getenv.php'],
};

const byWrite: RemedyFor = remedyLookup(remedies);

export function remedyOf(kind: StateKind): Remedy {
  if (kind === 'queue') return QUEUE;
  return byWrite(AS_WRITE[kind]);
}
