import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** Sessions kept where only one node sees them. */
export const localSession: ProjectRule = storeRule({
  meta: configuration('processes/local-session', 'Sessions kept where only one node sees them', {
    minutes: 20,
    reason: 'The session driver changes to a shared store, and one deploy signs everybody out.',
  }),
  kinds: ['sessions'],
  reportedAs: 'session-file',
  severity: 'error',
});
