import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { givenVariables } from '../../infrastructure/index.ts';
import { symfonyConfiguration } from './configuration.ts';

const composer = (version: string, packages: Record<string, string> = {}): string =>
  JSON.stringify({ name: 'a/b', type: 'project', require: { 'symfony/framework-bundle': version, ...packages } });

/** Store lines of some kinds, or of all. */
async function lines(files: Record<string, string>, ...kinds: readonly string[]): Promise<readonly string[]> {
  const { stores } = await readingOf(symfonyConfiguration, files);
  return storeLines(stores.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)));
}

const demo = {
  'composer.json': composer('^7.2'),
  '.env':
    'APP_ENV=dev\nAPP_SECRET=\nDATABASE_URL="sqlite:///%kernel.project_dir%/data/database.sqlite"\nLOCK_DSN=flock\n',
  '.env.test': 'LOCK_DSN=in-memory\n',
  'config/packages/a.yaml':
    'when@prod:\n    framework:\n        cache:\n            pools:\n                x.pool:\n                    adapter: cache.app\n',
  'config/packages/cache.yaml': 'framework:\n    cache:\n        #app: cache.adapter.redis\n',
  'config/packages/doctrine.yaml': "doctrine:\n    dbal:\n        url: '%env(resolve:DATABASE_URL)%'\n",
  'config/packages/framework.yaml':
    "framework:\n    secret: '%env(APP_SECRET)%'\n    session: true\nwhen@test:\n    framework:\n        session:\n            storage_factory_id: session.storage.factory.mock_file\n",
  'config/packages/lock.yaml': "framework:\n    lock: '%env(LOCK_DSN)%'\n",
  'config/packages/monolog.yaml':
    'when@dev:\n    monolog:\n        handlers:\n            main: { type: stream, path: x.log }\nwhen@prod:\n    monolog:\n        handlers:\n            main:\n                type: fingers_crossed\n                handler: nested\n            nested:\n                type: stream\n                path: php://stderr\n',
};

describe('an application as the recipes make it', () => {
  test('every kind of state has its place', async () => {
    expect(await lines(demo)).toEqual([
      'sessions sessions: node, PHP files @ config/packages/framework.yaml:3 local',
      'cache default cache (cache.app): node, local files @ config/packages/cache.yaml:2 local',
      'cache system cache, Twig and the container: build, PHP files made in the build @ config/packages/cache.yaml:2',
      'locks default lock: node, lock files @ config/packages/lock.yaml:2, .env:4 local',
      'queue messages: shared, nothing (no transport is configured) @ config/packages/framework.yaml:1',
      'logs log handler nested: shared, standard streams @ config/packages/monolog.yaml:13',
      'database default connection: node, SQLite file @ config/packages/doctrine.yaml:3, .env:3 local',
      'media derived files: unknown, what the code does (no storage is configured) @ config/packages/framework.yaml:1',
      'uploads uploaded files: unknown, what the code does (no storage is configured) @ config/packages/framework.yaml:1',
      'code code and the compiled container: build, release @ config/packages/framework.yaml:1',
      'config configuration: build, files of the release and the environment @ config/packages/framework.yaml:1',
    ]);
  });

  test('a pool that names files stays there whatever the default cache is', async () => {
    const pools =
      'framework:\n    cache:\n        pools:\n            a: { adapter: cache.adapter.filesystem }\n            b: { adapter: cache.app }\n';
    expect(await lines({ ...demo, 'config/packages/cache.yaml': pools }, 'cache')).toContain(
      'cache cache pool a: node, local files @ config/packages/cache.yaml:4 local',
    );
  });

  test('variables tell what they decide', async () => {
    const { variables } = await readingOf(symfonyConfiguration, demo);
    expect(variables.map(({ name, isRequired, hidesAbsence }) => [name, isRequired, hidesAbsence])).toEqual([
      ['LOCK_DSN', true, true],
      ['DATABASE_URL', true, true],
      ['APP_SECRET', true, false],
      ['APP_ENV', true, true],
    ]);
  });

  test('a bundle leaves to its host what the host decides', async () => {
    const reading = await readingOf(symfonyConfiguration, {
      'composer.json': JSON.stringify({ type: 'symfony-bundle', require: { 'symfony/framework-bundle': '^6.4' } }),
    });
    expect(reading.stores).toEqual([]);
    expect(reading.leftToHost?.map(({ kind }) => kind)).toContain('sessions');
  });
});

