import { describe, expect, test } from 'vitest';
import { readingOf } from '../../configuration/testing.ts';
import { laravelConfiguration } from './configuration.ts';
import { app, type Files, read, reported, stores } from './testing.ts';

describe('files of the project', () => {
  test('variables with local fallbacks, templates, and values that are given', async () => {
    const files = {
      ...app,
      'config/session.php': "<?php\nreturn [\n\n  'driver' => env(\n    'SESSION_DRIVER',\n    'file'\n  ),\n];\n",
      'config/cache.php': "<?php\nreturn [\n  'default' => env('CACHE_STORE', env('CACHE_DRIVER', 'file')),\n];\n",
      'config/queue.php': "<?php\nreturn [\n  'default' => env('QUEUE_CONNECTION', 'redis'),\n];\n",
      '.env.example': 'SESSION_DRIVER=file\nCACHE_DRIVER=redis\nQUEUE_CONNECTION=sync\n',
      '.env.testing': 'CACHE_DRIVER=array\n',
      '.github/workflows/.env.mysql': 'SESSION_DRIVER=file\n',
    };
    const open = await read('^10.0', files);
    expect(stores(open, 'sessions')).toEqual([
      'sessions session driver: node, local files @ config/session.php:4 local, .env.example:1 local template',
    ]);
    expect(stores(open, 'cache')).toEqual([
      'cache default cache store: node, local files @ config/cache.php:3 local, .env.example:2 template',
    ]);
    expect(open.stores.find(({ kind }) => kind === 'queue')).toMatchObject({
      placement: 'shared',
      message: 'Jobs run inside the web request (`sync`) and are lost with it where QUEUE_CONNECTION=sync',
    });
    const given = await read('^10.0', { ...files, Dockerfile: 'FROM php:8.3\n', '.env': 'SESSION_DRIVER=redis\n' });
    expect(stores(given, 'sessions')).toEqual([
      'sessions session driver: shared, Redis @ config/session.php:4, .env.example:1 local template, .env:1',
    ]);
  });

  test('disks: the default one, those that keys and code name, those that are only offered', async () => {
    const reading = await read('^11.0', {
      ...app,
      'config/filesystems.php': `<?php
return [
    'default' => env('FILESYSTEM_DISK', 's3'),
    'images' => env('IMAGE_DISK', 'pictures'),
    'disks' => [
        'local' => ['driver' => 'local', 'root' => storage_path('app')],
        'public' => ['driver' => 'local', 'root' => storage_path('app/public')],
        'pictures' => ['driver' => 'local', 'root' => public_path('pictures')],
        'lang' => ['driver' => 'local', 'root' => lang_path()],
        'testing' => ['driver' => 'local', 'root' => storage_path('testing')],
        's3' => ['driver' => 's3'],
    ],
];
`,
      'app/Avatar.php': "<?php\nStorage::disk('public')->put('a', 'b');\n",
      '.env.example': 'AVATAR_DISK=public\nFILESYSTEM_DISK=s3\n',
    });
    expect(reported(reading).filter((line) => line.endsWith('disk-local') || line.endsWith('template'))).toEqual([
      '.env.example:1 disk-local template',
      'config/filesystems.php:4 disk-local',
      'config/filesystems.php:7 disk-local',
      'config/filesystems.php:8 disk-local',
    ]);
    expect(stores(reading, 'uploads')).toContain(
      'uploads local disk (declared): node, local files @ config/filesystems.php:6 local',
    );
  });

  test('a disk that is copied under another name after the array', async () => {
    const reading = await read('^10.0', {
      ...app,
      'config/filesystems.php': `<?php
$config = [
    'default' => 's3',
    'disks' => [
        'local_public' => ['driver' => 'local', 'root' => public_path('uploads')],
        's3' => ['driver' => 's3'],
    ],
];
$config['disks']['public'] = $config['disks'][env('PUBLIC_DISK', 'local_public')];
return $config;
`,
      'app/Upload.php': "<?php\n$request->file('a')->store('avatars', 'public');\n",
    });
    expect(reported(reading)).toContain('config/filesystems.php:9 disk-local');
    expect(reported(reading)).not.toContain('config/filesystems.php:5 disk-local');
  });

  test('logs: channels of the stack that are files; streams are not', async () => {
    const channels = `
        'single' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')],
        'daily' => ['driver' => 'daily', 'path' => storage_path('logs/laravel.log')],
        'out' => ['driver' => 'single', 'path' => 'php://stdout'],
        'stderr' => ['driver' => 'monolog', 'handler' => Monolog\\Handler\\StreamHandler::class, 'with' => ['stream' => 'php://stderr']],
        'file' => ['driver' => 'monolog', 'handler' => Monolog\\Handler\\StreamHandler::class, 'with' => ['stream' => storage_path('x.log')]],`;
    const withStack = (stack: string, more: Files = {}) =>
      read('^11.0', {
        ...app,
        'config/logging.php': `<?php\nreturn [\n    'default' => env('LOG_CHANNEL', 'stack'),\n    'channels' => [\n        'stack' => ['driver' => 'stack', 'channels' => ${stack}],${channels}\n    ],\n];\n`,
        ...more,
      });
    const driven = await withStack("explode(',', (string) env('LOG_STACK', 'single'))", {
      '.env.example': 'LOG_STACK=single\n',
    });
    expect(stores(driven, 'logs')).toEqual([
      'logs log channel single: node, local files @ config/logging.php:6 local, .env.example:1 local template',
    ]);
    expect(driven.stores.find(({ kind }) => kind === 'logs')?.told[0]?.variable?.name).toBe('LOG_STACK');
    expect(reported(await withStack("['daily', 'file', 'out']")).filter((line) => line.includes('log-file'))).toEqual([
      'config/logging.php:10 log-file',
      'config/logging.php:7 log-file',
    ]);
    expect(stores(await withStack("['stderr', 'out']"), 'logs')).toEqual([
      'logs log channel stack: shared, stack @ config/logging.php:3',
    ]);
    const chosen = await withStack("['stderr']", {
      '.env.example': 'APP_NAME=x\nLOG_CHANNEL=daily\n',
    });
    expect(stores(chosen, 'logs')).toEqual([
      'logs log channel stack: shared, stack @ config/logging.php:3',
      'logs log channel daily: node, local files @ .env.example:2 local template',
    ]);
  });

  test('databases: files of declared connections, those for tests left out; fixed and fallback addresses', async () => {
    const reading = await read('^10.0', {
      ...app,
      'config/database.php': `<?php
return [
    'default' => env('DB_CONNECTION', 'mysql'),
    'connections' => [
        'sqlite' => ['driver' => 'sqlite', 'database' => env('DB_DATABASE', database_path('database.sqlite'))],
        'kept' => [
            'driver' => 'sqlite',
            'database' => env('DB_DATABASE', __DIR__ . '/../database/app.sqlite'),
        ],
        'sqlite-e2e' => ['driver' => 'sqlite', 'database' => database_path('e2e.sqlite')],
        'quick' => ['driver' => 'sqlite', 'database' => ':memory:'],
        'mysql' => ['driver' => 'mysql', 'host' => env('DB_HOST', '127.0.0.1')],
        'pgsql' => ['driver' => 'pgsql', 'host' => env('DB_HOST', '127.0.0.1')],
        'legacy' => ['driver' => 'mysql', 'host' => 'localhost'],
    ],
    'redis' => [
        'default' => ['host' => env('REDIS_HOST', '127.0.0.1')],
    ],
];
`,
      '.env.example': 'DB_HOST=127.0.0.1\nREDIS_HOST=localhost\n',
    });
    expect(reported(reading).filter((line) => /database|env/.test(line))).toEqual([
      '.env.example:1 localhost-service template',
      '.env.example:2 localhost-service template',
      'config/database.php:12 localhost-service',
      'config/database.php:14 localhost-service',
      'config/database.php:8 database-file',
    ]);
  });

  test('a project’s own keys: disks and directories that it fills, not those that it ships or needs for a moment', async () => {
    const reading = await read('^11.0', {
      ...app,
      'config/studio.php': `<?php
return [
    'storage_driver' => env('STUDIO_STORAGE', 'local') ?: 'local',
    'artifacts_path' => env('ARTIFACTS_PATH') ?: sys_get_temp_dir() . DIRECTORY_SEPARATOR . 'studio',
    'image_storage_dir' => 'storage/images',
    'uploads' => ['path' => storage_path('app/uploads')],
    'temp_dir' => sys_get_temp_dir(),
    'template_path' => storage_path('templates'),
    'media_url_path' => 'https://cdn.example.org/media',
    'upload_path' => 'avatars',
    'image_driver' => 'gd',
    'views_dir' => resource_path('views'),
];
`,
      '.env.example': 'STUDIO_STORAGE=local\nARTIFACTS_PATH=\n',
    });
    expect(reported(reading).filter((line) => /studio|env/.test(line))).toEqual([
      '.env.example:1 disk-local template',
      'config/studio.php:3 disk-local',
      'config/studio.php:4 other',
      'config/studio.php:5 upload-dir-in-release',
      'config/studio.php:6 upload-dir-in-release',
    ]);
  });

  test('a directory beside the name of a disk lies on that disk', async () => {
    const reading = await read('^11.0', {
      ...app,
      'config/studio.php': `<?php
return [
    'avatar' => ['storage' => ['disk' => 'local', 'path' => 'public/avatars']],
    'upload' => ['disk' => 's3', 'path' => storage_path('uploads')],
    'image' => ['path' => 'public/images'],
];
`,
    });
    expect(reported(reading).filter((line) => line.includes('studio'))).toEqual([
      'config/studio.php:3 disk-local',
      'config/studio.php:4 upload-dir-in-release',
      'config/studio.php:5 upload-dir-in-release',
    ]);
  });

  test('directories below another one that the code names, not those that it only serves or never asks for', async () => {
    const reading = await read('^8.0', {
      ...app,
      'config/shop.php': `<?php
return [
    'tickets_path' => 'user_content/tickets',
    'exports_folder' => '/exports/',
    'invoice_path' => 'invoices',
    'template_path' => 'mail',
];
`,
      'app/Tickets.php': `<?php
$ticket = public_path() . '/' . config('shop.tickets_path') . '/a.pdf';
$export = storage_path(config('shop.exports_folder'));
$template = storage_path(config('shop.template_path'));
`,
    });
    expect(reported(reading).filter((line) => line.includes('shop'))).toEqual([
      'config/shop.php:3 upload-dir-in-release',
      'config/shop.php:4 upload-dir-in-release',
    ]);
  });

  test('addresses in other files where they are fixed, and in templates under any name', async () => {
    const reading = await read('^12.0', {
      ...app,
      'config/services.php': `<?php
return [
    'search' => ['host' => 'http://127.0.0.1:9200'],
    'geo' => ['host' => env('GEO_HOST', 'localhost')],
    'far' => ['host' => 'search.example.org'],
];
`,
      'config/octane.php': "<?php\nreturn [\n  'host' => '127.0.0.1',\n];\n",
      '.env.example':
        'APP_HOST=localhost\nMEILISEARCH_HOST=http://localhost:7700\nREDIS_HOST=127.0.0.1\nLDAP_HOST=ldap.test\n',
    });
    expect(reported(reading).filter((line) => line.includes('localhost'))).toEqual([
      '.env.example:2 localhost-service template',
      '.env.example:3 localhost-service template',
      'config/services.php:3 localhost-service',
    ]);
  });

  test('packages: media library, Livewire, search indexes, keys of Passport', async () => {
    const reading = await readingOf(laravelConfiguration, {
      ...app,
      'composer.json': JSON.stringify({ require: { 'laravel/framework': '^11.0', 'laravel/passport': '^12.0' } }),
      'config/media-library.php': "<?php\nreturn [\n  'disk_name' => env('MEDIA_DISK', 'public'),\n];\n",
      'config/livewire.php': "<?php\nreturn [\n  'temporary_file_upload' => [\n    'disk' => null,\n  ],\n];\n",
      'config/passport.php': "<?php\nreturn [\n  'private_key' => env('PASSPORT_PRIVATE_KEY'),\n];\n",
      'config/scout.php':
        "<?php\nreturn [\n  'driver' => env('SCOUT_DRIVER', 'tntsearch'),\n  'tntsearch' => [\n    'storage' => storage_path('indexes'),\n  ],\n];\n",
    });
    const lines = reported(reading);
    expect(lines).toContain('config/media-library.php:3 disk-local');
    expect(lines).toContain('config/passport.php:3 other');
    expect(lines).toContain('config/scout.php:5 database-file');
    expect(lines.filter((line) => line.includes('livewire'))).toEqual([]);
    expect(stores(reading, 'uploads')).toContain(
      'uploads livewire.temporary_file_upload.disk: node, local files @ config/livewire.php:4',
    );
  });
});
