import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { phpConfiguration } from './configuration.ts';

async function stores(files: Readonly<Record<string, string>>): Promise<string[]> {
  return storeLines((await readingOf(phpConfiguration, { 'index.php': '<?php', ...files })).stores);
}

async function services(files: Readonly<Record<string, string>>): Promise<string[]> {
  const reading = await readingOf(phpConfiguration, { 'index.php': '<?php', ...files });
  return reading.services.flatMap(({ service, told }) =>
    told.map(({ path, line, isLocal, isTemplate }) => {
      return `${service} @ ${path}:${line}${isLocal ? ' local' : ''}${isTemplate ? ' template' : ''}`;
    }),
  );
}

const CONSTANTS = `<?php
define('TOP', __DIR__.DIRECTORY_SEPARATOR.'..');
defined('DATA_DIR') or define('DATA_DIR', getenv('DATA_DIR') ?: TOP.DIRECTORY_SEPARATOR.'data');
defined('FILES_DIR') or define('FILES_DIR', getenv('FILES_DIR') ?: DATA_DIR.DIRECTORY_SEPARATOR.'files');
defined('LOG_DRIVER') or define('LOG_DRIVER', getenv('LOG_DRIVER') ?: 'system');
defined('LOG_FILE') or define('LOG_FILE', getenv('LOG_FILE') ?: DATA_DIR.'/debug.log');
defined('DB_DRIVER') or define('DB_DRIVER', getenv('DB_DRIVER') ?: 'sqlite');
defined('DB_FILENAME') or define('DB_FILENAME', getenv('DB_FILENAME') ?: DATA_DIR.'/db.sqlite');
defined('DB_HOSTNAME') or define('DB_HOSTNAME', getenv('DB_HOSTNAME') ?: 'localhost');
`;

describe('constants', () => {
  test('with a fallback are told of with their variable; the driver decides whether a place is used', async () => {
    expect(await stores({ 'app/constants.php': CONSTANTS })).toEqual([
      'uploads FILES_DIR: node, local files @ app/constants.php:4 local',
      'logs LOG_DRIVER: shared, system @ app/constants.php:5',
      'logs LOG_FILE (declared): node, local files @ app/constants.php:6 local',
      'database DB_DRIVER: node, sqlite @ app/constants.php:7 local',
      'database DB_FILENAME: node, local files @ app/constants.php:8 local',
    ]);
    const reading = await readingOf(phpConfiguration, { 'app/constants.php': CONSTANTS });
    expect(reading.stores[0]?.message).toBe(
      'Uploaded files lie inside the release (data/files) unless FILES_DIR says otherwise',
    );
    expect(reading.stores[0]?.told[0]?.variable).toMatchObject({ name: 'FILES_DIR' });
    expect(reading.variables.filter(({ hidesAbsence }) => hidesAbsence).map(({ name }) => name)).toEqual([
      'DATA_DIR',
      'FILES_DIR',
      'LOG_FILE',
      'DB_DRIVER',
      'DB_FILENAME',
      'DB_HOSTNAME',
    ]);
    expect(await services({ 'app/constants.php': CONSTANTS })).toEqual(['database @ app/constants.php:9 local']);
  });

  test('of a template are told of beside those that it is a template for', async () => {
    const template = `<?php\ndefine('FILES_DIR', __DIR__.'/data/files');\n`;
    expect(await stores({ 'app/constants.php': CONSTANTS, 'config.default.php': template })).toContain(
      'uploads FILES_DIR: node, local files @ app/constants.php:4 local, config.default.php:2 local template',
    );
  });

  test('with unknown roots by name lie in the release; absolute paths may be shares', async () => {
    const text = `<?php
$config['log_dir'] = INSTALL_PATH . 'logs/';
$config['upload_dir'] = '/srv/share/uploads';
$config['cache_dir'] = sys_get_temp_dir() . '/cache';`;
    expect(await stores({ 'config/main.php': text })).toEqual([
      'logs config.log_dir: node, local files @ config/main.php:2 local',
      'uploads config.upload_dir: unknown, files @ config/main.php:3',
      'cache config.cache_dir: node, local files @ config/main.php:4 local',
    ]);
  });
});

