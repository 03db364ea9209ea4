import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { symfonyConfiguration } from './configuration.ts';

const composer = (version: string, packages: Record<string, string> = {}): string =>
  JSON.stringify({ name: 'a/b', type: 'project', require: { 'symfony/framework-bundle': version, ...packages } });

/** Store lines of some kinds, or of all. */
async function lines(files: Record<string, string>, ...kinds: readonly string[]): Promise<readonly string[]> {
  const { stores } = await readingOf(symfonyConfiguration, files);
  return storeLines(stores.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)));
}

test('files of users in bundles and parameters', async () => {
  const found = await lines(
    {
      'composer.json': composer('^6.4'),
      'config/packages/framework.yaml': 'framework:\n  secret: x\n',
      'config/packages/flysystem.yaml':
        "flysystem:\n  storages:\n    main.storage:\n      adapter: 'local'\n      options:\n        directory: '%kernel.project_dir%/var/storage'\n    cloud.storage:\n      adapter: 'aws'\n    scratch.storage:\n      adapter: local\n      options: { directory: '%kernel.cache_dir%/x' }\n    lazy.storage:\n      adapter: lazy\n      options:\n        source: '%env(STORE)%'\n",
      '.env.dist': 'STORE=main.storage\n',
      'config/packages/oneup_flysystem.yaml':
        "oneup_flysystem:\n  adapters:\n    a:\n      local:\n        location: '%kernel.project_dir%/public/x'\n    b:\n      local: { location: /x }\n  filesystems:\n    f: { adapter: a }\n",
      'config/packages/vich_uploader.yaml':
        "vich_uploader:\n  db_driver: orm\n  mappings:\n    images:\n      uri_prefix: /i\n      upload_destination: '%kernel.project_dir%/public/images'\n",
      'config/packages/liip_imagine.yaml': 'liip_imagine:\n  driver: gd\n',
      'config/services.yaml':
        "parameters:\n  uploads_directory: '%kernel.project_dir%/public/uploads'\n  upload_max: 5\n  media.url_path: /media\n  template_dir: '%kernel.project_dir%/templates'\n  image_cache_dir: '%kernel.cache_dir%/images'\n",
    },
    'uploads',
    'media',
  );
  expect(found).toEqual([
    'uploads directory uploads_directory: node, local files @ config/services.yaml:2 local',
    'uploads storage main.storage: node, local files @ config/packages/flysystem.yaml:4 local',
    'uploads storage cloud.storage: shared, S3 @ config/packages/flysystem.yaml:8',
    'uploads storage lazy.storage: node, local files @ config/packages/flysystem.yaml:15, .env.dist:1 local template',
    'uploads storage a: node, local files @ config/packages/oneup_flysystem.yaml:4 local',
    'uploads storage b (declared): node, local files @ config/packages/oneup_flysystem.yaml:7 local',
    'uploads upload mapping images: node, local files @ config/packages/vich_uploader.yaml:6 local',
    'media derived images: node, local files @ config/packages/liip_imagine.yaml:1 local',
  ]);
});

test("directories that the project's own bundles default to", async () => {
  const found = await lines({
    'composer.json': composer('^6.4'),
    'src/DependencyInjection/Configuration.php':
      "<?php\nclass Configuration {\n  function tree() {\n    $node->children()\n      ->arrayNode('documents')\n        ->defaultValue([\n          'var/invoices/',\n          self::OTHER,\n        ])\n      ->end()\n      ->scalarNode('views')->defaultValue('templates/x/')->end()\n      ->scalarNode('mime')->defaultValue('image/png')->end()\n    ->end();\n  }\n}\n",
    'src/DependencyInjection/AppExtension.php':
      "<?php\nclass AppExtension {\n  function load($container) {\n    $config['data_dir'] = $container->getParameter('kernel.project_dir') . '/var/data';\n    $container->setParameter('plugin_dir', $container->getParameter('kernel.project_dir') . '/var/plugins');\n  }\n}\n",
  });
  expect(found).toEqual([
    'uploads directory var/data: node, local files @ src/DependencyInjection/AppExtension.php:4 local',
    'uploads directory var/invoices/: node, local files @ src/DependencyInjection/Configuration.php:7 local',
  ]);
});

