/** State maps of fresh applications, as their frameworks' documentation has them. */
import { STATE_KINDS } from '@tidemark/sdk/model';
import { expect, test } from 'vitest';
import { lint } from '../src/index.ts';
import { temporaryProject } from '../src/project/temporary-project.ts';

function composer(packages: Readonly<Record<string, string>>): Record<string, string> {
  const installed = Object.entries(packages).map(([name, version]) => ({ name, version }));
  return {
    'composer.json': JSON.stringify({ type: 'project', require: packages }),
    'composer.lock': JSON.stringify({ packages: installed, 'packages-dev': [] }),
  };
}

/** Each kind with its stores: where, and what it is. */
async function stateOf(files: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const { stateMap } = await lint({ path: temporaryProject(files), threads: 1, cache: false });
  return Object.fromEntries(
    STATE_KINDS.map((kind) => [
      kind,
      stateMap.kinds[kind].map(({ placement, technology, store }) => `${placement}: ${technology} (${store})`),
    ]),
  );
}

// https://github.com/laravel/laravel (12): config/*.php
test('Laravel 12', async () => {
  const found = await stateOf({
    ...composer({ 'laravel/framework': '12.1.0' }),
    artisan: '#!/usr/bin/env php\n<?php\n',
    'config/app.php': "<?php\nreturn ['maintenance' => ['driver' => env('APP_MAINTENANCE_DRIVER', 'file')]];\n",
    'config/session.php': "<?php\nreturn ['driver' => env('SESSION_DRIVER', 'database')];\n",
    'config/cache.php': "<?php\nreturn ['default' => env('CACHE_STORE', 'database')];\n",
    'config/queue.php': "<?php\nreturn ['default' => env('QUEUE_CONNECTION', 'database')];\n",
    'config/database.php':
      "<?php\nreturn ['default' => env('DB_CONNECTION', 'mysql'), 'connections' => ['mysql' => ['driver' => 'mysql', 'host' => env('DB_HOST')]]];\n",
    'config/filesystems.php':
      "<?php\nreturn ['default' => env('FILESYSTEM_DISK', 'local'), 'disks' => ['local' => ['driver' => 'local', 'root' => storage_path('app/private')]]];\n",
    'config/logging.php':
      "<?php\nreturn ['default' => env('LOG_CHANNEL', 'stack'), 'channels' => ['stack' => ['driver' => 'stack', 'channels' => explode(',', env('LOG_STACK', 'single'))], 'single' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')]]];\n",
  });
  expect(found).toMatchObject({
    uploads: ['node: local files (default disk (local))'],
    sessions: ['shared: database (session driver)'],
    cache: ['shared: database (default cache store)'],
    locks: ['shared: database (locks of the default cache store)'],
    queue: ['shared: database (default queue connection)'],
    logs: ['node: local files (log channel single)'],
    database: ['shared: MySQL (default connection (mysql))'],
  });
  expect(found['config']).toContain('node: file in storage/framework (maintenance mode)');
  expect(found['code']).toContain('node: PHP files (compiled views)');
  expect(found['media']).toHaveLength(1);
});

// https://github.com/symfony/demo: config/packages
test('Symfony 7', async () => {
  const found = await stateOf({
    ...composer({
      'symfony/framework-bundle': '7.2.0',
      'symfony/monolog-bundle': '3.10.0',
      'doctrine/doctrine-bundle': '2.13.0',
    }),
    '.env': 'DATABASE_URL=sqlite:///%kernel.project_dir%/data/database.sqlite\n',
    'config/packages/framework.yaml': 'framework:\n    session: true\n',
    'config/packages/cache.yaml': 'framework:\n    cache:\n',
    'config/packages/doctrine.yaml': "doctrine:\n    dbal:\n        url: '%env(resolve:DATABASE_URL)%'\n",
    'config/packages/monolog.yaml':
      'when@prod:\n    monolog:\n        handlers:\n            nested:\n                type: stream\n                path: php://stderr\n',
  });
  expect(found).toMatchObject({
    sessions: ['node: PHP files (sessions)'],
    logs: ['shared: standard streams (log handler nested)'],
    database: ['node: SQLite file (default connection)'],
  });
  expect(found['cache']).toContain('node: local files (default cache (cache.app))');
  expect(found['cache']).toContain('build: PHP files made in the build (system cache, Twig and the container)');
  for (const kind of STATE_KINDS) expect(found[kind], kind).not.toEqual([]);
});

// https://github.com/drupal/recommended-project, web/sites/default/default.settings.php
test('Drupal 11', async () => {
  const found = await stateOf({
    ...composer({ 'drupal/core-recommended': '11.1.0', 'drupal/core': '11.1.0' }),
    'web/index.php': '<?php\n',
    'web/sites/default/settings.php':
      "<?php\n$databases['default']['default'] = ['driver' => 'mysql', 'host' => getenv('DB_HOST'), 'database' => 'd'];\n$settings['hash_salt'] = getenv('SALT');\n",
  });
  expect(found).toMatchObject({
    uploads: ['node: local files (public files)'],
    media: ['node: local files (image styles and aggregated assets)'],
    sessions: ['shared: database (sessions)'],
    locks: ['shared: database (locks)'],
    queue: ['shared: database (queues)'],
    config: ['shared: database (configuration)'],
    code: ['build: release (modules and themes)'],
  });
  expect(found['cache']).toEqual(['node: PHP files (compiled templates)', 'shared: database (cache bins)']);
  expect(found['database']?.[0]).toMatch(/^shared: MySQL/);
});

// https://github.com/craftcms/craft (5), https://craftcms.com/docs/5.x/reference/config/app.html
test('Craft 5', async () => {
  const found = await stateOf({
    ...composer({ 'craftcms/cms': '5.6.0' }),
    craft: '#!/usr/bin/env php\n<?php\n',
    'config/general.php': '<?php\nreturn craft\\config\\GeneralConfig::create()->omitScriptNameInUrls();\n',
    'config/app.php': "<?php\nreturn ['id' => craft\\helpers\\App::env('CRAFT_APP_ID')];\n",
  });
  expect(found).toMatchObject({
    sessions: ['node: PHP session files (session)'],
    cache: ['node: local files (cache)'],
    locks: ['shared: database (mutex)'],
    queue: ['shared: database (queue)'],
    logs: ['node: local files (log)'],
    database: ['shared: MySQL (database)'],
    config: ['node: YAML files (project config)'],
  });
  for (const kind of STATE_KINDS) expect(found[kind], kind).not.toEqual([]);
});

// https://developer.wordpress.org/advanced-administration/wordpress/wp-config/
test('WordPress', async () => {
  const found = await stateOf({
    'wp-config.php':
      "<?php\ndefine('DB_NAME', 'w');\ndefine('DB_HOST', 'db.example.net');\nrequire_once ABSPATH . 'wp-settings.php';\n",
    'wp-settings.php': '<?php\n',
    'wp-includes/version.php': "<?php\n$wp_version = '6.7';\n",
  });
  expect(found).toMatchObject({
    uploads: ['node: local files (media library)'],
    media: ['node: local files (image sizes)'],
    sessions: ['shared: database (session tokens)'],
    cache: ['shared: database (object cache and transients)'],
    locks: ['shared: database (locks)'],
    queue: ['shared: database (WP-Cron)'],
    database: ['shared: MySQL (database)'],
    config: ['shared: database (options)'],
    code: ['node: local files (plugins and themes)'],
  });
  expect(found['logs']).toHaveLength(1);
});
