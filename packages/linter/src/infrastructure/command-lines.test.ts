import { expect, test } from 'vitest';
import { configurationOf } from '../configuration/testing.ts';
import { commandLines } from './command-lines.ts';

/** Each command in short: `build Dockerfile:2 composer install`. */
function commands(files: Readonly<Record<string, string>>): readonly string[] {
  return commandLines(configurationOf(files)).map(({ phase, path, line, text }) => `${phase} ${path}:${line} ${text}`);
}

test('images: what is run to build them, and what each container runs', () => {
  const text = 'FROM php\nRUN composer install \\\n  && php bin/console cache:warmup\nCMD ["php", "artisan", "work"]\n';
  expect(commands({ Dockerfile: text, 'Dockerfile.dev': text })).toEqual([
    'build Dockerfile:2 composer install',
    'build Dockerfile:2 && php bin/console cache:warmup',
    'run Dockerfile:4 php   artisan   work',
  ]);
});

test('platforms: hooks before and after the release, crons and workers', () => {
  expect(
    commands({
      '.upsun/config.yaml': `applications:
  site:
    hooks:
      build: |
        set -e
        php artisan optimize
      deploy: php artisan migrate --force
    crons:
      every: { spec: '* * * * *', commands: { start: 'php artisan schedule:run' } }
    workers:
      queue: { commands: { start: php artisan queue:work } }
`,
    }),
  ).toEqual([
    'build .upsun/config.yaml:4 set -e',
    'build .upsun/config.yaml:4 php artisan optimize',
    'deploy .upsun/config.yaml:7 php artisan migrate --force',
    'run .upsun/config.yaml:9 php artisan schedule:run',
    'run .upsun/config.yaml:11 php artisan queue:work',
  ]);
});

test('fortrabbit: both scripts run on the deploy service', () => {
  const text = 'version: 2\npre: prepare.php now\npost: warm.php\ncomposer:\n  no-dev: true\nsustained: [vendor]\n';
  expect(commands({ 'fortrabbit.yml': text, 'fortrabbit.shop.yml': 'post: shop.php\n' })).toEqual([
    'build fortrabbit.shop.yml:1 php shop.php',
    'build fortrabbit.yml:2 php prepare.php now',
    'build fortrabbit.yml:3 php warm.php',
  ]);
});

test('a release that ends with its own machine, and processes', () => {
  expect(
    commands({
      Procfile: 'web: heroku-php-apache2 public/\nrelease: php artisan migrate --force\nworker: php artisan horizon\n',
      'app.json': '{ "scripts": { "postdeploy": "php artisan db:seed" } }',
      'vapor.yml':
        'environments:\n  production:\n    build:\n      - php artisan event:cache\n    deploy: [php artisan migrate]\n',
    }),
  ).toEqual([
    'build vapor.yml:4 php artisan event:cache',
    'task vapor.yml:5 php artisan migrate',
    'task app.json:1 php artisan db:seed',
    'run Procfile:1 heroku-php-apache2 public/',
    'task Procfile:2 php artisan migrate --force',
    'run Procfile:3 php artisan horizon',
  ]);
});

test('pipelines: jobs that build and deploy, not those that try the code out', () => {
  expect(
    commands({
      '.github/workflows/deploy.yml': `name: Deploy
jobs:
  tests:
    steps: [{ run: php artisan test }]
  production:
    steps:
      - run: composer install --no-dev
      - run: ssh app@example.org "php artisan optimize"
`,
      '.github/workflows/tests.yml': 'name: Tests\njobs:\n  build:\n    steps: [{ run: php artisan migrate }]\n',
      '.gitlab-ci.yml':
        'test:\n  stage: test\n  script: [phpunit]\nrelease:\n  stage: deploy\n  script:\n    - php bin/console app:index\n',
      'bitbucket-pipelines.yml':
        'pipelines:\n  branches:\n    main:\n      - step: { name: Test, script: [phpunit] }\n      - step: { deployment: production, script: [bin/ship] }\n',
      '.circleci/config.yml': 'jobs:\n  deploy:\n    steps:\n      - checkout\n      - run: { command: bin/ship }\n',
    }),
  ).toEqual([
    'build .github/workflows/deploy.yml:7 composer install --no-dev',
    'deploy .github/workflows/deploy.yml:8 ssh app@example.org "php artisan optimize"',
    'build .gitlab-ci.yml:7 php bin/console app:index',
    'build bitbucket-pipelines.yml:5 bin/ship',
    'build .circleci/config.yml:5 bin/ship',
  ]);
});

