import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** Jobs that run in the request, or wait where one node sees them. */
export const queueInRequest: ProjectRule = storeRule({
  meta: configuration('processes/queue-in-request', 'Jobs that run in the request, or wait where one node sees them', {
    minutes: 60,
    reason: 'A queue connection, a worker, and a look at each job that counted on running at once.',
  }),
  kinds: ['queue'],
  reportedAs: 'queue-sync',
  severity: 'warning',
});
