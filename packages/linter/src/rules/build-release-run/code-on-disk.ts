import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'build-release-run/code-on-disk';

/** Code or compiled code that is made on the disk at run time. */
export const codeOnDisk: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'build-release-run',
    category: 'configuration',
    summary: 'Code or compiled code that is made on the disk at run time',
    effort: { minutes: 30, reason: 'What is made at run time is made in the build.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['code'],
  reportedAs: 'other',
  severity: 'warning',
});
