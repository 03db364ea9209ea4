import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'processes/queue-in-request';

/** Jobs that run in the request, or wait where one node sees them. */
export const queueInRequest: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'processes',
    category: 'configuration',
    summary: 'Jobs that run in the request, or wait where one node sees them',
    effort: {
      minutes: 60,
      reason: 'A queue connection, a worker, and a look at each job that counted on running at once.',
    },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['queue'],
  reportedAs: 'queue-sync',
  severity: 'warning',
});
