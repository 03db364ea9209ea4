import { type Unbounded, unboundedness } from '../../project/unbounded.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** A requirement that any later version meets. */
export const unboundedVersion: ProjectRule = {
  meta: practice('dependencies/unbounded-version', 'A requirement that any later version meets', {
    minutes: 5,
    reason: 'The constraint becomes the caret form of the locked version.',
  }),
  check: ({ dependencies }) => {
    if (!dependencies?.isApplication) return [];
    const locked = new Map(dependencies.lock?.packages.map((found) => [found.name.toLowerCase(), found]));
    return dependencies.requirements.flatMap(({ name, constraint, line, isDevelopment }) => {
      const loose = unboundedness(constraint);
      if (loose === undefined || isDevelopment || !name.includes('/')) return [];
      if (dependencies.boundedTogether.some((start) => name.startsWith(start))) return [];
      const found = locked.get(name.toLowerCase());
      // A directory of the project has the project's version.
      if (found?.isOwn || (!found && dependencies.hasOwnPackages)) return [];
      return [
        configurationFinding({
          rule: unboundedVersion.meta,
          at: { path: dependencies.path, line },
          severity: 'info',
          confidence: 'certain',
          message: `${name} may be ${loose} ("${constraint}"): the next \`composer update\` takes it, breaking changes included.`,
          remedy: {
            summary: summaryOf(name, loose, found?.version),
            packages: [],
            docs: ['https://getcomposer.org/doc/articles/versions.md'],
          },
          about: name,
        }),
      ];
    });
  },
};

function summaryOf(name: string, loose: Unbounded, version: string | undefined): string {
  const release = /^v?(\d+)\.(\d+)/.exec(version ?? '');
  if (release) return `Write \`"${name}": "^${release[1]}.${release[2]}"\`, the version that is locked.`;
  return loose === 'whatever is on a branch'
    ? `Require a tagged version of ${name}, or fix the commit: \`dev-main#<commit>\`.`
    : `Give ${name} an upper bound: \`composer require ${name}\` writes one.`;
}
