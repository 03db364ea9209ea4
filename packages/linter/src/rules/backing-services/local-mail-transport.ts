import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { switchRule } from '../switch-rule.ts';

/** Mail handed to a program of the node. */
export const localMailTransport: ProjectRule = switchRule({
  meta: configuration('backing-services/local-mail-transport', 'Mail handed to a program of the node', {
    minutes: 20,
    reason: 'A mail service and its address in the environment.',
  }),
  switches: ['local-mail'],
  severity: 'warning',
  kind: 'other',
});
