import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'concurrency/schedule-on-every-node';

/** Scheduled tasks that run on each node at once. */
export const scheduleOnEveryNode: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'concurrency',
    category: 'configuration',
    summary: 'Scheduled tasks that run on each node at once',
    effort: { minutes: 20, reason: 'Each task gets a lock that all nodes share, or one node runs the schedule.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['schedule-on-every-node'],
  severity: 'warning',
  kind: 'other',
});
