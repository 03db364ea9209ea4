import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** Logs written to files of one node. */
export const logFile: ProjectRule = storeRule({
  meta: configuration('logs/log-file', 'Logs written to files of one node', {
    minutes: 10,
    reason: 'The log channel changes to the standard error stream.',
  }),
  kinds: ['logs'],
  reportedAs: 'log-file',
  severity: 'warning',
});
