import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'processes/local-cache';

/** A cache that each node has for itself. */
export const localCache: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'processes',
    category: 'configuration',
    summary: 'A cache that each node has for itself',
    effort: { minutes: 15, reason: 'The cache store changes to one that all nodes share.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['cache'],
  reportedAs: 'cache-file',
  severity: 'warning',
});
