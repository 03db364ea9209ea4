import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** A database or search index that is a file of the release. */
export const databaseFile: ProjectRule = storeRule({
  meta: configuration('backing-services/database-file', 'A database or search index that is a file of the release', {
    minutes: 120,
    reason: 'A database service, its credentials, and moving the data.',
  }),
  kinds: ['database'],
  reportedAs: 'database-file',
  severity: 'error',
});
