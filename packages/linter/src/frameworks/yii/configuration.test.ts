import { expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { parseDsn } from './configuration/components.ts';
import { yiiConfiguration } from './configuration.ts';

const COMPOSER = JSON.stringify({ type: 'project', require: { 'yiisoft/yii2': '~2.0.45' } });

test('components with local and with shared drivers, of web and console application', async () => {
  const { stores, services, variables, switches } = await readingOf(yiiConfiguration, {
    'composer.json': COMPOSER,
    'config/db.php':
      "<?php\nreturn [\n  'class' => 'yii\\db\\Connection',\n  'dsn' => 'mysql:host=localhost;dbname=x',\n];\n",
    'config/web.php': `<?php
use yii\\caching\\FileCache;
$db = require __DIR__ . '/db.php';
$config = [
    'components' => [
        'cache' => [
            'class' => FileCache::class,
        ],
        'session' => 'yii\\web\\DbSession',
        'mutex' => ['class' => \\yii\\mutex\\FileMutex::class],
        'queue' => ['class' => \\yii\\queue\\redis\\Queue::class, 'redis' => ['hostname' => getenv('REDIS') ?: '127.0.0.1']],
        'fs' => ['class' => 'creocoder\\flysystem\\LocalFilesystem', 'path' => '@webroot/files'],
        'log' => ['targets' => [
            ['class' => 'yii\\log\\FileTarget'],
            ['class' => 'codemix\\streamlog\\Target', 'url' => 'php://stdout'],
        ]],
        'db' => $db,
        'request' => ['cookieValidationKey' => 'b81kfQ27xw0p'],
    ],
];
if (YII_ENV_DEV) {
    $config['components']['cache'] = ['class' => 'yii\\caching\\DummyCache'];
}
return $config;
`,
    'config/console.php': "<?php\nreturn ['components' => ['cache' => ['class' => 'yii\\caching\\FileCache']]];\n",
    'config/test.php': "<?php\nreturn ['components' => ['session' => ['class' => 'yii\\web\\Session']]];\n",
  });
  expect(storeLines(stores).filter((line) => !/^(?:media|code|config) /.test(line))).toEqual([
    'cache cache: node, local files @ config/console.php:2 local, config/web.php:6 local',
    'database db database: shared, MySQL @ config/db.php:4',
    'sessions session: shared, database @ config/web.php:9',
    'locks mutex: node, local files @ config/web.php:10 local',
    'queue queue: shared, Redis @ config/web.php:11',
    'logs log target 0: node, local files @ config/web.php:14 local',
    'logs log target 1: shared, standard streams @ config/web.php:15',
    'uploads file system fs: node, local files @ config/web.php:12 local',
  ]);
  expect(services.map(({ service, host, told }) => [service, host, told[0]?.line, told[0]?.isLocal])).toEqual([
    ['MySQL', 'localhost', 4, true],
    ['Redis', '127.0.0.1', 11, true],
  ]);
  expect(switches.map(({ name, line }) => [name, line])).toEqual([['secret-in-configuration', 18]]);
  expect(variables.map(({ name, hidesAbsence }) => [name, hidesAbsence])).toEqual([['REDIS', true]]);
});

test('sessions of PHP itself, unless its settings say otherwise', async () => {
  const files = {
    'composer.json': COMPOSER,
    'config/web.php': "<?php\nreturn [\n  'components' => [\n    'user' => [],\n  ],\n];\n",
  };
  const sessions = async (more: Record<string, string>) =>
    storeLines((await readingOf(yiiConfiguration, { ...files, ...more })).stores).filter((line) =>
      line.startsWith('sessions'),
    );
  expect(await sessions({})).toEqual(['sessions session: node, PHP session files @ config/web.php:3 local']);
  expect(await sessions({ 'php.ini': '[PHP]\nsession.save_handler = redis\n' })).toEqual([
    'sessions session: shared, redis @ php.ini:2',
  ]);
});

test('connections', () => {
  expect(parseDsn('pgsql:host=db;port=5432;dbname=x')).toEqual({ driver: 'pgsql', host: 'db' });
  expect(parseDsn('mysql://user:secret@localhost/x')).toEqual({ driver: 'mysql', host: 'localhost' });
  expect(parseDsn('mysql:unix_socket=/run/m.sock;dbname=x')).toEqual({ driver: 'mysql', host: '/run/m.sock' });
  expect(parseDsn('sqlite:/app/x.db')).toEqual({ driver: 'sqlite', file: '/app/x.db' });
  expect(parseDsn('')).toBeUndefined();
});

test('an extension leaves everything to its application', async () => {
  const composer = JSON.stringify({ type: 'yii2-extension', require: { 'yiisoft/yii2': '~2.0.45' } });
  const { stores, leftToHost } = await readingOf(yiiConfiguration, { 'composer.json': composer });
  expect([stores.length, leftToHost?.length]).toEqual([0, 10]);
});
