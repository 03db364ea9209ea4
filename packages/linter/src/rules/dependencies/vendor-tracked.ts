import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** Written by Composer into each vendor directory. */
const MARKS: readonly string[] = ['autoload.php', 'composer/installed.json', 'composer/installed.php'];

/** Composer's packages under version control. */
export const vendorTracked: ProjectRule = {
  meta: practice('dependencies/vendor-tracked', 'The packages of Composer are under version control', {
    minutes: 30,
    reason: 'The directory leaves version control, and the build runs `composer install`.',
  }),
  check: ({ project, tracked = [] }) => {
    const directory = project.vendorDir ?? 'vendor';
    const files = tracked.filter(({ path }) => path.startsWith(`${directory}/`));
    const mark = files.find(({ path }) => MARKS.some((name) => path === `${directory}/${name}`));
    if (!mark || !project.composer) return [];
    const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1_000_000;
    return [
      configurationFinding({
        rule: vendorTracked.meta,
        at: { path: mark.path, line: 1 },
        severity: 'info',
        confidence: 'certain',
        message: `${directory}/ is under version control (${files.length} files, ${megabytes.toFixed(1)} MB): it may be other code than composer.lock says, and nobody reads a change in it.`,
        remedy: {
          summary: `Run \`git rm -r --cached ${directory}\`, list /${directory}/ in .gitignore, and run \`composer install --no-dev\` in the build.`,
          packages: [],
          docs: [
            'https://getcomposer.org/doc/faqs/should-i-commit-the-dependencies-in-my-vendor-directory.md',
            'https://12factor.net/dependencies',
          ],
        },
        about: directory,
      }),
    ];
  },
};
