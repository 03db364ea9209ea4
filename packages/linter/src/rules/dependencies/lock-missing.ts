import type { Dependencies } from '../../project/dependencies.ts';
import type { TrackedFile } from '../../project/tracked-files.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** `php`, `ext-gd`, `composer-plugin-api`: nothing that a lock pins. */
const PLATFORM = /^(?:php(?:-\S+)?|hhvm|(?:ext|lib)-\S+|composer(?:-\S+-api)?)$/;

const LOCK = 'composer.lock';

/** An application without composer.lock. */
export const lockMissing: ProjectRule = {
  meta: practice('dependencies/lock-missing', 'An application without composer.lock under version control', {
    minutes: 10,
    reason: '`composer install` writes the file, and it is committed.',
  }),
  check: ({ dependencies, tracked }) => {
    if (!dependencies?.isApplication) return [];
    if (!dependencies.requirements.some(({ name, isDevelopment }) => !isDevelopment && !PLATFORM.test(name))) return [];
    const missing = missingBecause(dependencies, tracked);
    if (missing === undefined) return [];
    return [
      configurationFinding({
        rule: lockMissing.meta,
        at: { path: dependencies.path, line: dependencies.requireLine },
        severity: 'warning',
        confidence: dependencies.type === 'project' ? 'certain' : 'likely',
        message: `${missing}: each build installs whatever versions are new by then, so two releases of one commit differ.`,
        remedy: {
          summary:
            'Run `composer install`, commit composer.lock (take it out of .gitignore where it stands there), and build with `composer install --no-dev`.',
          packages: [],
          docs: ['https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control'],
        },
        about: LOCK,
      }),
    ];
  },
};

function missingBecause({ lock }: Dependencies, tracked: readonly TrackedFile[] | undefined): string | undefined {
  if (!lock) return 'There is no composer.lock';
  const isTracked = tracked?.some(({ path }) => path === lock.path) ?? true;
  return isTracked ? undefined : 'composer.lock is here, but not under version control';
}
