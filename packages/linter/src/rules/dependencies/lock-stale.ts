import type { Dependencies } from '../../project/dependencies.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** composer.lock was made from another composer.json. */
export const lockStale: ProjectRule = {
  meta: practice('dependencies/lock-stale', 'composer.lock was not made from this composer.json', {
    minutes: 10,
    reason: '`composer update --lock` (or of the packages that are missing) writes the file anew.',
  }),
  check: ({ dependencies }) => {
    if (dependencies?.lock?.isFresh !== false) return [];
    const missing = notLocked(dependencies);
    const [first] = missing;
    return [
      configurationFinding({
        rule: lockStale.meta,
        at: { path: dependencies.path, line: first?.line ?? dependencies.requireLine },
        severity: first && dependencies.isApplication ? 'warning' : 'info',
        confidence: 'certain',
        message: first
          ? `composer.lock does not hold ${missing.map(({ name }) => name).join(', ')}: \`composer install\` fails, or installs other packages than composer.json asks for.`
          : 'composer.json changed since composer.lock was written: whether the locked versions still fit is not known.',
        remedy: {
          summary: first
            ? `Run \`composer update ${missing.map(({ name }) => name).join(' ')}\` and commit composer.lock.`
            : 'Run `composer update --lock` and commit composer.lock; `composer validate` in the pipeline finds this.',
          packages: [],
          docs: [
            'https://getcomposer.org/doc/03-cli.md#update-u-upgrade',
            'https://getcomposer.org/doc/03-cli.md#validate',
          ],
        },
        about: 'content-hash',
      }),
    ];
  },
};

/** Required packages that no locked package is or stands for. Those of production only, which every release installs. */
function notLocked({ requirements, lock }: Dependencies): Dependencies['requirements'] {
  const locked = new Set(lock?.packages.flatMap(({ name, standsFor }) => [name, ...standsFor].map(lower)));
  return requirements.filter(
    ({ name, isDevelopment }) => !isDevelopment && name.includes('/') && !locked.has(lower(name)),
  );
}

function lower(name: string): string {
  return name.toLowerCase();
}