test('deploy tools, crontabs and Supervisor', () => {
  expect(
    commands({
      'deploy.php': `<?php
require 'recipe/laravel.php';
task('build', fn () => run('{{bin/php}} bin/console app:index'));
after('deploy', 'artisan:view:cache');
`,
      'Envoy.blade.php': "@servers(['web' => 'a'])\n@task('deploy')\n    php artisan optimize\n@endtask\n",
      'docker/crontab': '# m h\n* * * * * php artisan schedule:run\nMAILTO=a\n',
      'docker/supervisord.conf': '[program:queue]\ncommand=php artisan queue:work\n',
    }),
  ).toEqual([
    'run docker/crontab:2 * * * * * php artisan schedule:run',
    'run docker/supervisord.conf:2 php artisan queue:work',
    'deploy deploy.php:2 artisan view:cache',
    'deploy deploy.php:3 php bin/console app:index',
    'deploy deploy.php:4 artisan view:cache',
    'deploy Envoy.blade.php:3 php artisan optimize',
  ]);
});

test("Composer's scripts: those that an install runs, and what they run in turn", () => {
  const scripts = {
    'auto-scripts': { 'cache:clear': 'symfony-cmd', 'assets:install %PUBLIC_DIR%': 'symfony-cmd' },
    'post-install-cmd': ['@auto-scripts', '@php artisan package:discover'],
    test: 'phpunit',
  };
  expect(commands({ 'composer.json': JSON.stringify({ scripts }) })).toEqual([
    'build composer.json:1 bin/console cache:clear',
    'build composer.json:1 bin/console assets:install %PUBLIC_DIR%',
    'build composer.json:1 @auto-scripts',
    'build composer.json:1 php artisan package:discover',
  ]);
});

test('jobs of clusters', () => {
  const pod = 'spec:\n          containers:\n            - name: a\n              command: [php, artisan, tidy]\n';
  expect(
    commands({
      'k8s/cron.yaml': `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: tidy }\nspec:\n  jobTemplate:\n    spec:\n      template:\n        ${pod}`,
      'k8s/job.yaml': `apiVersion: batch/v1\nkind: Job\nmetadata: { name: tidy }\nspec:\n      template:\n        ${pod}`,
    }),
  ).toEqual(['run k8s/cron.yaml:11 php artisan tidy', 'task k8s/job.yaml:9 php artisan tidy']);
});

test('scripts that deploy, and that start containers', () => {
  expect(
    commands({
      'bin/deploy-production.sh': '#!/bin/sh\nset -e\n# once\nphp artisan view:cache\n',
      'docker/docker-entrypoint.sh': 'php artisan migrate --force\nexec "$@"\n',
      'docker/dev/entrypoint.sh': 'php artisan serve\n',
      'bin/other.sh': 'php artisan tinker\n',
    }),
  ).toEqual([
    'deploy bin/deploy-production.sh:2 set -e',
    'deploy bin/deploy-production.sh:4 php artisan view:cache',
    'run docker/docker-entrypoint.sh:1 php artisan migrate --force',
    'run docker/docker-entrypoint.sh:2 exec "$@"',
  ]);
});

test('entry points: what they only say is not run', () => {
  const text = [
    'echo "Please run: php artisan app:install"',
    'printf \'%s; php artisan app:install\' "$name"',
    'echo "* * * * * php artisan schedule:run" > /etc/cron.d/app',
    'echo "$(php artisan app:secret)"',
    'echo ready && php artisan app:warm',
  ];
  expect(commands({ 'docker/entrypoint.sh': text.join('\n') })).toEqual([
    'run docker/entrypoint.sh:3 echo "* * * * * php artisan schedule:run" > /etc/cron.d/app',
    'run docker/entrypoint.sh:4 echo "$(php artisan app:secret)"',
    'run docker/entrypoint.sh:5 echo ready && php artisan app:warm',
  ]);
});
