import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { craftConfiguration } from './configuration.ts';

const composer = (version: string, more: Record<string, string> = {}, type = 'project') =>
  JSON.stringify({ type, require: { 'craftcms/cms': version, ...more } });

const read = (files: Record<string, string>, version = '5.6.0') =>
  readingOf(craftConfiguration, { 'composer.json': composer(version), ...files });

const APP = "<?php\nuse craft\\helpers\\App;\nreturn [\n    'id' => App::env('CRAFT_APP_ID') ?: 'CraftCMS',\n];\n";

test('a password of the database that stands in db.php', async () => {
  const keys = async (password: string) => {
    const db = `<?php\nuse craft\\helpers\\App;\nreturn craft\\config\\DbConfig::create()\n    ->password(${password});\n`;
    return (await read({ 'config/db.php': db })).switches.map(({ key, line }) => `${key} ${line}`);
  };
  expect(await keys("'hunter'")).toContain('db.password 4');
  expect(await keys("App::env('DB_PASSWORD')")).not.toContain('db.password 4');
});

describe('defaults', () => {
  test('of Craft 5: cache, sessions and logs on the node, locks and queue in the database', async () => {
    const { stores, services } = await read({
      'config/general.php': '<?php\nreturn craft\\config\\GeneralConfig::create()->preloadSingles();\n',
      'config/app.php': APP,
      '.env.example.production': 'CRAFT_DB_SERVER=127.0.0.1\n',
    });
    expect(storeLines(stores)).toEqual([
      'uploads volumes: unknown, file systems in the database @ config/general.php:1',
      'media image transforms: unknown, file system of the volume @ config/general.php:1',
      'media control panel resources: node, local files @ config/general.php:1',
      'cache cache: node, local files @ config/app.php:1 local',
      'sessions session: node, PHP session files @ config/app.php:1 local',
      'locks mutex: shared, database @ config/app.php:1',
      'queue queue: shared, database @ config/app.php:1',
      'logs log: node, local files @ config/app.php:1 local',
      'database database: shared, MySQL @ config/db.php:1',
      'config project config: node, YAML files @ config/general.php:2',
      'code code and plugins: node, local files @ config/general.php:2',
    ]);
    expect(services[0]?.told).toMatchObject([
      { path: '.env.example.production', line: 1, isLocal: true, isTemplate: true },
    ]);
  });

  test('the mutex is a file before 4.6, but for 3.5 and 3.6', async () => {
    const locks = async (version: string) =>
      storeLines((await read({ 'config/app.php': APP }, version)).stores.filter(({ kind }) => kind === 'locks'));
    expect(await locks('4.5.11')).toEqual(['locks mutex: node, local files @ config/app.php:1 local']);
    expect(await locks('4.6.0')).toEqual(['locks mutex: shared, database @ config/app.php:1']);
    expect(await locks('4.15.0')).toEqual(['locks mutex: shared, database @ config/app.php:1']);
    expect(await locks('^4.0')).toEqual(['locks mutex: shared, database @ config/app.php:1']);
    expect(await locks('3.4.30')).toEqual(['locks mutex: node, local files @ config/app.php:1 local']);
    expect(await locks('3.5.0')).toEqual(['locks mutex: shared, database @ config/app.php:1']);
    expect(await locks('3.6.13')).toEqual(['locks mutex: shared, database @ config/app.php:1']);
    expect(await locks('3.8.1')).toEqual(['locks mutex: node, local files @ config/app.php:1 local']);
  });

  test('log targets take the place of the standard one in Craft 3', async () => {
    const app =
      "<?php\nreturn ['components' => [\n  'log' => ['targets' => [\n    ['class' => 'codemix\\streamlog\\Target'],\n  ]],\n]];\n";
    const logs = async (version: string) =>
      storeLines((await read({ 'config/app.php': app }, version)).stores.filter(({ kind }) => kind === 'logs'));
    const stream = 'logs log target 0: shared, standard streams @ config/app.php:4';
    expect(await logs('3.7.0')).toEqual([stream]);
    expect(await logs('5.0.0')).toEqual(['logs log: node, local files @ config/app.php:3 local', stream]);
  });

  test('of Craft 2, which has settings in place of components and no project config', async () => {
    const general =
      "<?php\nreturn [\n  '*' => ['runTasksAutomatically' => true],\n  'production' => [\n    'cacheMethod' => 'memcache',\n    'allowAutoUpdates' => false,\n    'overridePhpSessionLocation' => true,\n  ],\n];\n";
    const { stores, switches } = await read({ 'craft/config/general.php': general }, '2.9.0');
    expect(storeLines(stores)).toEqual([
      'uploads asset sources: unknown, sources in the database @ craft/config/general.php:1',
      'uploads user photos: node, local files @ craft/config/general.php:1',
      'media image transforms: unknown, source of the asset @ craft/config/general.php:1',
      'cache cache: shared, memcache @ craft/config/general.php:5',
      'sessions session: node, PHP session files @ craft/config/general.php:7 local',
      'locks locks: shared, nothing (Craft 2 takes no locks) @ craft/config/general.php:1',
      'queue tasks: shared, database @ craft/config/general.php:3',
      'logs log: node, local files @ craft/config/general.php:1 local',
      'config sections, fields and settings: shared, database @ craft/config/general.php:1',
      'code code and plugins: build, release @ craft/config/general.php:6',
      'database database: shared, MySQL @ craft/config/db.php:1',
    ]);
    expect(stores.find(({ kind }) => kind === 'sessions')?.directory).toBe('{root}/craft/storage/runtime/sessions');
    expect(switches.map(({ name, line }) => `${name} ${line}`)).toEqual(['work-in-request 3']);
  });

  test.each([
    ["'overridePhpSessionLocation' => 'tcp://10.0.0.1:11211'", '', 'shared, a server of sessions'],
    ["'overridePhpSessionLocation' => false", 'session.save_handler = memcached', 'shared, memcached'],
    ["'overridePhpSessionLocation' => 'auto'", 'session.save_handler = memcached', 'node, PHP session files'],
    ['', '', 'node, PHP session files'],
  ])('sessions of Craft 2 with %s and %j', async (setting, ini, expected) => {
    const files = { 'craft/config/general.php': `<?php\nreturn [${setting}];\n`, 'php.ini': `${ini}\n` };
    const { stores } = await read(files, '2.6.0');
    const session = stores.find(({ kind }) => kind === 'sessions');
    expect(`${session?.placement}, ${session?.technology}`).toBe(expected);
  });
});

