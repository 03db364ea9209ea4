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

// https://github.com/laravel/laravel (12): config/*.php, .env.example; https://laravel.com/docs/12.x
test('Laravel 12, as it is made', async () => {
  const found = await stateOf({
    ...composer({ 'laravel/framework': '12.1.0' }),
    artisan: '#!/usr/bin/env php\n<?php\n',
    '.env.example':
      'APP_MAINTENANCE_DRIVER=file\nLOG_CHANNEL=stack\nLOG_STACK=single\nDB_CONNECTION=sqlite\nSESSION_DRIVER=database\nFILESYSTEM_DISK=local\nQUEUE_CONNECTION=database\nCACHE_STORE=database\n',
    'config/app.php': "<?php\nreturn ['maintenance' => ['driver' => env('APP_MAINTENANCE_DRIVER', 'file')]];\n",
    'config/session.php': "<?php\nreturn ['driver' => env('SESSION_DRIVER', 'database')];\n",
    'config/cache.php':
      "<?php\nreturn ['default' => env('CACHE_STORE', 'database'), 'stores' => ['database' => ['driver' => 'database', 'connection' => env('DB_CACHE_CONNECTION')]]];\n",
    'config/queue.php':
      "<?php\nreturn ['default' => env('QUEUE_CONNECTION', 'database'), 'connections' => ['database' => ['driver' => 'database', 'connection' => env('DB_QUEUE_CONNECTION')]]];\n",
    'config/database.php':
      "<?php\nreturn ['default' => env('DB_CONNECTION', 'sqlite'), 'connections' => ['sqlite' => ['driver' => 'sqlite', 'database' => env('DB_DATABASE', database_path('database.sqlite'))], 'mysql' => ['driver' => 'mysql', 'host' => env('DB_HOST', '127.0.0.1')]]];\n",
    'config/filesystems.php':
      "<?php\nreturn ['default' => env('FILESYSTEM_DISK', 'local'), 'disks' => ['local' => ['driver' => 'local', 'root' => storage_path('app/private')], 'public' => ['driver' => 'local', 'root' => storage_path('app/public')], 's3' => ['driver' => 's3']]];\n",
    'config/logging.php':
      "<?php\nreturn ['default' => env('LOG_CHANNEL', 'stack'), 'channels' => ['stack' => ['driver' => 'stack', 'channels' => explode(',', env('LOG_STACK', 'single'))], 'single' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')]]];\n",
  });
  expect(found).toEqual({
    uploads: ['node: local files (default disk (local))', 'node: local files (public disk)'],
    media: ['node: local files (public disk)'],
    sessions: ['node: database (SQLite file) (session driver)'],
    cache: ['node: database (SQLite file) (default cache store)'],
    locks: ['node: database (SQLite file) (locks of the default cache store)'],
    queue: ['node: database (SQLite file) (default queue connection)'],
    logs: ['node: local files (log channel single)'],
    database: ['node: SQLite file (default connection (sqlite))'],
    config: [
      'build: files of the release (configuration files and environment)',
      'node: file in storage/framework (maintenance mode)',
    ],
    code: ['build: PHP files (bootstrap/cache)', 'node: PHP files (compiled views)'],
  });
});

// https://github.com/symfony/demo: config/packages, .env; https://symfony.com/doc/current/session.html, cache.html
test("Symfony's demo", async () => {
  const found = await stateOf({
    ...composer({
      'symfony/framework-bundle': '8.0.0',
      'symfony/monolog-bundle': '4.0.0',
      'doctrine/doctrine-bundle': '3.0.0',
    }),
    'bin/console': '#!/usr/bin/env php\n<?php\n',
    '.env':
      'APP_ENV=dev\nAPP_SECRET=\nDATABASE_URL=sqlite:///%kernel.project_dir%/data/database.sqlite\nMAILER_DSN=null://null\n',
    'config/packages/framework.yaml': "framework:\n    secret: '%env(APP_SECRET)%'\n    session: true\n",
    'config/packages/cache.yaml': 'framework:\n    cache:\n        #app: cache.adapter.redis\n',
    'config/packages/doctrine.yaml': "doctrine:\n    dbal:\n        url: '%env(resolve:DATABASE_URL)%'\n",
    'config/packages/monolog.yaml':
      'when@dev:\n    monolog:\n        handlers:\n            main: { type: stream, path: "%kernel.logs_dir%/dev.log" }\nwhen@prod:\n    monolog:\n        handlers:\n            main: { type: fingers_crossed, action_level: error, handler: nested }\n            nested: { type: stream, path: php://stderr }\n',
  });
  expect(found).toEqual({
    uploads: ['unknown: what the code does (no storage is configured) (uploaded files)'],
    media: ['unknown: what the code does (no storage is configured) (derived files)'],
    sessions: ['node: PHP files (sessions)'],
    cache: [
      'node: local files (default cache (cache.app))',
      'build: PHP files made in the build (system cache, Twig and the container)',
    ],
    locks: ['shared: nothing (symfony/lock is not there) (locks)'],
    queue: ['shared: nothing (no transport is configured) (messages)'],
    logs: ['shared: standard streams (log handler nested)'],
    database: ['node: SQLite file (default connection)'],
    config: ['build: files of the release and the environment (configuration)'],
    code: ['build: release (code and the compiled container)'],
  });
});

