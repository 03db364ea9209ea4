import { configurationFinding, decidedBy } from '../configuration-finding.ts';
import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import type { RuleMeta } from '../rule.ts';

const ID = 'backing-services/localhost-service';

const META: RuleMeta = {
  id: ID,
  factor: 'backing-services',
  category: 'configuration',
  summary: 'A backing service that is looked for on the node itself',
  effort: { minutes: 10, reason: 'The address moves to the environment.' },
  get page(): string {
    return pageOf(ID);
  },
};

/** A backing service that is looked for on the node itself. */
export const localhostService: ProjectRule = {
  meta: META,
  check: ({ reading }) =>
    reading.services
      .filter(({ isUsed }) => isUsed)
      .flatMap(({ service, told, message, remedy }) =>
        told
          .filter(({ isLocal }) => isLocal)
          .map((telling) =>
            configurationFinding({
              rule: META,
              at: telling,
              severity: telling.isTemplate ? 'info' : 'warning',
              confidence: telling.variable ? 'likely' : 'certain',
              kind: 'localhost-service',
              message: `${message}${decidedBy(telling)}.`,
              remedy,
              about: `${service} ${telling.key ?? telling.variable?.name ?? ''}`,
            }),
          ),
      ),
};
