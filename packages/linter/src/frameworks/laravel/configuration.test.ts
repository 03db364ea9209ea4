import { describe, expect, test } from 'vitest';
import { NOTHING_READ } from '../../configuration/reading.ts';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { laravelConfiguration } from './configuration.ts';
import { app, read, reported, stores } from './testing.ts';

describe('defaults by version', () => {
  test('Laravel 11 and later without a file: the base configuration of the framework', async () => {
    const reading = await read('^12.0', app);
    expect(storeLines(reading.stores)).toEqual([
      'uploads default disk (local): node, local files @ config/filesystems.php:1 local',
      'media public disk (declared): node, local files @ config/filesystems.php:1',
      'sessions session driver: node, database (SQLite file) @ config/session.php:1',
      'cache default cache store: node, database (SQLite file) @ config/cache.php:1',
      'locks locks of the default cache store: node, database (SQLite file) @ config/cache.php:1',
      'queue default queue connection: node, database (SQLite file) @ config/queue.php:1',
      'logs log channel single: node, local files @ config/logging.php:1 local',
      'database default connection (sqlite): node, SQLite file @ config/database.php:1 local',
      'config configuration files and environment: build, files of the release @ config/app.php:1',
      'config maintenance mode (declared): node, file in storage/framework @ config/app.php:1 local',
      'code bootstrap/cache: build, PHP files @ config/app.php:1',
      'code compiled views: node, PHP files @ config/view.php:1',
    ]);
    expect(reading.variables.find(({ name }) => name === 'LOG_STACK')).toMatchObject({
      default: 'single',
      isRequired: true,
      hidesAbsence: true,
    });
  });

  test('a server in the environment makes what rests on the database shared', async () => {
    const reading = await read('^12.0', { ...app, '.env': 'DB_CONNECTION=pgsql\nDB_HOST=db.internal\n' });
    expect(stores(reading, 'sessions')).toEqual(['sessions session driver: shared, database @ config/session.php:1']);
    expect(stores(reading, 'database')).toEqual([
      'database default connection (pgsql): shared, PostgreSQL @ config/database.php:1, .env:1',
    ]);
    expect(reading.services).toMatchObject([{ service: 'PostgreSQL', host: 'db.internal' }]);
  });

  test('the cloud disk of older skeletons counts where code names it', async () => {
    const files = {
      ...app,
      'config/filesystems.php':
        "<?php\nreturn ['default' => 'local', 'cloud' => env('FILESYSTEM_CLOUD', 's3'), 'disks' => ['local' => ['driver' => 'local'], 's3' => ['driver' => 's3']]];\n",
    };
    const cloud = async (more: Readonly<Record<string, string>>): Promise<unknown> =>
      (await read('^8.0', { ...files, ...more })).stores.find(({ store }) => store === 'cloud disk');
    expect(await cloud({})).toMatchObject({ placement: 'shared', confidence: 'possible' });
    const named = "<?php\nStorage::disk('s3')->put('a', 'b');\n";
    expect(await cloud({ 'app/Store.php': named })).toMatchObject({ confidence: 'certain' });
    expect(await cloud({ 'app/Store.php': "<?php\nStorage::cloud()->delete('a');\n" })).toMatchObject({
      confidence: 'certain',
    });
  });

  test('Laravel 10: files and sync; an absent key stands at the first line of its file', async () => {
    const reading = await read('^10.10', {
      ...app,
      'config/session.php': "<?php\nreturn [\n  'lifetime' => 120,\n];\n",
    });
    expect(reported(reading)).toEqual([
      'config/cache.php:1 cache-file',
      'config/database.php:1 localhost-service',
      'config/filesystems.php:1 disk-local',
      'config/logging.php:1 log-file',
      'config/queue.php:1 queue-sync',
      'config/session.php:1 session-file',
    ]);
  });

  test('Laravel 5.1: no channels yet, other names of variables', async () => {
    const reading = await read('5.1.*', {
      ...app,
      'config/app.php': "<?php\nreturn [\n  'debug' => false,\n  'log' => 'daily',\n];\n",
      'config/queue.php': "<?php\nreturn [\n  'default' => env('QUEUE_DRIVER', 'sync'),\n];\n",
      '.env.example': 'QUEUE_DRIVER=sync\n',
    });
    expect(stores(reading, 'logs')).toEqual(['logs application log: node, local files @ config/app.php:4 local']);
    expect(reading.switches).toContainEqual(expect.objectContaining({ name: 'log-rotation', line: 4 }));
    expect(stores(reading, 'queue')).toEqual([
      'queue default queue connection: process, sync @ config/queue.php:3 local, .env.example:1 local template',
    ]);
  });

  test('Lumen has no sessions, and logs to one file a day', async () => {
    const reading = await read('^10.0', app, 'laravel/lumen-framework');
    expect(stores(reading, 'sessions')).toEqual(['sessions none: shared, none @ config/app.php:1']);
    expect(stores(reading, 'logs')).toEqual(['logs log channel daily: node, local files @ config/logging.php:1 local']);
  });

  test('entries are merged one by one from 11 on, not before', async () => {
    const files = {
      ...app,
      'config/cache.php':
        "<?php\nreturn [\n  'default' => 'file',\n  'stores' => [\n    'own' => ['driver' => 'redis'],\n  ],\n];\n",
      'config/filesystems.php': "<?php\nreturn [\n  'default' => 'public',\n  'disks' => [\n  ],\n];\n",
    };
    expect(stores(await read('^11.0', files), 'uploads')[0]).toContain('node, local files');
    expect(stores(await read('^9.0', files), 'uploads')[0]).toContain('unknown');
  });
});

