import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { drupalConfiguration } from './configuration.ts';

const COMPOSER = JSON.stringify({ type: 'project', require: { 'drupal/core-recommended': '^10.2' } });
const SETTINGS = 'web/sites/default/settings.php';

const read = (files: Record<string, string>) => readingOf(drupalConfiguration, { 'composer.json': COMPOSER, ...files });

describe('a site', () => {
  test('a settings.php that is copied into place when the image is built', async () => {
    const { stores } = await read({
      'web/index.php': '<?php',
      'docker/settings.php': "<?php $settings['file_private_path'] = '../private';",
      'local/shared/settings.php': "<?php $settings['file_private_path'] = '/tmp/private';",
      'web/modules/custom/x/settings.php': '<?php',
    });
    expect(storeLines(stores).filter((line) => line.startsWith('uploads'))).toEqual([
      'uploads public files: node, local files @ docker/settings.php:1 local',
      'uploads private files: node, local files @ docker/settings.php:1 local',
    ]);
  });

  test('passwords of databases, of each site and of what the environment does not give', async () => {
    const { switches } = await read({
      [SETTINGS]: `<?php
$databases['default']['default'] = ['driver' => 'mysql', 'password' => 'drupal8'];
$databases['old']['default'] = ['driver' => 'mysql', 'password' => ''];
$settings['hash_salt'] = 'c4f1';`,
      'web/sites/b/settings.php': `<?php
$databases['default']['default'] = [
  'driver' => 'mysql',
  'password' => getenv('B_PASSWORD') ?: 'drupal',
];
$databases['other']['default'] = ['driver' => 'mysql', 'password' => getenv('B_PASSWORD')];
$settings['hash_salt'] = 'd4f1';`,
      'web/sites/default.settings.php':
        "<?php $databases['default']['default'] = ['driver' => 'mysql', 'password' => 'vagrant'];",
    });
    expect(switches.map(({ path, line, isTemplate }) => `${path}:${line}${isTemplate ? ' template' : ''}`)).toEqual([
      'web/sites/b/settings.php:7',
      'web/sites/b/settings.php:4',
      `${SETTINGS}:4`,
      `${SETTINGS}:2`,
      'web/sites/default.settings.php:1 template',
    ]);
    expect(switches[1]?.message).toBe(
      'The password of the default database falls back to a fixed value where B_PASSWORD is not set',
    );
  });

  test('without settings: the defaults of the framework, reported nowhere', async () => {
    const { stores, services, switches } = await read({});
    expect(storeLines(stores)).toEqual([
      `uploads public files: node, local files @ ${SETTINGS}:1`,
      `media image styles and aggregated assets: node, local files @ ${SETTINGS}:1`,
      `cache compiled templates: node, PHP files @ ${SETTINGS}:1`,
      `database default database: unknown, database @ ${SETTINGS}:1`,
      `cache cache bins: shared, database @ ${SETTINGS}:1`,
      `sessions sessions: shared, database @ ${SETTINGS}:1`,
      `locks locks: shared, database @ ${SETTINGS}:1`,
      `queue queues: shared, database @ ${SETTINGS}:1`,
      `logs dblog: shared, database @ ${SETTINGS}:1`,
      `code modules and themes: build, release @ ${SETTINGS}:1`,
      `config configuration: shared, database @ ${SETTINGS}:1`,
    ]);
    expect([services, switches]).toEqual([[], []]);
  });

  test('settings, the files that they include, and what only developers load', async () => {
    const { stores, services, switches, variables } = await read({
      [SETTINGS]: `<?php
$databases['default']['default'] = [
  'driver' => 'mysql',
  'host' => getenv('DB_HOST') ?: 'localhost',
];
$settings['hash_salt'] = 'c4f1';
$settings['config_sync_directory'] = 'sites/default/files/sync';
$settings['file_public_path'] = 'sites/default/files';
$settings['file_private_path'] = '../private';
$settings['cache']['bins']['render'] = 'cache.backend.apcu';
if (getenv('IS_DDEV_PROJECT') == 'true') {
  $databases['default']['default'] = ['driver' => 'sqlite', 'database' => 'x.sqlite'];
}
if (file_exists($app_root . '/' . $site_path . '/settings.platformsh.php')) {
  include $app_root . '/' . $site_path . '/settings.platformsh.php';
}
if (file_exists(__DIR__ . '/settings.local.php')) {
  include __DIR__ . '/settings.local.php';
}`,
      'web/sites/default/settings.platformsh.php': `<?php
$settings['cache']['default'] = 'cache.backend.redis';
$settings['redis.connection']['host'] = '127.0.0.1';
$settings['container_yamls'][] = 'modules/contrib/redis/example.services.yml';
`,
      'web/sites/default/settings.local.php': "<?php $settings['file_public_path'] = 'local';\n",
    });
    expect(storeLines(stores).filter((line) => line.includes('local') || line.includes('Redis'))).toEqual([
      `uploads public files: node, local files @ ${SETTINGS}:8 local`,
      `media image styles and aggregated assets: node, local files @ ${SETTINGS}:8`,
      `uploads private files: node, local files @ ${SETTINGS}:9 local`,
      'cache cache bins: shared, Redis @ web/sites/default/settings.platformsh.php:2',
      `cache cache bin render: node, APCu @ ${SETTINGS}:10 local`,
      'locks locks: shared, Redis @ web/sites/default/settings.platformsh.php:4',
      `config configuration: node, local files @ ${SETTINGS}:7 local`,
    ]);
    expect(stores.map(({ reportedAs }) => reportedAs).slice(0, 3)).toEqual([
      'upload-dir-in-release',
      undefined,
      'upload-dir-in-release',
    ]);
    expect(services.map(({ service, host, told }) => [service, host, told[0]?.line, told[0]?.isLocal])).toEqual([
      ['MySQL', 'localhost', 4, true],
      ['Redis', '127.0.0.1', 3, true],
    ]);
    expect(switches.map(({ name, line }) => [name, line])).toEqual([['secret-in-configuration', 6]]);
    expect(variables).toMatchObject([{ name: 'DB_HOST', default: 'localhost', hidesAbsence: true }]);
  });

  test('SQLite, also from a template', async () => {
    const sqlite =
      "<?php\n$databases['default']['default'] = [\n  'driver' => 'sqlite',\n  'database' => 'sites/db.sqlite',\n];\n";
    const { stores } = await read({ [SETTINGS]: sqlite, 'web/sites/default/default.settings.php': sqlite });
    expect(storeLines(stores.filter(({ kind }) => kind === 'database'))).toEqual([
      `database default database: node, SQLite @ ${SETTINGS}:4 local`,
      'database default database in a template (declared): node, SQLite @ web/sites/default/default.settings.php:4 local template',
    ]);
  });

  test('object storage takes over a scheme', async () => {
    const s3fs = await read({ [SETTINGS]: "<?php\n$settings['s3fs.use_s3_for_public'] = TRUE;\n" });
    expect(storeLines(s3fs.stores)[0]).toBe(`uploads public files: shared, object storage @ ${SETTINGS}:2`);
    const text = "<?php\n$schemes = ['public' => ['driver' => 's3']];\n$settings['flysystem'] = $schemes;\n";
    const flysystem = await read({ [SETTINGS]: text });
    expect(storeLines(flysystem.stores)[0]).toBe(`uploads public files: shared, object storage @ ${SETTINGS}:2`);
    const beside =
      "<?php\n$settings['flysystem'] = [\n  's3' => ['driver' => 's3'],\n  'far' => ['driver' => 'local', 'config' => ['root' => 'x']],\n];\n";
    expect(storeLines((await read({ [SETTINGS]: beside })).stores)).toEqual(
      expect.arrayContaining([
        `uploads files of s3://: shared, Flysystem (s3) @ ${SETTINGS}:3`,
        `uploads files of far://: node, local files @ ${SETTINGS}:4 local`,
      ]),
    );
    const local = await read({ [SETTINGS]: text.replace("'s3'", "'local'") });
    expect(storeLines(local.stores)[0]).toBe(`uploads public files: node, local files @ ${SETTINGS}:1 local`);
  });

  test('services of its own', async () => {
    const services =
      'services:\n  lock:\n    class: Drupal\\Core\\Lock\\NullLockBackend\n  session_handler.storage:\n    class: Drupal\\redis\\Session\\RedisHandler\n';
    const { stores } = await read({ [SETTINGS]: '<?php\n', 'web/sites/default/services.yml': services });
    expect(storeLines(stores.filter(({ kind }) => kind === 'locks' || kind === 'sessions'))).toEqual([
      'sessions sessions: shared, Redis @ web/sites/default/services.yml:4',
      'locks locks: node, NullLockBackend @ web/sites/default/services.yml:2 local',
    ]);
  });

  test('several sites', async () => {
    const { stores } = await read({
      'web/sites/a/settings.php': '<?php\n',
      'web/sites/b/settings.php': "<?php\n$settings['file_public_path'] = getenv('B');\n",
    });
    expect(storeLines(stores.filter(({ kind }) => kind === 'uploads'))).toEqual([
      'uploads public files: node, local files @ web/sites/a/settings.php:1 local',
      'uploads public files of web/sites/b: unknown, local files @ web/sites/b/settings.php:2',
    ]);
  });
});

