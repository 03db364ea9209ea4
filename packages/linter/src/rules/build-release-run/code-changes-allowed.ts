import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'build-release-run/code-changes-allowed';

/** The application may install or update its own code. */
export const codeChangesAllowed: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'build-release-run',
    category: 'configuration',
    summary: 'The application may install or update its own code',
    effort: { minutes: 10, reason: 'The setting is switched off, and updates go through a release.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['code-changes-allowed'],
  severity: 'warning',
  kind: 'other',
});
