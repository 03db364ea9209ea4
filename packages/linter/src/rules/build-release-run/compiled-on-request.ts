import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'build-release-run/compiled-on-request';

/** A compile cache that the first request fills. */
export const compiledOnRequest: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'build-release-run',
    category: 'practice',
    summary: 'A compile cache that the first request fills',
    effort: { minutes: 15, reason: 'A warm-up command runs in the build.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['compiled-on-request'],
  severity: 'info',
});
