import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { switchRule } from '../switch-rule.ts';

/** Jobs or scheduled tasks that run at the end of web requests. */
export const workInRequest: ProjectRule = switchRule({
  meta: configuration('concurrency/work-in-request', 'Jobs or scheduled tasks that run at the end of web requests', {
    minutes: 30,
    reason: 'A worker or a scheduler runs them, and the setting is switched off.',
  }),
  switches: ['work-in-request'],
  severity: 'warning',
  kind: 'other',
});