describe('where the files are', () => {
  const session = "<?php\nreturn [\n  'driver' => 'file',\n];\n";

  test('useConfigPath() and an application class of the project', async () => {
    const told = await read('^11.0', {
      'bootstrap/app.php':
        "<?php\n$app = new Illuminate\\Foundation\\Application(dirname(__DIR__));\n$app->useConfigPath(__DIR__.'/../settings');\nreturn $app;\n",
      'settings/session.php': session,
    });
    expect(reported(told)).toContain('settings/session.php:3 session-file');
    const own = await readingOf(laravelConfiguration, {
      'composer.json': JSON.stringify({
        require: { 'laravel/framework': '^10.0' },
        autoload: { 'psr-4': { 'Books\\': 'app/' } },
      }),
      'bootstrap/app.php': '<?php\n$app = new \\Books\\Application(dirname(__DIR__));\nreturn $app;\n',
      'app/Application.php':
        "<?php\nnamespace Books;\nclass Application extends \\Illuminate\\Foundation\\Application {\n  public function configPath($path = '') {\n    return $this->basePath . DIRECTORY_SEPARATOR . 'app' . DIRECTORY_SEPARATOR . 'Config' . ($path ? '/' . $path : '');\n  }\n}\n",
      'app/Config/session.php': session,
    });
    expect(reported(own)).toContain('app/Config/session.php:3 session-file');
  });

  test('an application below the root', async () => {
    const reading = await read('^11.0', {
      'backend/bootstrap/app.php': '<?php\n',
      'backend/config/session.php': session,
    });
    expect(reported(reading)).toContain('backend/config/session.php:3 session-file');
  });

  test('a package leaves to its host what the host decides', async () => {
    const reading = await readingOf(laravelConfiguration, {
      'composer.json': JSON.stringify({ type: 'library', require: { 'illuminate/support': '^11.0' } }),
      'config/gallery.php': "<?php\nreturn [\n  'disk' => env('GALLERY_DISK', 'public'),\n];\n",
    });
    expect(reported(reading)).toEqual(['config/gallery.php:3 disk-local']);
    expect(reading.leftToHost?.map(({ kind }) => kind)).toContain('sessions');
  });
});

