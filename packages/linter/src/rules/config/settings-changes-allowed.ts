import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { switchRule } from '../switch-rule.ts';

/** Administrators change configuration files at run time. */
export const settingsChangesAllowed: ProjectRule = switchRule({
  meta: configuration('config/settings-changes-allowed', 'Administrators change configuration files at run time', {
    minutes: 15,
    reason: 'The setting is switched off in production; changes go through version control.',
  }),
  switches: ['config-changes-allowed'],
  severity: 'warning',
  kind: 'other',
});