describe('other ways to write settings', () => {
  test('returned arrays, assigned elements, properties, calls', async () => {
    expect(await services({ 'config/db.php': `<?php\nreturn ['host' => 'localhost'];` })).toEqual([
      'database @ config/db.php:2 local',
    ]);
    expect(await services({ 'conf.php': `<?php\n$CONFIG['db_host'] = 'localhost';` })).toEqual([
      'database @ conf.php:2 local',
    ]);
    expect(await services({ 'conf.php': `<?php\n$CONFIG['db_host'] = 'db.internal';` })).toEqual([
      'database @ conf.php:2',
    ]);
    const session = `<?php\nclass Session {\n  public string $driver = FileHandler::class;\n}`;
    expect(await stores({ 'app/Config/Session.php': session })).toEqual([
      'sessions driver: node, FileHandler @ app/Config/Session.php:3 local',
    ]);
    const manager = `<?php\nclass ConfigManager {\n  function defaults() {\n    $this->setEmpty('resource.data_dir', 'data');\n  }\n}`;
    expect(await stores({ 'app/config/ConfigManager.php': manager })).toEqual([
      'uploads resource.data_dir: node, local files @ app/config/ConfigManager.php:4 local',
    ]);
  });

  test('of several files: each value is told of where it stands, and a local one that another overrides is possible', async () => {
    const files = {
      'system/config/default.php': `<?php\n$_['session_engine'] = 'file';\n$_['cache_engine'] = 'file';`,
      'system/config/admin.php': `<?php\n$_['session_engine'] = 'db';`,
      'system/config/catalog.php': `<?php\n$_['session_engine'] = 'db';`,
    };
    expect(await stores(files)).toEqual([
      'sessions _.session_engine: shared, db @ system/config/admin.php:2, system/config/catalog.php:2',
      'sessions _.session_engine: node, file @ system/config/default.php:2 local',
      'cache _.cache_engine: node, file @ system/config/default.php:3 local',
    ]);
    const reading = await readingOf(phpConfiguration, { 'index.php': '<?php', ...files });
    expect(reading.stores.map(({ technology, confidence }) => `${technology} ${confidence}`)).toEqual([
      'db likely',
      'file possible',
      'file likely',
    ]);
  });

  test('INI and YAML files', async () => {
    expect(await services({ 'config/app.ini': '; x\n[redis]\nhost = 127.0.0.1\n' })).toEqual([
      'Redis @ config/app.ini:3 local',
    ]);
    expect(await stores({ 'config/settings.yml': 'cache:\n  driver: file\nqueue:\n  driver: sync\n' })).toEqual([
      'cache cache.driver: node, file @ config/settings.yml:2 local',
      'queue queue.driver: process, sync @ config/settings.yml:4 local',
    ]);
  });

  test.each([
    ['redis', 'tcp://localhost:6379?auth=x', 'Redis', 'localhost'],
    ['memcached', '127.0.0.1:11211', 'Memcached', '127.0.0.1'],
  ])('sessions in %s of the node itself', async (handler, path, service, host) => {
    const ini = `session.save_handler = ${handler}\nsession.save_path = "${path}"\n`;
    const { services } = await readingOf(phpConfiguration, { '.user.ini': ini });
    expect(services).toMatchObject([{ service, host, told: [{ path: '.user.ini', line: 2, isLocal: true }] }]);
    const shared = ini.replace(host, 'cache.example.net');
    expect((await readingOf(phpConfiguration, { '.user.ini': shared })).services).toEqual([]);
  });

  test('directives of PHP in files and in calls', async () => {
    expect(await stores({ '.user.ini': 'session.save_handler = redis\nerror_log = "/var/log/php.log"\n' })).toEqual([
      'sessions PHP sessions: shared, redis @ .user.ini:1',
      'logs PHP error log: node, local files @ .user.ini:2 local',
    ]);
    expect(await stores({ '.htaccess': 'php_value session.save_path "/tmp/sessions"\n' })).toEqual([
      'sessions PHP sessions: node, PHP files @ .htaccess:1 local',
    ]);
    expect(await stores({ 'bootstrap.php': `<?php\nini_set('session.save_handler', 'files');` })).toEqual([
      'sessions PHP sessions: node, PHP files @ bootstrap.php:2 local',
    ]);
    expect(await stores({ 'docker/php-fpm.conf': 'error_log = /proc/self/fd/2\n' })).toEqual([
      'logs PHP error log: shared, output of the process @ docker/php-fpm.conf:1',
    ]);
  });
});

test('sessions of PHP itself are files where nothing else is set', async () => {
  const start = `<?php\nclass Session {\n  function open() {\n    if (!isset($_SESSION)) {\n      session_start();\n    }\n  }\n}`;
  expect(await stores({ 'lib/Session.php': start })).toEqual([
    'sessions PHP sessions: node, PHP files @ lib/Session.php:5 local',
  ]);
  expect(await stores({ 'lib/Session.php': start, 'php.ini': 'session.save_handler = redis' })).toEqual([
    'sessions PHP sessions: shared, redis @ php.ini:1',
  ]);
  const handler = `<?php\nfunction f() {\n  session_set_save_handler(new Db());\n}`;
  expect(await stores({ 'lib/Session.php': start, 'lib/session_handler.php': handler })).toEqual([
    'sessions PHP sessions: unknown, a handler of the application @ lib/session_handler.php:3',
  ]);
});

