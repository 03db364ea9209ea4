import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'dev-prod-parity/other-in-development';

/** Development uses another kind of service than production. */
export const otherInDevelopment: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'dev-prod-parity',
    category: 'practice',
    summary: 'Development uses another kind of service than production',
    effort: { minutes: 30, reason: 'Development gets the same service, in a container for instance.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['other-in-development'],
  severity: 'info',
});