describe('sessions', () => {
  const sessions = (version: string, yaml: string, files: Record<string, string> = {}): Promise<readonly string[]> =>
    lines({ 'composer.json': composer(version), 'config/packages/framework.yaml': yaml, ...files }, 'sessions');

  test('without a handler the version decides, and PHP since 7', async () => {
    const yaml = 'framework:\n  session:\n    name: X\n';
    expect(await sessions('^5.4', yaml)).toEqual([
      'sessions sessions: node, PHP files @ config/packages/framework.yaml:2 local',
    ]);
    const ini = { '.user.ini': 'memory_limit = 1G\nsession.save_handler = redis\n' };
    expect(await sessions('^7.0', yaml, ini)).toEqual([
      'sessions sessions: shared, Redis @ config/packages/framework.yaml:2, .user.ini:2',
    ]);
    expect(await sessions('^5.4', yaml, ini)).toEqual([
      'sessions sessions: node, PHP files @ config/packages/framework.yaml:2 local',
    ]);
  });

  test.each([
    ["'%env(REDIS_URL)%'", 'shared, Redis', { '.env': 'REDIS_URL=redis://cache' }],
    ['session.handler.native_file', 'node, PHP files', {}],
    ["'file:///var/sessions'", 'node, local files', {}],
    ['Symfony\\Component\\HttpFoundation\\Session\\Storage\\Handler\\PdoSessionHandler', 'shared, database', {}],
    [
      'App\\Handler',
      'shared, Redis',
      {
        'src/Handler.php':
          '<?php namespace App; use Symfony\\X\\RedisSessionHandler; class Handler extends RedisSessionHandler {}',
      },
    ],
  ])('handler %s', async (handler, where, files: Record<string, string>) => {
    const own = JSON.stringify({
      require: { 'symfony/framework-bundle': '^6.4' },
      autoload: { 'psr-4': { 'App\\': 'src/' } },
    });
    const yaml = `framework:\n  session:\n    handler_id: ${handler}\n`;
    const found = await sessions('', yaml, { ...files, 'composer.json': own });
    expect(found[0]).toContain(`: ${where} @`);
  });
});

test('production wins over what is for all, development is left out', async () => {
  const found = await lines(
    {
      'composer.json': composer('^6.4'),
      'config/packages/framework.yaml': 'framework:\n  cache: { app: cache.adapter.array }\n  lock: semaphore\n',
      'config/packages/prod/cache.yaml':
        'framework:\n  cache:\n    app: cache.adapter.redis\n    default_redis_provider: redis://cache\n',
      'config/packages/dev/cache.yaml': 'framework:\n  cache: { app: cache.adapter.apcu }\n  lock: flock\n',
    },
    'cache',
    'locks',
  );
  expect(found[0]).toBe('cache default cache (cache.app): shared, Redis @ config/packages/prod/cache.yaml:3');
  expect(found.at(-1)).toBe('locks default lock: node, System V semaphores @ config/packages/framework.yaml:3 local');
});

test('Symfony 3: imports, parameters of a template, spool files', async () => {
  const reading = await readingOf(symfonyConfiguration, {
    'composer.json': JSON.stringify({ require: { 'symfony/symfony': '3.4.*' } }),
    'app/config/config_prod.yml':
      'imports:\n  - { resource: config.yml }\nmonolog:\n  handlers:\n    nested:\n      type: stream\n      path: "%kernel.logs_dir%/%kernel.environment%.log"\n',
    'app/config/config.yml':
      'imports:\n  - { resource: parameters.yml }\nframework:\n  session:\n    handler_id: session.handler.native_file\n    save_path: "%kernel.root_dir%/../var/sessions"\nswiftmailer:\n  transport: mail\n  spool: { type: file }\ndoctrine:\n  dbal:\n    driver: pdo_mysql\n    host: "%database_host%"\n',
    'app/config/config_dev.yml': 'framework:\n  session: { handler_id: redis://x }\n',
    'app/config/parameters.yml.dist': 'parameters:\n  database_host: 127.0.0.1\n',
  });
  const found = storeLines(reading.stores);
  expect(found).toContain('sessions sessions: node, PHP files @ app/config/config.yml:5 local');
  expect(found).toContain('logs log handler nested: node, local files @ app/config/config_prod.yml:7 local');
  expect(found).toContain('queue mail spool: node, local files @ app/config/config.yml:9 local');
  expect(reading.switches.map(({ name, line }) => [name, line])).toEqual([['local-mail', 8]]);
  expect(reading.services[0]?.told).toMatchObject([
    { path: 'app/config/config.yml', line: 13, isLocal: false },
    { path: 'app/config/parameters.yml.dist', line: 2, isLocal: true, isTemplate: true },
  ]);
});