test('sessions are started in files of any name, and a library that is carried along counts last', async () => {
  const start = `<?php\nfunction begin() {\n  session_start();\n}`;
  expect(await stores({ 'core/functions-basic.php': start, 'core/libs/manager/api.php': start })).toEqual([
    'sessions PHP sessions: node, PHP files @ core/functions-basic.php:3 local',
  ]);
  const handler = `<?php\nfunction f() {\n  session_set_save_handler(new Db());\n}`;
  expect(await stores({ 'core/functions-basic.php': start, 'core/libs/manager/api.php': handler })).toEqual([
    'sessions PHP sessions: node, PHP files @ core/functions-basic.php:3 local',
  ]);
  expect(await stores({ 'core/functions-basic.php': start, 'core/db.php': handler })).toEqual([
    'sessions PHP sessions: unknown, a handler of the application @ core/db.php:3',
  ]);
});

test('a framework that has its own configuration is left to its own reader', async () => {
  const files = {
    'composer.json': '{"require":{"laravel/framework":"^11"}}',
    artisan: '#!/usr/bin/env php',
    'config/app.php': '<?php return [];',
  };
  expect(await stores({ ...files, 'config/cache.php': `<?php return ['cache_driver' => 'file'];` })).toEqual([]);
});

describe('what an application without a framework reads first', () => {
  test('constants of the entry script are settings, its variables are not', async () => {
    const entry = `<?php
define('FCPATH', dirname(__FILE__) . DIRECTORY_SEPARATOR);
define('UPLOADS_FOLDER', FCPATH . 'uploads' . DIRECTORY_SEPARATOR);
define('LOG_FILENAME', 'log.txt');
$upload_dir = __DIR__ . '/attachments';
`;
    expect(await stores({ 'index.php': entry })).toEqual([
      'uploads UPLOADS_FOLDER: node, local files @ index.php:3 local',
    ]);
  });

  test('a logger has a path', async () => {
    const config = `<?php
return ['logger' => ['path' => 'logs/application.log', 'priority' => 5]];
`;
    expect(await stores({ 'application/config/module.config.php': config })).toEqual([
      'logs logger.path: node, local files @ application/config/module.config.php:2 local',
    ]);
  });

  test.each([
    ['IP_DEBUG ? 2 : 1', "''", ['logs log_path: node, local files @ application/config/config.php:3 local']],
    ['0', "''", []],
    ['1', "'/var/log/app/'", ['logs config.log_path: unknown, files @ application/config/config.php:3']],
  ])('CodeIgniter logs with a threshold of %s to %s', async (threshold, path, found) => {
    const config = `<?php
$config['log_threshold'] = ${threshold};
$config['log_path'] = ${path};
`;
    expect(await stores({ 'application/config/config.php': config })).toEqual(found);
  });

  test('what a template gives the variable of a setting is told of too', async () => {
    expect(
      await stores({
        '.env.example': 'SESSION_TYPE=PHP\nUPLOADS=/mnt/share\n',
        'config/app.php':
          "<?php return ['session_type' => env('SESSION_TYPE', 'PHP'), 'upload_dir' => env('UPLOADS', 'files')];",
      }),
    ).toEqual([
      'sessions session_type: node, PHP @ config/app.php:1 local, .env.example:1 local template',
      'uploads upload_dir: node, local files @ config/app.php:1 local, .env.example:2 template',
    ]);
  });
});

test('a library leaves to its application what that decides, and says so; an application does not', async () => {
  const composer = JSON.stringify({ name: 'a/b', type: 'library' });
  const code = { 'composer.json': composer, 'src/B.php': '<?php class B {}' };
  const { leftToHost } = await readingOf(phpConfiguration, code);
  expect(leftToHost?.map(({ kind }) => kind)).toEqual(['sessions', 'cache', 'locks', 'queue', 'logs', 'database']);
  expect((await readingOf(phpConfiguration, { ...code, 'public/index.php': '<?php' })).leftToHost).toBeUndefined();
});

test('stores tell their directory, which a mount may share', async () => {
  const { stores: found } = await readingOf(phpConfiguration, {
    'index.php': '<?php',
    'php.ini': 'session.save_path = "2;/mnt/shared/sessions"\nerror_log = /mnt/shared/../log/php.log\n',
    'config.php': "<?php\ndefine('UPLOAD_DIR', __DIR__ . '/files');\n",
  });
  expect(found.map(({ kind, directory, file }) => `${kind} ${directory ?? file}`)).toEqual([
    'uploads {root}/files',
    'sessions /mnt/shared/sessions',
    'logs /mnt/log/php.log',
  ]);
});
