import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';
import { switchRule } from '../switch-rule.ts';

/** A compile cache that the first request fills. */
export const compiledOnRequest: ProjectRule = switchRule({
  meta: practice('build-release-run/compiled-on-request', 'A compile cache that the first request fills', {
    minutes: 15,
    reason: 'A warm-up command runs in the build.',
  }),
  switches: ['compiled-on-request'],
  severity: 'info',
});
