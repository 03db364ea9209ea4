import { configurationFinding, decidedBy } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import type { RuleMeta } from '../rule.ts';
import { configuration } from '../rule-meta.ts';

const META: RuleMeta = configuration(
  'backing-services/localhost-service',
  'A backing service that is looked for on the node itself',
  { minutes: 10, reason: 'The address moves to the environment.' },
);

/** A backing service that is looked for on the node itself. */
export const localhostService: ProjectRule = {
  meta: META,
  check: ({ reading }) =>
    reading.services
      .filter(({ isUsed }) => isUsed)
      .flatMap(({ service, told, message, unless, remedy }) =>
        told
          .filter(({ isLocal }) => isLocal)
          .map((telling) =>
            configurationFinding({
              rule: META,
              at: telling,
              severity: telling.isTemplate ? 'info' : 'warning',
              confidence: telling.variable ? 'likely' : 'certain',
              kind: 'localhost-service',
              // A template sets what the environment may leave out.
              message: `${message}${unless === undefined || telling.isTemplate ? '' : ` unless ${unless}`}${decidedBy(telling)}.`,
              remedy,
              about: `${service} ${telling.key ?? telling.variable?.name ?? ''}`,
            }),
          ),
      ),
};
