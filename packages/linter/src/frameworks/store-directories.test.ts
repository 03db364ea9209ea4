import { expect, test } from 'vitest';
import type { ConfigurationReader } from '../configuration/reader.ts';
import { readingOf } from '../configuration/testing.ts';
import { craftConfiguration } from './craft/configuration.ts';
import { symfonyConfiguration } from './symfony/configuration.ts';
import { typo3Configuration } from './typo3/configuration.ts';
import { wordpressConfiguration } from './wordpress/configuration.ts';

/** Where stores of one node lie, which a mount of the platform may share. */
async function directories(
  reader: ConfigurationReader,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { stores } = await readingOf(reader, files);
  return stores.flatMap(({ kind, directory }) => (directory ? [`${kind} ${directory.replace('{root}/', '')}`] : []));
}

test('of Symfony', async () => {
  const files = {
    'composer.json': JSON.stringify({ type: 'project', require: { 'symfony/framework-bundle': '6.4.*' } }),
    'config/packages/all.yaml': `framework:
  session: { handler_id: session.handler.native_file, save_path: '%kernel.project_dir%/var/sessions' }
  cache: { app: cache.adapter.filesystem }
monolog:
  handlers: { main: { type: stream, path: '%kernel.logs_dir%/app.log' } }
doctrine:
  dbal: { url: 'sqlite:///%kernel.project_dir%/var/app.db' }
flysystem:
  storages: { files: { adapter: local, options: { directory: '%kernel.project_dir%/var/files' } } }
vich_uploader:
  mappings: { images: { upload_destination: '%kernel.project_dir%/public/images' } }
liip_imagine:
  resolvers: { default: { web_path: ~ } }
`,
  };
  expect(await directories(symfonyConfiguration, files)).toEqual([
    'sessions var/sessions',
    'cache var/cache/prod/pools',
    'logs var/log/app.log',
    'database var/app.db',
    'uploads var/files',
    'uploads public/images',
    'media public/media/cache',
  ]);
});

test('of TYPO3', async () => {
  const files = {
    'composer.json': JSON.stringify({ type: 'project', require: { 'typo3/cms-core': '^12.4' } }),
    'config/system/settings.php': '<?php\nreturn [];\n',
  };
  expect(await directories(typo3Configuration, files)).toEqual([
    'cache var/cache',
    'locks var/lock',
    'logs var/log',
    'uploads public/fileadmin',
    'media public/fileadmin',
  ]);
});

test.each([
  [{ 'wp-config.php': '<?php\n' }, ['uploads wp-content/uploads', 'media wp-content/uploads']],
  [
    { 'wp-config.php': "<?php\ndefine('UPLOADS', 'files');\ndefine('WP_CACHE', true);\n" },
    ['uploads files', 'media files', 'cache wp-content/cache'],
  ],
  [
    { 'wp-config.php': "<?php\ndefine('WP_CONTENT_DIR', __DIR__ . '/content');\n" },
    ['uploads content/uploads', 'media content/uploads'],
  ],
])('of WordPress with %j', async (files, expected) =>
  expect(await directories(wordpressConfiguration, files)).toEqual(expected),
);

test('of Craft', async () => {
  const files = {
    'composer.json': JSON.stringify({ type: 'project', require: { 'craftcms/cms': '4.4.0' } }),
    'config/general.php': '<?php\nreturn [];\n',
    'config/project/project.yaml':
      "fs:\n  images:\n    type: craft\\fs\\Local\n    settings:\n      path: '@webroot/images'\n",
  };
  expect(await directories(craftConfiguration, files)).toEqual([
    'uploads web/images',
    'cache storage/runtime/cache',
    'sessions {tmp}',
    'locks storage/runtime/mutex',
    'logs storage/logs',
  ]);
});
