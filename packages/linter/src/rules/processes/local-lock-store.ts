import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** Locks that hold on one node only. */
export const localLockStore: ProjectRule = storeRule({
  meta: configuration('processes/local-lock-store', 'Locks that hold on one node only', {
    minutes: 15,
    reason: 'The lock store changes to one that all nodes share.',
  }),
  kinds: ['locks'],
  reportedAs: 'lock-local',
  severity: 'warning',
});
