import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** Repositories inside the repository. */
export const submodule: ProjectRule = {
  meta: practice('codebase/submodule', 'Submodules: repositories inside the repository', {
    minutes: 45,
    reason: 'The other repository becomes a Composer package with a version, and the submodule is removed.',
  }),
  check: ({ tracked = [] }) => {
    const paths = tracked.filter(({ kind }) => kind === 'submodule').map(({ path }) => path);
    if (paths.length === 0) return [];
    const shown = paths.length > 4 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
    const subject = paths.length === 1 ? 'is a submodule' : 'are submodules';
    return [
      configurationFinding({
        rule: submodule.meta,
        at: { path: '.gitmodules', line: 1 },
        severity: 'info',
        confidence: 'certain',
        message: `${shown} ${subject}: a release made from this repository alone lacks the code, and which code it gets is not in composer.lock.`,
        remedy: {
          summary:
            'Require the code with Composer (a `vcs` or private repository is enough), or put it into this repository.',
          packages: [],
          docs: ['https://getcomposer.org/doc/05-repositories.md#vcs', 'https://12factor.net/codebase'],
        },
        about: paths.join(' '),
      }),
    ];
  },
};