describe('configuration in PHP', () => {
  test.each([
    [
      'extension',
      "return static function (ContainerConfigurator $c): void {\n$c->extension('framework', [\n'lock' => 'flock',\n]);\nif ($c->env() === 'test') {\n$c->extension('framework', ['lock' => 'redis://x']);\n}\n};",
      4,
    ],
    [
      'builder',
      "return static function (\\Symfony\\Config\\FrameworkConfig $framework): void {\n\n$framework->lock('flock');\n};",
      4,
    ],
    [
      'App::config',
      "namespace Symfony\\Component\\DependencyInjection\\Loader\\Configurator;\nreturn App::config([\n'framework' => ['lock' => 'flock'],\n'when@prod' => ['framework' => ['session' => true]],\n]);",
      4,
    ],
  ])('%s', async (_, code, line) => {
    const found = await lines(
      { 'composer.json': composer('^7.4'), 'config/packages/framework.php': `<?php\n${code}\n` },
      'locks',
    );
    expect(found).toEqual([`locks default lock: node, lock files @ config/packages/framework.php:${line} local`]);
  });

  test('nested builders', async () => {
    const code =
      "<?php\nuse Symfony\\Config\\FrameworkConfig;\nreturn static function (FrameworkConfig $framework): void {\n  $framework->cache()->app('cache.adapter.redis');\n  $framework->messenger()->transport('async')->dsn(env('DSN'));\n};";
    const found = await lines(
      { 'composer.json': composer('^7.1'), 'config/packages/framework.php': code, '.env': 'DSN=sync://\n' },
      'cache',
      'queue',
    );
    expect(found).toContain('cache default cache (cache.app): shared, Redis @ config/packages/framework.php:4');
    expect(found).toContain(
      'queue messenger transport async: process, the request itself @ config/packages/framework.php:5, .env:1 local',
    );
  });
});

test('configuration in XML', async () => {
  const xml = `<?xml version="1.0" ?>
<container xmlns="http://symfony.com/schema/dic/services" xmlns:framework="http://symfony.com/schema/dic/symfony">
  <imports><import resource="more.xml"/></imports>
  <framework:config>
    <framework:session handler-id="session.handler.native_file"/>
  </framework:config>
</container>`;
  const more = `<container xmlns:monolog="x">
  <monolog:config>
    <monolog:handler name="main" type="rotating_file"
      path="%kernel.logs_dir%/a.log"/>
  </monolog:config>
</container>`;
  const files = {
    'composer.json': composer('^6.4'),
    'config/packages/framework.xml': xml,
    'config/packages/more.xml': more,
  };
  expect(await lines(files, 'sessions', 'logs')).toEqual([
    'sessions sessions: node, PHP files @ config/packages/framework.xml:5 local',
    'logs log handler main: node, local files @ config/packages/more.xml:3 local',
  ]);
});

test('what falls back to a local default is told of where the default stands', async () => {
  const files = {
    'composer.json': composer('^6.4'),
    'config/packages/doctrine.yaml':
      "parameters:\n  env(DATABASE_URL): 'sqlite:///var/app.db'\ndoctrine:\n  dbal:\n    url: '%env(DATABASE_URL)%'\n",
  };
  expect(await lines(files, 'database')).toEqual([
    'database default connection: node, SQLite file @ config/packages/doctrine.yaml:5, config/packages/doctrine.yaml:2 local',
  ]);
});

test('an image that gives the database a file is told of, one for development is not', async () => {
  const files = {
    'composer.json': composer('^7.2'),
    'config/packages/doctrine.yaml': "doctrine:\n    dbal:\n        url: '%env(resolve:DATABASE_URL)%'\n",
    Dockerfile: 'FROM php\nENV DATABASE_URL="sqlite:///%kernel.project_dir%/uploads/app.db"\n',
    'Dockerfile.dev': 'FROM php\nENV DATABASE_URL="sqlite:///var/dev.db"\n',
  };
  const { stores } = await readingOf(symfonyConfiguration, files, givenVariables);
  expect(storeLines(stores.filter(({ kind }) => kind === 'database'))).toEqual([
    'database default connection: node, SQLite file @ config/packages/doctrine.yaml:3, Dockerfile:2 local',
  ]);
});

test('sessions with nothing behind their key are on', async () => {
  const files = {
    'composer.json': JSON.stringify({ require: { 'symfony/symfony': '2.8.*' } }),
    'app/config/config.yml': 'framework:\n    secret: %secret%\n    session: ~\n',
  };
  expect(await lines(files, 'sessions')).toEqual([
    'sessions sessions: node, PHP files @ app/config/config.yml:3 local',
  ]);
});
