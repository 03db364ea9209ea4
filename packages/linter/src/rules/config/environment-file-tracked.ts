import { basename } from 'node:path/posix';
import type { Remedy } from '../../result.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';

/** Read by an application that runs somewhere: `.env`, `.env.production`, `prod.env`. Any other suffix may be a template. */
const ENVIRONMENT_FILE =
  /^(?:\.env(?:\.(?:prod|production|live|staging|stage|preprod|preview|uat))?|(?:prod|production|staging|live)\.env)$/i;

/** These belong to one machine, whatever environment they are for. */
const LOCAL_FILE = /^(?:\.env\.(?:(?!(?:example|sample|dist|test|testing|ci)\.)[\w-]+\.)?local(?:\.php)?|local\.env)$/i;

const BESIDE =
  /(?:^|\/)(?:\.[^/]+|docker|tests?|fixtures|examples?|samples?|stubs?|docs?|docs?-[\w-]+|vendor|node_modules|laradock)\//i;

/** Symfony's own files: defaults that are the same everywhere. https://symfony.com/doc/current/configuration.html#configuring-environment-variables-in-env-files */
const COMMITTED_BY_DESIGN: Readonly<Record<string, RegExp>> = {
  symfony: /^\.env(?:\.\w+)?$/i,
};

const UNTRACK = 'Run `git rm --cached` for the file, list it in .gitignore, and change every secret that it held';

/** Where a framework has words of its own. */
const REMEDIES: Readonly<Record<string, Remedy>> = {
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
};

/** What to do where the framework has no words of its own. */
const GENERAL: Remedy = {
  summary: `${UNTRACK}; keep names without values in .env.example, and set variables where the application runs.`,
  packages: [],
  docs: ['https://12factor.net/config'],
};

/** Environment files under version control. */
export const environmentFileTracked: ProjectRule = {
  meta: configuration('config/environment-file-tracked', 'An environment file is under version control', {
    minutes: 30,
    reason: 'The file leaves version control, its secrets are changed, and the platform gets the variables.',
  }),
  check: ({ project, tracked = [], secrets }) => {
    const frameworks = project.frameworks.map(({ name }) => name);
    const remedy = frameworks.flatMap((name) => REMEDIES[name] ?? [])[0] ?? GENERAL;
    return tracked
      .filter(({ path, kind, size }) => kind === 'file' && size > 0 && isEnvironmentFile(path, frameworks))
      .map(({ path }) => {
        const secret = secrets.find((found) => found.path === path);
        const isLocal = LOCAL_FILE.test(basename(path));
        return configurationFinding({
          rule: environmentFileTracked.meta,
          at: { path, line: 1 },
          // Without a secret it may hold nothing but names and ports of development.
          severity: secret || isLocal ? 'warning' : 'info',
          confidence: secret || isLocal ? 'likely' : 'possible',
          kind: secret ? 'secret-in-code' : 'other',
          message: `${path} is under version control: its values are the same on every deploy, and who has the code has them${secret ? ` (a ${secret.what} is among them)` : ''}.`,
          remedy,
          about: path,
        });
      });
  },
};

function isEnvironmentFile(path: string, frameworks: readonly string[]): boolean {
  const name = basename(path);
  if (BESIDE.test(path)) return false;
  if (LOCAL_FILE.test(name)) return true;
  return ENVIRONMENT_FILE.test(name) && !frameworks.some((framework) => COMMITTED_BY_DESIGN[framework]?.test(name));
}
