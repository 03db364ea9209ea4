import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** An application inside another one's directory. */
export const severalApplications: ProjectRule = {
  meta: practice('codebase/several-applications', 'An application inside the directory of another one', {
    minutes: 120,
    reason: 'The inner application moves beside the outer one, and each gets a release of its own.',
  }),
  check: ({ dependencies, nested = [] }) => {
    if (!dependencies?.isApplication || dependencies.hasOwnPackages) return [];
    return nested
      .filter(({ hasOwnRelease }) => !hasOwnRelease)
      .map(({ path, directory, name }) =>
        configurationFinding({
          rule: severalApplications.meta,
          at: { path, line: 1 },
          severity: 'info',
          confidence: 'possible',
          message: `${name} is an application inside this one: every release carries both, and nothing says where the one ends and the other begins.`,
          remedy: {
            summary: `Give ${directory}/ a release of its own (a platform file, a Dockerfile, a repository), and share code between the two as a Composer package.`,
            packages: [],
            docs: ['https://12factor.net/codebase', 'https://getcomposer.org/doc/05-repositories.md#path'],
          },
          about: name,
        }),
      );
  },
};
