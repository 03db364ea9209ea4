import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'config/settings-on-disk';

/** Settings that the application keeps in files it writes itself. */
export const settingsOnDisk: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'config',
    category: 'configuration',
    summary: 'Settings that the application keeps in files it writes itself',
    effort: { minutes: 45, reason: 'The settings move to the environment or the database.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['config'],
  reportedAs: 'other',
  severity: 'warning',
});
