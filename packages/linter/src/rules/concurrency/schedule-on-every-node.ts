import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { switchRule } from '../switch-rule.ts';

/** Scheduled tasks that run on each node at once. */
export const scheduleOnEveryNode: ProjectRule = switchRule({
  meta: configuration('concurrency/schedule-on-every-node', 'Scheduled tasks that run on each node at once', {
    minutes: 20,
    reason: 'Each task gets a lock that all nodes share, or one node runs the schedule.',
  }),
  switches: ['schedule-on-every-node'],
  severity: 'warning',
  kind: 'other',
});
