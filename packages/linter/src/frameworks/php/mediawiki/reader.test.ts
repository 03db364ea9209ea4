import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../../configuration/testing.ts';
import { phpConfiguration } from '../configuration.ts';

function read(settings: string, path = 'LocalSettings.php') {
  return readingOf(phpConfiguration, { 'index.php': '<?php', [path]: `<?php\n${settings}` });
}

async function stores(settings: string): Promise<string[]> {
  return storeLines((await read(settings)).stores);
}

describe('a wiki as its installer writes it', () => {
  const INSTALLED = `$wgEnableEmail = true;
$wgDBtype = "mysql";
$wgDBserver = "localhost";
$wgDBname = "wiki";
$wgDBpassword = "blue-kettle";
$wgMainCacheType = CACHE_ACCEL;
$wgMemCachedServers = [];
$wgEnableUploads = true;
#$wgCacheDirectory = "$IP/cache";
$wgUpgradeKey = "5b1e7c9d20a34f68";
`;

  test('has sessions and caches in APCu, uploads on the disk, and the rest in the database', async () => {
    expect(await stores(INSTALLED)).toEqual([
      'database database: shared, MySQL @ LocalSettings.php:3',
      'cache main cache: node, APCu @ LocalSettings.php:7 local',
      'sessions sessions: node, APCu @ LocalSettings.php:7 local',
      'uploads wgUploadDirectory: node, local files @ LocalSettings.php:9 local',
      'media thumbnails: node, local files @ LocalSettings.php:9',
      'queue jobs: shared, database @ LocalSettings.php:1',
      'locks named locks: shared, database @ LocalSettings.php:3',
    ]);
  });

  test('names the node as the database, holds a password and a key, and mails by itself', async () => {
    const { services, switches } = await read(INSTALLED);
    expect(services.map(({ service, host, told }) => [service, host, told[0]?.isLocal])).toEqual([
      ['database', 'localhost', true],
    ]);
    expect(switches.map(({ name, key, line }) => `${name} ${key}:${line}`)).toEqual([
      'secret-in-configuration $wgDBpassword:6',
      'secret-in-configuration $wgUpgradeKey:11',
      'local-mail $wgEnableEmail:2',
    ]);
  });
});

describe('sessions', () => {
  test.each([
    ['$wgMainCacheType = CACHE_ACCEL; $wgSessionCacheType = CACHE_DB;', 'shared, database'],
    ['$wgMainCacheType = CACHE_NONE;', 'shared, database'],
    ['$wgMainCacheType = 3;', 'node, APCu'],
    ['$wgMainCacheType = CACHE_MEMCACHED;', 'shared, Memcached'],
    ['$wgMainCacheType = CACHE_NONE; $wgParserCacheType = CACHE_MEMCACHED;', 'shared, Memcached'],
    ['$wgMainCacheType = CACHE_DB; $wgSessionCacheType = CACHE_ACCEL;', 'node, APCu'],
    [
      "$wgObjectCaches['r'] = ['class' => 'RedisBagOStuff']; $wgMainCacheType = CACHE_ACCEL; $wgSessionCacheType = 'r';",
      'shared, Redis',
    ],
    ["$wgMainCacheType = CACHE_DB; $wgSessionCacheType = 'farm';", 'unknown, farm'],
  ])('%s', async (settings, where) => {
    const found = (await stores(settings)).find((line) => line.startsWith('sessions'));
    expect(found).toContain(`sessions sessions: ${where} @`);
  });
});

test('uploads that are off, elsewhere, or in object storage', async () => {
  const uploads = async (settings: string) =>
    (await stores(`$wgDBtype = 'mysql';\n${settings}`)).filter((line) => line.startsWith('uploads'));
  expect(await uploads('')).toEqual([]);
  expect(await uploads('$wgEnableUploads = false;')).toEqual([]);
  expect(await uploads("$wgEnableUploads = true; $wgUploadDirectory = '/mnt/share/images';")).toEqual([
    'uploads wgUploadDirectory: unknown, files @ LocalSettings.php:3',
  ]);
  expect(await uploads("$wgEnableUploads = true; $wgAWSBucketName = 'wiki';")).toEqual([
    'uploads wgUploadDirectory: shared, object storage @ LocalSettings.php:3',
  ]);
});

test('files of SQLite, caches, logs and jobs; the address of Redis', async () => {
  const reading = await read(`$wgDBtype = 'sqlite';
$wgCacheDirectory = "$IP/cache";
$wgDebugLogFile = 'php://stderr';
$wgDBerrorLog = "$IP/db.log";
$wgJobRunRate = 0.5;
$wgObjectCaches['r'] = ['class' => 'RedisBagOStuff', 'servers' => ['127.0.0.1:6379']];
`);
  const lines = storeLines(reading.stores);
  expect(lines).toContain('database database: node, SQLite @ LocalSettings.php:2 local');
  expect(lines).toContain('cache wgCacheDirectory: node, local files @ LocalSettings.php:3 local');
  expect(lines).toContain('logs wgDebugLogFile: shared, files @ LocalSettings.php:4');
  expect(lines).toContain('logs wgDBerrorLog: node, local files @ LocalSettings.php:5 local');
  expect(reading.switches.map(({ name }) => name)).toEqual(['work-in-request']);
  expect(reading.services.map(({ service, told }) => [service, told[0]?.isLocal])).toEqual([['Redis', true]]);
});

test('what the environment gives is no fixed value', async () => {
  const { switches, variables } = await read(`$wgDBserver = getenv('DB_HOST');
$wgDBpassword = getenv('DB_PASSWORD');
$wgSecretKey = getenv('MW_SECRET');
$wgSMTP = ['host' => getenv('SMTP_HOST')];
$wgEnableEmail = true;
`);
  expect(switches).toEqual([]);
  expect(variables.map(({ name }) => name)).toEqual(['DB_HOST', 'DB_PASSWORD', 'MW_SECRET']);
});

test('a file of the name that is of no wiki says nothing', async () => {
  expect(await stores("$settings = ['a' => 1];")).toEqual([]);
});