test('components of app.php and app.web.php, made by closures and by variables', async () => {
  const { stores, services } = await read({
    '.env': 'CRAFT_STREAM_LOG=true\n',
    'config/app.php': `<?php
use craft\\helpers\\App;
return [
    '*' => [
        'components' => [
            'cache' => [
                'class' => yii\\redis\\Cache::class,
                'redis' => ['hostname' => App::env('REDIS_HOSTNAME') ?: 'localhost'],
            ],
            'mutex' => ['class' => craft\\mutex\\FileMutex::class],
        ],
    ],
    'dev' => ['components' => ['cache' => ['class' => yii\\caching\\FileCache::class]]],
];
`,
    'config/app.web.php': `<?php
return ['components' => [
    'session' => function() {
        $config = craft\\helpers\\App::sessionConfig();
        $config['class'] = yii\\redis\\Session::class;
        return Craft::createObject($config);
    },
]];
`,
  });
  const kinds = new Set(['cache', 'sessions', 'locks', 'logs']);
  expect(storeLines(stores.filter(({ kind }) => kinds.has(kind)))).toEqual([
    'cache cache: shared, Redis @ config/app.php:6',
    'sessions session: shared, Redis @ config/app.web.php:3',
    'locks mutex: node, local files @ config/app.php:10 local',
    'logs log: shared, standard streams @ config/app.php:5, .env:1',
  ]);
  expect(services).toMatchObject([{ service: 'Redis', host: 'localhost', told: [{ line: 8, isLocal: true }] }]);
});

