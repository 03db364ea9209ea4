import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'concurrency/work-in-request';

/** Jobs or scheduled tasks that run at the end of web requests. */
export const workInRequest: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'concurrency',
    category: 'configuration',
    summary: 'Jobs or scheduled tasks that run at the end of web requests',
    effort: { minutes: 30, reason: 'A worker or a scheduler runs them, and the setting is switched off.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['work-in-request'],
  severity: 'warning',
  kind: 'other',
});
