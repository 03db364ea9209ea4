import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** Settings that the application keeps in files it writes itself. */
export const settingsOnDisk: ProjectRule = storeRule({
  meta: configuration('config/settings-on-disk', 'Settings that the application keeps in files it writes itself', {
    minutes: 45,
    reason: 'The settings move to the environment or the database.',
  }),
  kinds: ['config'],
  reportedAs: 'other',
  severity: 'warning',
});