test('builders that are kept in variables, processors of variables', async () => {
  const code =
    "<?php\nuse Symfony\\Config\\DoctrineConfig;\nreturn static function (DoctrineConfig $doctrine): void {\n  $dbal = $doctrine->dbal();\n  $dbal->connection('default')\n    ->url(env('DATABASE_URL')->resolve());\n};";
  const files = {
    'composer.json': composer('^7.1'),
    'config/packages/doctrine.php': code,
    '.env': 'DATABASE_URL=sqlite:///%kernel.project_dir%/var/data.db\n',
  };
  expect(await lines(files, 'database')).toEqual([
    'database default connection: node, SQLite file @ config/packages/doctrine.php:6, .env:1 local',
  ]);
});

describe('messages', () => {
  const messages = (yaml: string): Promise<readonly string[]> =>
    lines({ 'composer.json': composer('^7.1'), 'config/packages/messenger.yaml': yaml }, 'queue');
  const transports =
    "framework:\n  messenger:\n    transports:\n      sync: 'sync://'\n      async: 'doctrine://default'\n";

  test('a synchronous transport is used as far as all is routed to it', async () => {
    const [sync] = await messages(`${transports}    routing:\n      A: sync\n`);
    expect(sync).toBe(
      'queue messenger transport sync: process, the request itself @ config/packages/messenger.yaml:4 local',
    );
  });

  test('beside a queue it is meant to be', async () => {
    const [sync] = await messages(`${transports}    routing:\n      A: sync\n      B: [async]\n`);
    expect(sync).toContain('transport sync (declared):');
  });
});

test('several applications in one tree have variables of their own', async () => {
  const yaml = "framework:\n  lock: '%env(LOCK_DSN)%'\n";
  const found = await lines(
    {
      'composer.json': composer('^7.1'),
      'a/config/packages/lock.yaml': yaml,
      'a/.env': 'LOCK_DSN=flock\n',
      'b/config/packages/lock.yaml': yaml,
      'b/.env.dist': 'LOCK_DSN=semaphore\n',
    },
    'locks',
  );
  expect(found).toEqual([
    'locks default lock: node, lock files @ a/config/packages/lock.yaml:2, a/.env:1 local template',
    'locks default lock: node, System V semaphores @ b/config/packages/lock.yaml:2, b/.env.dist:1 local template',
  ]);
});

test('directories that are moved', async () => {
  const found = await lines(
    {
      'composer.json': composer('^6.4'),
      'app/config/shop/packages/framework.yaml':
        'framework:\n  secret: x\n  session:\n    handler_id: session.handler.native_file\n',
      'src/Bundle/TestBundle/Resources/app/config/config.yml': 'framework:\n  session: true\n',
    },
    'sessions',
  );
  expect(found).toEqual(['sessions sessions: node, PHP files @ app/config/shop/packages/framework.yaml:4 local']);
});

test('bundles that keep files on the disk unless told otherwise', async () => {
  const files = (yaml: string) => ({ 'composer.json': composer('^6.4'), 'config/packages/sulu_media.yaml': yaml });
  expect(await lines(files('sulu_media:\n  image_format_files: []\n'), 'uploads')).toEqual([
    'uploads Sulu media: node, local files @ config/packages/sulu_media.yaml:1 local',
  ]);
  expect(await lines(files('sulu_media:\n  storages:\n    s3: { bucket_name: x }\n'), 'uploads')).toEqual([]);
  const gaufrette =
    'knp_gaufrette:\n  adapters:\n    a:\n      local: { directory: /data/a }\n    b:\n      local: { directory: /data/b }\n  filesystems:\n    f: { adapter: a }\n';
  expect(await lines(files(gaufrette), 'uploads')).toEqual([
    'uploads Gaufrette storage: node, local files @ config/packages/sulu_media.yaml:4 local',
    'uploads Gaufrette storage (declared): node, local files @ config/packages/sulu_media.yaml:6 local',
  ]);
});
