import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { switchRule } from '../switch-rule.ts';

const ID = 'backing-services/local-mail-transport';

/** Mail handed to a program of the node. */
export const localMailTransport: ProjectRule = switchRule({
  meta: {
    id: ID,
    factor: 'backing-services',
    category: 'configuration',
    summary: 'Mail handed to a program of the node',
    effort: { minutes: 20, reason: 'A mail service and its address in the environment.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  switches: ['local-mail'],
  severity: 'warning',
  kind: 'other',
});
