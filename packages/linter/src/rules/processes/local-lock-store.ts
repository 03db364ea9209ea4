import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'processes/local-lock-store';

/** Locks that hold on one node only. */
export const localLockStore: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'processes',
    category: 'configuration',
    summary: 'Locks that hold on one node only',
    effort: { minutes: 15, reason: 'The lock store changes to one that all nodes share.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['locks'],
  reportedAs: 'lock-local',
  severity: 'warning',
});
