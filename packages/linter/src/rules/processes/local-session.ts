import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'processes/local-session';

/** Sessions kept where only one node sees them. */
export const localSession: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'processes',
    category: 'configuration',
    summary: 'Sessions kept where only one node sees them',
    effort: {
      minutes: 20,
      reason: 'The session driver changes to a shared store, and one deploy signs everybody out.',
    },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['sessions'],
  reportedAs: 'session-file',
  severity: 'error',
});
