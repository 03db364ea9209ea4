import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'logs/log-file';

/** Logs written to files of one node. */
export const logFile: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'logs',
    category: 'configuration',
    summary: 'Logs written to files of one node',
    effort: { minutes: 10, reason: 'The log channel changes to the standard error stream.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['logs'],
  reportedAs: 'log-file',
  severity: 'warning',
});