describe('switches', () => {
  test('scheduled tasks without onOneServer', async () => {
    const reading = await read('^11.0', {
      ...app,
      'routes/console.php': `<?php
use Illuminate\\Support\\Facades\\Schedule;
Schedule::command('a')->daily()->onOneServer();
Schedule::job(new Job)->hourly();
`,
      'app/Console/Kernel.php': `<?php
class Kernel { protected function schedule(Schedule $schedule): void {
    $schedule->command('b')
        ->daily();
} }
`,
    });
    expect(reading.switches.filter(({ name }) => name === 'schedule-on-every-node')).toMatchObject([
      { path: 'routes/console.php', line: 4, message: expect.stringContaining('2 scheduled tasks') },
    ]);
    const shared = await read('^11.0', {
      ...app,
      'routes/console.php': "<?php\nSchedule::command('a')->onOneServer();\n",
    });
    expect(shared.switches.some(({ name }) => name === 'schedule-on-every-node')).toBe(false);
  });

  test('mail through a program of the node', async () => {
    const reading = await read('^11.0', {
      ...app,
      'config/mail.php': "<?php\nreturn [\n  'default' => env('MAIL_MAILER', 'sendmail'),\n];\n",
      '.env.example': 'MAIL_MAILER=smtp\n',
    });
    expect(reading.switches.filter(({ name }) => name === 'local-mail')).toMatchObject([
      { path: 'config/mail.php', line: 3, variable: { name: 'MAIL_MAILER' } },
    ]);
  });
});

test('a Craft site that brings parts of Laravel along is left to its own reader', async () => {
  const reading = await readingOf(laravelConfiguration, {
    'composer.json': JSON.stringify({
      type: 'project',
      require: { 'craftcms/cms': '^5.6', 'illuminate/collections': '^10' },
    }),
    'config/app.php': "<?php\nreturn ['id' => 'x'];\n",
  });
  expect(reading).toEqual(NOTHING_READ);
});

test('an application of another make that uses components of Laravel is none', async () => {
  const reading = await readingOf(laravelConfiguration, {
    'composer.json': JSON.stringify({
      type: 'project',
      require: { 'illuminate/database': '^5.8', 'symfony/console': '^4.4' },
    }),
    'config/production.yml': 'a: 1\n',
  });
  expect(reading).toEqual(NOTHING_READ);
  const withLock = await readingOf(laravelConfiguration, {
    'composer.json': JSON.stringify({ require: { 'illuminate/database': '^5.8' } }),
    'composer.lock': JSON.stringify({ packages: [{ name: 'illuminate/database', version: '5.8.36' }] }),
  });
  expect(withLock).toEqual(NOTHING_READ);
});

test('packages without a file in the project keep theirs where they do by default', async () => {
  const of = async (more: Readonly<Record<string, string>>, env = ''): Promise<readonly string[]> => {
    const reading = await readingOf(laravelConfiguration, {
      'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0', ...more } }),
      artisan: '#!/usr/bin/env php\n<?php\n',
      '.env': env,
    });
    return storeLines(reading.stores).filter((line) =>
      /media-library|filament|backup|livewire|spreadsheets|fonts/.test(line),
    );
  };
  expect(await of({})).toEqual([]);
  expect(
    await of({ 'spatie/laravel-medialibrary': '^11.0', 'filament/filament': '^3.2', 'spatie/laravel-backup': '^9.0' }),
  ).toEqual([
    'media media-library.disk_name: node, local files @ config/media-library.php:1',
    'uploads filament.default_filesystem_disk: node, local files @ config/filament.php:1',
    'database backup.backup.destination.disks.0: node, local files @ config/backup.php:1',
  ]);
  expect(await of({ 'spatie/laravel-medialibrary': '^11.0', 'filament/filament': '^4.0' }, 'MEDIA_DISK=s3\n')).toEqual([
    'media media-library.disk_name: shared, S3 @ config/media-library.php:1',
    'uploads filament.default_filesystem_disk: node, local files @ config/filament.php:1',
  ]);
  const more = { 'livewire/livewire': '^3.0', 'maatwebsite/excel': '^3.1', 'barryvdh/laravel-dompdf': '^3.0' };
  expect(await of(more, 'FILESYSTEM_DISK=s3\n')).toEqual([
    'uploads livewire.temporary_file_upload.disk: shared, S3 @ config/livewire.php:1',
    'uploads temporary files of queued spreadsheets: node, local files @ config/excel.php:1',
    'cache fonts of PDFs: node, local files @ config/dompdf.php:1',
  ]);
});
