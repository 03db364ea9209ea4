/** What rules about code may know of the project around a file. */
import { join } from 'node:path';
import picomatch from 'picomatch';
import type { KnowledgeBase } from '../flow/knowledge-base.ts';
import { isSettingsFile } from '../frameworks/php/configuration/files.ts';
import type { Platform } from '../platforms/platform.ts';
import { headOf } from '../project/php-file.ts';
import type { Project } from '../project/project.ts';
import { knowledgeEntryGlobs } from './code/entry-globs.ts';
import type { CodeContext } from './code-rule.ts';

/** Files that configure an application, as globs, by framework; `php` is always on. */
const CONFIGURATION: Readonly<Record<string, readonly string[]>> = {
  // https://laravel.com/docs/configuration; packages and modules bring their own `config/`.
  laravel: ['{,**/}[cC]onfig/**/*.php', '{,**/}config.php', 'bootstrap/cache/*.php'],
  // https://symfony.com/doc/current/configuration.html
  symfony: ['{,**/}config/**/*.php', '{app,src}/Kernel.php', 'app/AppKernel.php', '.env.local.php'],
  // https://www.drupal.org/docs/administering-a-drupal-site/settingsphp-tips
  drupal: ['{,**/}sites/**/*.php', '{,**/}*settings*.php', '{,**/}config/**/*.php', '{,**/}settings/**/*.php'],
  // https://craftcms.com/docs/5.x/configure.html
  craft: ['{,**/}config/**/*.php', 'bootstrap.php'],
  // https://www.yiiframework.com/doc/guide/2.0/en/concept-configurations
  yii: ['{,**/}config/**/*.php'],
  // https://developer.wordpress.org/advanced-administration/wordpress/wp-config/, https://roots.io/bedrock/
  wordpress: ['{,**/}wp-config*.php', 'config/**/*.php'],
  // https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/Configuration/
  typo3: [
    'config/system/*.php',
    '{,**/}typo3conf/*Configuration.php',
    '{,**/}typo3conf/AdditionalConfiguration.php',
    '{,**/}Configuration/**/*.php',
    '{,**/}ext_localconf.php',
  ],
  php: [
    '{,**/}config/**/*.php',
    '{,**/}{,*[-._]}{config,configuration,settings,constants}{,[-._]*}.php',
    'bootstrap.php',
  ],
};

/** Packages with which one process answers many requests. */
const LONG_RUNNING: readonly string[] = [
  'laravel/octane',
  'swoole/ide-helper',
  'openswoole/core',
  'hyperf/framework',
  'hyperf/http-server',
  'runtime/frankenphp-symfony',
  'runtime/swoole',
  'runtime/roadrunner-symfony-nyholm',
  'baldinof/roadrunner-bundle',
  'spiral/roadrunner',
  'spiral/roadrunner-http',
  'swooletw/laravel-swoole',
  'k911/swoole-bundle',
  'workerman/workerman',
  'react/http',
];

/** https://docs.roadrunner.dev/docs/general/config */
const ROADRUNNER = /^\.rr(?:\.[\w-]+)?\.ya?ml$/;

/** Images and servers that answer many requests with one process. https://frankenphp.dev/docs/worker/ */
const RUNS_WORKERS =
  /FRANKENPHP_CONFIG[^\n]*\bworker\b|\bfrankenphp\s+php-server\b[^\n]*--worker\b|\boctane:(?:start|frankenphp|swoole|roadrunner)\b|\brr\s+serve\b|^\s*worker\s+(?:\{|[^\s{]*\.php\b)/m;
const MAY_RUN_WORKERS =
  /(?:^|\/)(?:[\w-]+\.)?(?:Docker|Container)file(?:[.-][\w.-]+)?$|(?:^|\/)Caddyfile$|(?:^|\/)[\w.-]*compose[\w.-]*\.ya?ml$|(?:^|\/)Procfile$/i;

/** All but what is installed, which files beside the code tell. Matchers are made when the first file is asked for. */
export function codeContext(
  project: Project,
  knowledge: KnowledgeBase,
  platform: Platform,
): Omit<CodeContext, 'installs'> {
  const frameworks: readonly string[] = ['php', ...project.frameworks.map(({ name }) => name)];
  const globs = frameworks.flatMap((name) => CONFIGURATION[name] ?? []);
  const isNamed = lazily(() => picomatch([...new Set(globs)], { dot: true }));
  const isPlain = frameworks.every((name) => name === 'php');
  const isOperators = lazily(() => picomatch([...knowledgeEntryGlobs(knowledge)], { dot: true }));
  const docroots = project.docroots ?? [''];
  return {
    knowledge,
    platform,
    isConfiguration: (path) => isNamed(path) || (isPlain && isSettingsFile(path)),
    isOperators,
    isServed: (path) => docroots.some((docroot) => docroot === '' || path.startsWith(`${docroot}/`)),
    requires: (...packages) => packages.some((name) => project.composer?.require[name] !== undefined),
    isLongRunning:
      LONG_RUNNING.some((name) => project.composer?.require[name] !== undefined) ||
      project.otherFiles.some((path) => ROADRUNNER.test(path) || runsWorkers(project.root, path)),
  };
}

function runsWorkers(root: string, path: string): boolean {
  return MAY_RUN_WORKERS.test(path) && RUNS_WORKERS.test(headOf(join(root, path), LONGEST).replace(/["',[\]]+/g, ' '));
}

/** How much of such a file is looked at [bytes]. */
const LONGEST = 65_536;

function lazily(make: () => (path: string) => boolean): (path: string) => boolean {
  let test: ((path: string) => boolean) | undefined;
  return (path) => {
    test ??= make();
    return test(path);
  };
}