describe('exported configuration', () => {
  const exported = (modules: readonly string[], more: Record<string, string> = {}) =>
    read({
      [SETTINGS]: "<?php\n$settings['config_sync_directory'] = '../conf/cmi';\n",
      'conf/cmi/core.extension.yml': `module:\n${modules.map((module) => `  ${module}: 0\n`).join('')}`,
      ...more,
    });

  test('modules that change code, run cron in requests, or take log messages', async () => {
    const { stores, switches } = await exported(['automated_cron', 'filelog', 'package_manager', 'update']);
    expect(switches.map(({ name, line }) => [name, line])).toEqual([
      ['code-changes-allowed', 4],
      ['code-changes-allowed', 5],
      ['work-in-request', 2],
    ]);
    expect(storeLines(stores.filter(({ kind }) => kind === 'logs' || kind === 'code'))).toEqual([
      'logs filelog: node, files @ conf/cmi/core.extension.yml:3 local',
      'code modules and themes: node, local files @ conf/cmi/core.extension.yml:4',
    ]);
  });

  test('cron that is switched off, mail that goes over SMTP', async () => {
    const mail = { 'conf/cmi/system.mail.yml': 'interface:\n  default: php_mail\n' };
    expect((await exported(['node'], mail)).switches.map(({ name, line }) => [name, line])).toEqual([
      ['local-mail', 2],
    ]);
    const off = { ...mail, 'conf/cmi/automated_cron.settings.yml': 'interval: 0\n' };
    expect((await exported(['automated_cron', 'smtp'], off)).switches).toEqual([]);
  });
});

test('a module leaves everything to its site', async () => {
  const composer = JSON.stringify({ type: 'drupal-module', require: { 'drupal/core': '^10' } });
  const { stores, leftToHost } = await readingOf(drupalConfiguration, {
    'composer.json': composer,
    'm.info.yml': 'name: M\n',
  });
  expect(stores).toEqual([]);
  expect(leftToHost?.map(({ kind }) => kind)).toContain('uploads');
});
