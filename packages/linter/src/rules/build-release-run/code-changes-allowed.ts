import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { switchRule } from '../switch-rule.ts';

/** The application may install or update its own code. */
export const codeChangesAllowed: ProjectRule = switchRule({
  meta: configuration('build-release-run/code-changes-allowed', 'The application may install or update its own code', {
    minutes: 10,
    reason: 'The setting is switched off, and updates go through a release.',
  }),
  switches: ['code-changes-allowed'],
  severity: 'warning',
  kind: 'other',
});
