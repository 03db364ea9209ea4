import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';
import { switchRule } from '../switch-rule.ts';

/** Log files that the application rotates itself. */
export const logRotation: ProjectRule = switchRule({
  meta: practice('logs/log-rotation', 'Log files that the application rotates itself', {
    minutes: 10,
    reason: 'The log goes to the standard error stream, and the platform keeps it.',
  }),
  switches: ['log-rotation'],
  severity: 'info',
});
