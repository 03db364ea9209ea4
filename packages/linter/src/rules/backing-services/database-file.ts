import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'backing-services/database-file';

/** A database or search index that is a file of the release. */
export const databaseFile: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'backing-services',
    category: 'configuration',
    summary: 'A database or search index that is a file of the release',
    effort: { minutes: 120, reason: 'A database service, its credentials, and moving the data.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['database'],
  reportedAs: 'database-file',
  severity: 'error',
});
