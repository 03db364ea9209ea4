import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'logs/log-rotation';

/** Log files that the application rotates itself. */
export const logRotation: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'logs',
    category: 'practice',
    summary: 'Log files that the application rotates itself',
    effort: { minutes: 10, reason: 'The log goes to the standard error stream, and the platform keeps it.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['log-rotation'],
  severity: 'info',
});