describe('volumes', () => {
  const uploads = async (files: Record<string, string>, version?: string) =>
    storeLines((await read(files, version)).stores.filter(({ kind }) => kind === 'uploads'));

  test('file systems of Craft 4 and 5, in use and declared', async () => {
    const project = `fs:
  local:
    settings:
      path: '@webroot/uploads'
    type: craft\\fs\\Local
  bucket:
    settings:
      bucket: $S3_BUCKET
    type: craft\\awss3\\Fs
`;
    const volume = (fs: string) => ({
      'config/project/project.yaml': project,
      'config/project/volumes/a--1.yaml': `fs: ${fs}\nhandle: a\n`,
    });
    expect(await uploads(volume('local'))).toEqual([
      'uploads file system local: node, local files @ config/project/project.yaml:4 local',
      'uploads file system bucket (declared): shared, S3 @ config/project/project.yaml:9',
    ]);
    expect(await uploads({ ...volume('$FS'), '.env.example': 'FS=local\n' })).toEqual([
      'uploads file system local: node, local files @ config/project/project.yaml:4 local',
      'uploads file system bucket: shared, S3 @ config/project/project.yaml:9',
      'uploads volume a: unknown, file system of a variable @ config/project/volumes/a--1.yaml:1, .env.example:1 local template',
    ]);
  });

  test('volumes of Craft 3, and config/volumes.php over them', async () => {
    const files = {
      'config/project.yaml':
        'volumes:\n  1b2:\n    handle: site\n    settings:\n      path: uploads\n    type: craft\\volumes\\Local\n',
    };
    expect(await uploads(files, '3.4.0')).toEqual([
      'uploads file system site: node, local files @ config/project.yaml:5 local',
    ]);
    const text = "<?php\nreturn [\n  'site' => [\n    'bucket' => getenv('BUCKET'),\n  ],\n];\n";
    expect(await uploads({ ...files, 'config/volumes.php': text }, '3.4.0')).toEqual([
      'uploads file system site: shared, S3 @ config/volumes.php:3',
    ]);
  });
});

test('plugins that keep files', async () => {
  const files = { 'composer.json': composer('5.0.0', { 'putyourlightson/craft-blitz': '^5.0' }) };
  const blitz = async (more: Record<string, string>) =>
    storeLines((await readingOf(craftConfiguration, { ...files, ...more })).stores).filter((line) =>
      line.includes('blitz'),
    );
  expect(await blitz({})).toEqual(['cache blitz: node, local files @ config/blitz.php:1 local']);
  const text =
    "<?php\nreturn [\n  '*' => [\n    'cacheStorageType' => 'putyourlightson\\blitz\\drivers\\storage\\YiiCacheStorage',\n  ],\n];\n";
  expect(await blitz({ 'config/blitz.php': text })).toEqual([
    'cache blitz: shared, YiiCacheStorage @ config/blitz.php:4',
  ]);
});

test('what general settings, project config and variables say', async () => {
  const { switches, stores, variables } = await read({
    'config/general.php': `<?php
use craft\\config\\GeneralConfig;
return GeneralConfig::create()
    ->securityKey('abc')
    ->allowAdminChanges(true)
    ->allowUpdates(false);
`,
    'config/project/project.yaml': 'email:\n  transportType: craft\\mail\\transportadapters\\Sendmail\n',
  });
  expect(switches.map(({ name, path, line }) => [name, path, line])).toEqual([
    ['config-changes-allowed', 'config/general.php', 5],
    ['secret-in-configuration', 'config/general.php', 4],
    ['local-mail', 'config/project/project.yaml', 2],
  ]);
  expect(storeLines(stores.filter(({ kind }) => kind === 'code'))).toEqual([
    'code code and plugins: build, release @ config/general.php:6',
  ]);
  expect(variables.find(({ name }) => name === 'CRAFT_STREAM_LOG')).toMatchObject({
    isRequired: true,
    hidesAbsence: true,
  });
});

test('Craft Cloud brings drivers of its own; a plugin leaves them to its site', async () => {
  const cloud = await read({ 'craft-cloud.yaml': "php-version: '8.2'\n" });
  expect(storeLines(cloud.stores).filter((line) => line.includes(' local'))).toEqual([
    'media control panel resources: build, local files @ config/general.php:1',
  ]);
  const { stores, leftToHost } = await readingOf(craftConfiguration, {
    'composer.json': composer('^5.0', {}, 'craft-plugin'),
  });
  expect(stores).toEqual([]);
  expect(leftToHost).toHaveLength(10);
});
