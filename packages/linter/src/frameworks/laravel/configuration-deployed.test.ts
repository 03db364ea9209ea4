import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { givenVariables } from '../../infrastructure/index.ts';
import { laravelConfiguration } from './configuration.ts';

function application(version: string, more: Readonly<Record<string, string>> = {}, packages = {}) {
  return {
    'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': version, ...packages } }),
    artisan: '#!/usr/bin/env php\n<?php\n',
    'bootstrap/app.php': '<?php\n',
    ...more,
  };
}

async function stores(files: Readonly<Record<string, string>>, kinds: RegExp): Promise<string[]> {
  const reading = await readingOf(laravelConfiguration, files, givenVariables);
  return storeLines(reading.stores.filter(({ kind, store }) => kinds.test(`${kind} ${store}`)));
}

describe('an application of Laravel where it is deployed', () => {
  test.each([
    ['^13.0', 'optimize', 'build'],
    ['^10.0', 'optimize', 'node'],
    ['^6.0', 'optimize', 'node'],
    ['^10.0', 'view:cache', 'build'],
  ])('%s: `artisan %s` in the image leaves compiled views to the %s', async (version, command, placement) => {
    const files = application(version, { Dockerfile: `FROM php:8.3\nCOPY . /app\nRUN php artisan ${command}\n` });
    expect((await stores(files, /^code compiled/))[0]).toContain(`compiled views: ${placement},`);
  });

  test('on Lambda, with variables of one function and what they fall back to', async () => {
    const serverless =
      "provider:\n  environment:\n    CACHE_STORE: dynamodb\n    QUEUE_CONNECTION: ${param:queue, 'sqs'}\nfunctions:\n  web:\n    environment:\n      DB_CONNECTION: mysql\n      DB_HOST: ${ssm:/db}\n";
    expect(await stores(application('^12.0', { 'serverless.yml': serverless }), /^(?:cache|queue|database) d/)).toEqual(
      [
        'cache default cache store: shared, DynamoDB @ config/cache.php:1, serverless.yml:3',
        'queue default queue connection: shared, Amazon SQS @ config/queue.php:1, serverless.yml:4',
        'database default connection (mysql): shared, MySQL @ config/database.php:1, serverless.yml:8',
      ],
    );
  });

  test("on Lambda by Bref's bridge, which replaces files by cookies and a stack by the stream", async () => {
    const files = application(
      '^10.0',
      { 'serverless.yml': 'provider:\n  name: aws\n' },
      { 'bref/laravel-bridge': '^2.0' },
    );
    expect(await stores(files, /^(?:sessions|logs)/)).toEqual([
      'sessions session driver: shared, cookies @ config/session.php:1',
      'logs log channel stderr: shared, stderr @ config/logging.php:1',
    ]);
    const elsewhere = application('^10.0', {}, { 'bref/laravel-bridge': '^2.0' });
    expect((await stores(elsewhere, /^sessions/))[0]).toContain('node, local files');
  });

  test('on Vapor, which gives variables of its own', async () => {
    const vapor =
      'id: 1\nname: shop\nenvironments:\n  staging:\n    memory: 512\n  production:\n    cache: shop-cache\n';
    const found = await stores(application('^10.0', { 'vapor.yml': vapor }), /^(?:uploads|sessions|cache|queue|logs)/);
    expect(found.map((line) => line.replace(/ @.*/, ''))).toEqual([
      'uploads default disk (s3): shared, S3',
      'sessions session driver: shared, cookies',
      'cache default cache store: shared, Redis',
      'queue default queue connection: shared, Amazon SQS',
      'logs log channel stderr: shared, stderr',
    ]);
  });

  test('must be given what neither it nor its deployment says', async () => {
    const files = application('^12.0', {
      'config/app.php':
        "<?php\nreturn ['env' => env('APP_ENV', 'production'), 'key' => env('APP_KEY'), 'url' => env('APP_URL', 'http://localhost')];\n",
      'serverless.yml': 'provider:\n  environment:\n    APP_URL: https://example.org\n',
    });
    const { variables } = await readingOf(laravelConfiguration, files, givenVariables);
    const needed = variables
      .filter(({ name, isRequired }) => isRequired && name.startsWith('APP_'))
      .map(({ name }) => name);
    expect(needed).toEqual(['APP_KEY']);
  });
});

test('what Laravel 13 brought: drivers of the cache, of maintenance mode, and disks that read through', async () => {
  const files = application('^13.0', {
    'config/app.php': "<?php\nreturn ['maintenance' => ['driver' => 'array']];\n",
    'config/cache.php':
      "<?php\nreturn ['default' => 'storage', 'stores' => ['storage' => ['driver' => 'storage', 'disk' => 'files']]];\n",
    'config/filesystems.php':
      "<?php\nreturn ['default' => 'files', 'disks' => ['files' => ['driver' => 'read-through', 'primary' => 's3', 'fallback' => 'local']]];\n",
    'config/logging.php':
      "<?php\nreturn ['default' => 'monthly', 'channels' => ['monthly' => ['driver' => 'monthly', 'path' => storage_path('logs/a.log')]]];\n",
  });
  const found = await stores(files, /^(?:uploads default|cache|logs|config maint)/);
  expect(found.map((line) => line.replace(/ @.*/, ''))).toEqual([
    'uploads default disk (files): shared, S3',
    'cache default cache store: shared, S3',
    'logs log channel monthly: node, local files',
    'config maintenance mode (declared): process, memory',
  ]);
});

test('backups are safe where one of their disks is shared', async () => {
  const backup = (disks: string) => ({
    'config/backup.php': `<?php\nreturn ['backup' => ['destination' => ['disks' => [${disks}]]]];\n`,
  });
  expect(await stores(application('^12.0', backup("'local', 's3'")), /backup/)).toEqual([
    'database backup.backup.destination.disks.0 (declared): node, local files @ config/backup.php:2 local',
    'database backup.backup.destination.disks.1 (declared): shared, S3 @ config/backup.php:2',
  ]);
  expect(await stores(application('^12.0', backup("'local'")), /backup/)).toEqual([
    'database backup.backup.destination.disks.0: node, local files @ config/backup.php:2 local',
  ]);
});

test.each([
  ["<?php\n$app->useStoragePath('/mnt/shared');\n", '', '/mnt/shared'],
  ["<?php\n$app->useStoragePath(__DIR__ . '/../var/files');\n", '', '{root}/var/files'],
  ['<?php\n', 'LARAVEL_STORAGE_PATH=/mnt/env\n', '/mnt/env'],
  [
    "<?php\nif (isset($_SERVER['LAMBDA_TASK_ROOT'])) {\n  $app->useStoragePath('/tmp/storage');\n}\n",
    '',
    '{root}/storage',
  ],
])('a storage directory that is moved by %j and %j is %s', async (bootstrap, env, expected) => {
  const files = application('^12.0', {
    'bootstrap/app.php': bootstrap,
    '.env': `${env}SESSION_DRIVER=file\n`,
    'config/filesystems.php':
      "<?php\nreturn ['default' => 'local', 'disks' => ['local' => ['driver' => 'local', 'root' => storage_path('app')]]];\n",
  });
  const { stores: found } = await readingOf(laravelConfiguration, files);
  const directory = (kind: string) => found.find((store) => store.kind === kind)?.directory;
  expect([directory('uploads'), directory('sessions')]).toEqual([`${expected}/app`, `${expected}/framework/sessions`]);
});
