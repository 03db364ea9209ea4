import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'config/settings-changes-allowed';

/** Administrators change configuration files at run time. */
export const settingsChangesAllowed: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'config',
    category: 'configuration',
    summary: 'Administrators change configuration files at run time',
    effort: { minutes: 15, reason: 'The setting is switched off in production; changes go through version control.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['config-changes-allowed'],
  severity: 'warning',
  kind: 'other',
});