// https://github.com/drupal/recommended-project: the installer writes settings.php; drupal/core: core.services.yml
test("Drupal's recommended project", async () => {
  const found = await stateOf({
    ...composer({ 'drupal/core-recommended': '11.1.0', 'drupal/core': '11.1.0' }),
  });
  expect(found).toEqual({
    uploads: ['node: local files (public files)'],
    media: ['node: local files (image styles and aggregated assets)'],
    sessions: ['shared: database (sessions)'],
    cache: ['node: PHP files (compiled templates)', 'shared: database (cache bins)'],
    locks: ['shared: database (locks)'],
    queue: ['shared: database (queues)'],
    logs: ['shared: database (dblog)'],
    database: ['unknown: database (default database)'],
    config: ['shared: database (configuration)'],
    code: ['build: release (modules and themes)'],
  });
});

// https://github.com/craftcms/craft (5); https://craftcms.com/docs/5.x/reference/config/app.html
test("Craft's starter project", async () => {
  const found = await stateOf({
    ...composer({ 'craftcms/cms': '5.6.0', 'vlucas/phpdotenv': '5.4.0' }),
    craft: '#!/usr/bin/env php\n<?php\n',
    'web/index.php': '<?php\n',
    '.env.example.production': 'CRAFT_DB_DRIVER=mysql\nCRAFT_DB_SERVER=\n',
    'config/general.php':
      '<?php\nreturn craft\\config\\GeneralConfig::create()\n    ->defaultWeekStartDay(1)\n    ->omitScriptNameInUrls()\n    ->preloadSingles()\n    ->preventUserEnumeration();\n',
    'config/app.php': "<?php\nuse craft\\helpers\\App;\nreturn ['id' => App::env('CRAFT_APP_ID') ?: 'CraftCMS'];\n",
  });
  expect(found).toEqual({
    uploads: ['unknown: file systems in the database (volumes)'],
    media: ['unknown: file system of the volume (image transforms)', 'node: local files (control panel resources)'],
    sessions: ['node: PHP session files (session)'],
    cache: ['node: local files (cache)'],
    locks: ['shared: database (mutex)'],
    queue: ['shared: database (queue)'],
    logs: ['node: local files (log)'],
    database: ['shared: MySQL (database)'],
    config: ['node: YAML files (project config)'],
    code: ['node: local files (code and plugins)'],
  });
});

// https://github.com/WordPress/WordPress: wp-config-sample.php; https://developer.wordpress.org/advanced-administration/wordpress/wp-config/
test('WordPress, as it is installed', async () => {
  const found = await stateOf({
    'wp-config.php':
      "<?php\ndefine('DB_NAME', 'w');\ndefine('DB_USER', 'w');\ndefine('DB_PASSWORD', getenv('DB_PASSWORD'));\ndefine('DB_HOST', 'localhost');\n$table_prefix = 'wp_';\ndefine('WP_DEBUG', false);\nif (!defined('ABSPATH')) {\n    define('ABSPATH', __DIR__ . '/');\n}\nrequire_once ABSPATH . 'wp-settings.php';\n",
    'wp-settings.php': '<?php\n',
    'wp-includes/version.php': "<?php\n$wp_version = '6.7';\n",
  });
  expect(found).toEqual({
    uploads: ['node: local files (media library)'],
    media: ['node: local files (image sizes)'],
    sessions: ['shared: database (session tokens)'],
    cache: ['shared: database (object cache and transients)'],
    locks: ['shared: database (locks)'],
    queue: ['shared: database (WP-Cron)'],
    logs: [expect.stringMatching(/^unknown: error log of PHP/)],
    database: ['shared: MySQL (database)'],
    config: ['shared: database (options)'],
    code: ['node: local files (plugins and themes)'],
  });
});
