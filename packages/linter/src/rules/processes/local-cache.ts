import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** A cache that each node has for itself. */
export const localCache: ProjectRule = storeRule({
  meta: configuration('processes/local-cache', 'A cache that each node has for itself', {
    minutes: 15,
    reason: 'The cache store changes to one that all nodes share.',
  }),
  kinds: ['cache'],
  reportedAs: 'cache-file',
  severity: 'warning',
});
