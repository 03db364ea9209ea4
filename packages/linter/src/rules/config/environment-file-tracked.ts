import { basename } from 'node:path/posix';
import type { FrameworkName } from '../../project/project.ts';
import type { Remedy } from '../../result.ts';
import { configurationFinding } from '../configuration-finding.ts';
import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';

const ID = 'config/environment-file-tracked';

/** `.env`, `.env.production`, `prod.env` … */
const ENVIRONMENT_FILE = /^(?:\.env(?:\.[\w.-]+)?|[\w-]*(?:prod|production|staging|local)\.env)$/i;

/** What people copy, and what tests and containers of development read. */
const TEMPLATE =
  /(?:^|[._-])(?:examples?|sample|dist|template|tpl|stub|defaults?|tests?|testing|ci|dusk|docker|sail|ddev|lando|dev|develop|development|vault|enc|encrypted|schema|ya?ml|json|md)(?=[._-]|$)/i;

const BESIDE =
  /(?:^|\/)(?:\.?docker|\.devcontainer|\.ddev|\.lando|\.github|\.gitlab|tests?|fixtures|examples?|samples?|stubs?|docs?|vendor|node_modules|laradock)\//i;

/** Symfony's own files: defaults that are the same everywhere. https://symfony.com/doc/current/configuration.html#configuring-environment-variables-in-env-files */
const COMMITTED_BY_DESIGN: Readonly<Partial<Record<FrameworkName, RegExp>>> = {
  symfony: /^\.env(?:\.(?:prod|production|staging|preprod))?$/i,
};

const UNTRACK = 'Run `git rm --cached` for the file, list it in .gitignore, and change every secret that it held';

/** By framework; `php` for all others. */
const REMEDIES: Readonly<Partial<Record<FrameworkName, Remedy>>> = {
  laravel: {
    summary: `${UNTRACK} (\`php artisan key:generate\`); keep names without values in .env.example, and set variables where the application runs.`,
    packages: [],
    docs: ['https://laravel.com/docs/configuration#environment-file-security'],
  },
  symfony: {
    summary: `${UNTRACK}; secrets go into the environment or into Symfony's vault (\`secrets:set\`), defaults into .env.`,
    packages: [],
    docs: ['https://symfony.com/doc/current/configuration/secrets.html'],
  },
  craft: {
    summary: `${UNTRACK}; keep names without values in .env.example.production, and set variables where the application runs.`,
    packages: [],
    docs: ['https://craftcms.com/docs/5.x/configure.html#env'],
  },
  php: {
    summary: `${UNTRACK}; keep names without values in .env.example, and set variables where the application runs.`,
    packages: [],
    docs: ['https://12factor.net/config'],
  },
};

/** Environment files under version control. */
export const environmentFileTracked: ProjectRule = {
  meta: {
    id: ID,
    factor: 'config',
    category: 'configuration',
    summary: 'An environment file is under version control',
    effort: {
      minutes: 30,
      reason: 'The file leaves version control, its secrets are changed, and the platform gets the variables.',
    },
    get page(): string {
      return pageOf(ID);
    },
  },
  check: ({ project, tracked = [], secrets }) => {
    const frameworks = project.frameworks.map(({ name }) => name);
    const remedy = frameworks.flatMap((name) => REMEDIES[name] ?? [])[0] ?? (REMEDIES.php as Remedy);
    return tracked
      .filter(({ path, kind, size }) => kind === 'file' && size > 0 && isEnvironmentFile(path, frameworks))
      .map(({ path }) => {
        const secret = secrets.find((found) => found.path === path);
        return configurationFinding({
          rule: environmentFileTracked.meta,
          at: { path, line: 1 },
          severity: 'warning',
          confidence: secret ? 'certain' : 'likely',
          kind: secret ? 'secret-in-code' : 'other',
          message: `${path} is under version control: its values are the same on every deploy, and who has the code has them${secret ? ` (a ${secret.what} is among them)` : ''}.`,
          remedy,
          about: path,
        });
      });
  },
};

function isEnvironmentFile(path: string, frameworks: readonly FrameworkName[]): boolean {
  const name = basename(path);
  if (!ENVIRONMENT_FILE.test(name) || BESIDE.test(path)) return false;
  // `.env.local` and `.env.dev.local` belong to one machine, whatever environment they are for.
  if (/^\.env\.(?:[\w-]+\.)?local(?:\.php)?$/i.test(name)) return true;
  if (TEMPLATE.test(name.replace(/^\.env/i, ''))) return false;
  return !frameworks.some((framework) => COMMITTED_BY_DESIGN[framework]?.test(name));
}
