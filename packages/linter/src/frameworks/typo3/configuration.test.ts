import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { typo3Configuration } from './configuration.ts';

const composer = (version: string): string =>
  JSON.stringify({ name: 'a/b', type: 'project', require: { 'typo3/cms-core': version } });

const settings = `<?php
return [
    'BE' => [
        'debug' => false,
    ],
    'DB' => [
        'Connections' => [
            'Default' => [
                'driver' => 'mysqli',
                'host' => '127.0.0.1',
            ],
        ],
    ],
    'MAIL' => [
        'transport' => 'sendmail',
    ],
    'SYS' => [
        'encryptionKey' => '0123456789abcdef0123456789abcdef',
        'sitename' => 'A',
    ],
];
`;

test('a site as the installer makes it', async () => {
  const reading = await readingOf(typo3Configuration, {
    'composer.json': composer('^12.4'),
    'config/system/settings.php': settings,
  });
  expect(storeLines(reading.stores)).toEqual([
    'cache page cache: shared, database @ config/system/settings.php:17',
    'cache caches of code: build, PHP files made in the build @ config/system/settings.php:17',
    'cache counters of failed logins (ratelimiter): node, local files @ config/system/settings.php:17 local',
    'sessions frontend sessions: shared, database @ config/system/settings.php:17',
    'sessions backend sessions: shared, database @ config/system/settings.php:17',
    'locks locks: node, lock files, else semaphores @ config/system/settings.php:17 local',
    'logs log: node, log files @ config/system/settings.php:1 local',
    'uploads default storage (fileadmin): node, local files @ config/system/settings.php:3 local',
    'media processed images: node, local files @ config/system/settings.php:3',
    'queue messages: process, the request itself @ config/system/settings.php:17',
    'config system settings: build, files of the release @ config/system/settings.php:1',
    'code extensions: build, release @ config/system/settings.php:1',
    'database connection Default: shared, MySQL @ config/system/settings.php:9',
  ]);
  expect(reading.services.map(({ service, host, told }) => [service, host, told[0]?.line])).toEqual([
    ['MySQL', '127.0.0.1', 10],
  ]);
  expect(reading.switches.map(({ name, line }) => [name, line])).toEqual([
    ['local-mail', 15],
    ['secret-in-configuration', 18],
  ]);
});

test('what people add wins, as far as it is for production', async () => {
  const additional = `<?php
use TYPO3\\CMS\\Core\\Cache\\Backend\\RedisBackend;
use TYPO3\\CMS\\Core\\Log\\Writer;
use TYPO3\\CMS\\Core\\Core\\Environment;
if (getenv('IS_DDEV_PROJECT') == 'true') {
    $GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default']['driver'] = 'pdo_sqlite';
}
if (!Environment::getContext()->isProduction()) {
    $GLOBALS['TYPO3_CONF_VARS']['SYS']['caching']['cacheConfigurations']['pages']['backend'] = FileBackend::class;
}
call_user_func(static function () {
    $GLOBALS['TYPO3_CONF_VARS']['LOG']['writerConfiguration'][\\Psr\\Log\\LogLevel::WARNING] = [
        Writer\\PhpErrorLogWriter::class => [],
        Writer\\FileWriter::class => ['disabled' => true],
    ];
});
$GLOBALS['TYPO3_CONF_VARS'] = array_replace_recursive($GLOBALS['TYPO3_CONF_VARS'], [
    'DB' => ['Connections' => ['Default' => ['host' => getenv('DB_HOST') ?: 'localhost']]],
    'MAIL' => ['transport' => 'smtp', 'transport_smtp_server' => 'mail.example.org:25'],
]);
foreach (['ratelimiter'] as $name) {}
$GLOBALS['TYPO3_CONF_VARS']['SYS']['caching']['cacheConfigurations']['ratelimiter']['backend'] = RedisBackend::class;
$GLOBALS['TYPO3_CONF_VARS']['SYS']['caching']['cacheConfigurations']['my_news']['backend'] = \\TYPO3\\CMS\\Core\\Cache\\Backend\\FileBackend::class;
$GLOBALS['TYPO3_CONF_VARS']['SYS']['locking']['strategies'][\\B13\\DistributedLocks\\RedisLockingStrategy::class] = ['priority' => 100];
`;
  const reading = await readingOf(typo3Configuration, {
    'composer.json': composer('^12.4'),
    'config/system/settings.php': settings,
    'config/system/additional.php': additional,
    '.env.example': 'DB_HOST=127.0.0.1\n',
  });
  const found = storeLines(reading.stores);
  expect(found).toContain('cache page cache: shared, database @ config/system/additional.php:22');
  expect(found).toContain(
    'cache counters of failed logins (ratelimiter): shared, Redis @ config/system/additional.php:22',
  );
  expect(found).toContain('cache cache my_news: node, local files @ config/system/additional.php:23 local');
  expect(found).toContain('locks locks: shared, RedisLockingStrategy @ config/system/additional.php:24');
  expect(found.filter((line) => line.startsWith('logs'))).toEqual([
    "logs writer PhpErrorLogWriter: shared, PHP's error log @ config/system/additional.php:13",
  ]);
  expect(found).toContain('database connection Default: shared, MySQL @ config/system/settings.php:9');
  expect(reading.switches.map(({ name }) => name)).toEqual(['secret-in-configuration']);
  expect(reading.services[0]).toMatchObject({
    host: 'localhost',
    told: [
      { path: 'config/system/additional.php', line: 18, isLocal: true },
      { path: '.env.example', line: 1, isLocal: true, isTemplate: true },
    ],
  });
  expect(reading.variables).toMatchObject([{ name: 'DB_HOST', default: 'localhost', hidesAbsence: true }]);
});

test('a variable that is asked for first falls back to what was set before, and every variable is told', async () => {
  const reading = await readingOf(typo3Configuration, {
    'composer.json': composer('^12.4'),
    'config/system/settings.php': settings,
    'config/system/additional.php': `<?php
if (getenv('DB_HOST')) {
    $GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default']['host'] = getenv('DB_HOST');
}
$GLOBALS['TYPO3_CONF_VARS']['SYS']['caching']['cacheConfigurations']['pages']['options']['hostname'] = getenv('REDIS_HOST') ?: 'localhost';
$GLOBALS['TYPO3_CONF_VARS']['SYS']['encryptionKey'] = getenv('TYPO3_KEY');
`,
  });
  expect(reading.services[0]).toMatchObject({
    host: '127.0.0.1',
    told: [{ path: 'config/system/additional.php', line: 3, isLocal: true }],
  });
  expect(
    reading.variables.map(({ name, default: fallback, isRequired, hidesAbsence }) => [
      name,
      fallback,
      isRequired,
      hidesAbsence,
    ]),
  ).toEqual([
    ['DB_HOST', '127.0.0.1', true, true],
    ['TYPO3_KEY', null, true, false],
    ['REDIS_HOST', 'localhost', true, true],
  ]);
});

test('an array in the place of the default writers leaves none of them', async () => {
  const { stores } = await readingOf(typo3Configuration, {
    'composer.json': composer('^12.4'),
    'config/system/settings.php': settings,
    'config/system/additional.php':
      "<?php\n$GLOBALS['TYPO3_CONF_VARS']['LOG']['writerConfiguration'] = [\n  \\Psr\\Log\\LogLevel::WARNING => [\\TYPO3\\CMS\\Core\\Log\\Writer\\PhpErrorLogWriter::class => []],\n];\n",
  });
  expect(storeLines(stores).filter((line) => line.startsWith('logs'))).toEqual([
    "logs writer PhpErrorLogWriter: shared, PHP's error log @ config/system/additional.php:3",
  ]);
});

describe('versions', () => {
  test.each([
    ['^9.5', 'typo3conf/LocalConfiguration.php', false],
    ['^11.5', 'public/typo3conf/LocalConfiguration.php', true],
    ['^13.4', 'config/system/settings.php', true],
  ])('%s', async (version, path, countsLogins) => {
    const { stores } = await readingOf(typo3Configuration, { 'composer.json': composer(version), [path]: settings });
    expect(stores.some(({ store }) => store.includes('ratelimiter'))).toBe(countsLogins);
    expect(stores.find(({ kind }) => kind === 'logs')?.told[0]).toMatchObject({ path, line: 1, isLocal: true });
  });
});

test('SQLite, spool files, object storage', async () => {
  const text = settings
    .replace("'mysqli'", "'pdo_sqlite'")
    .replace("'sendmail',", "'smtp', 'transport_spool_type' => 'file',");
  const project = JSON.stringify({
    require: { 'typo3/cms-core': '^12.4', 'andersundsehr/aus-driver-amazon-s3': '^2' },
  });
  const { stores, services } = await readingOf(typo3Configuration, {
    'composer.json': project,
    'config/system/settings.php': text,
  });
  const found = storeLines(stores);
  expect(found).toContain('database connection Default: node, SQLite file @ config/system/settings.php:9 local');
  expect(found).toContain('queue mail spool: node, local files @ config/system/settings.php:15 local');
  expect(found.find((line) => line.startsWith('uploads'))).toContain(': unknown, ');
  expect(services).toEqual([]);
});

test('folders that an extension defaults to; the rest is left to the site', async () => {
  const reading = await readingOf(typo3Configuration, {
    'composer.json': JSON.stringify({ type: 'typo3-cms-extension', require: { 'typo3/cms-core': '^12.4' } }),
    'ext_emconf.php': '<?php $EM_CONF[$_EXTKEY] = [];',
    'Configuration/Sets/Main/settings.definitions.yaml':
      "settings:\n  plugin.tx_a.uploadFolder:\n    default: 'uploads/tx_a/'\n    type: string\n  plugin.tx_a.uploadSize:\n    default: 5\n  plugin.tx_a.storage:\n    default: '1:/user_upload/'\n",
    'Configuration/TypoScript/Main/constants.typoscript':
      'plugin.tx_a {\n  # cat=a; folder\n  uploadFolder = uploads/tx_a/\n  templatePath = fileadmin/templates/\n}\n',
    'ext_conf_template.txt': '# cat=basic\nbackupDir = var/tx_a/backups\ncacheDir = var/cache/x\n',
  });
  expect(storeLines(reading.stores)).toEqual([
    'uploads folder plugin.tx_a.uploadFolder: node, local files @ Configuration/Sets/Main/settings.definitions.yaml:3 local',
    'uploads folder uploadFolder: node, local files @ Configuration/TypoScript/Main/constants.typoscript:3 local',
    'uploads folder backupDir: node, local files @ ext_conf_template.txt:2 local',
  ]);
  expect(reading.leftToHost?.map(({ kind }) => kind)).toContain('sessions');
});

describe('settings that are not part of the project', () => {
  test('are told of, and not reported', async () => {
    const { stores } = await readingOf(typo3Configuration, { 'composer.json': composer('^12.4') });
    expect(stores.flatMap(({ told }) => told).filter(({ isLocal }) => isLocal)).toEqual([]);
    expect(new Set(stores.map(({ kind }) => kind)).size).toBe(10);
  });

  test('make what is known from additional.php unsure; aliases are followed', async () => {
    const additional = `<?php
(static function () {
    $log = &$GLOBALS['TYPO3_CONF_VARS']['LOG'];
    $log['writerConfiguration']['error'][\\TYPO3\\CMS\\Core\\Log\\Writer\\FileWriter::class] = [];
})();
`;
    const { stores, switches } = await readingOf(typo3Configuration, {
      'composer.json': composer('^12.4'),
      'config/system/additional.php': additional,
    });
    expect(stores.find(({ kind }) => kind === 'locks')?.confidence).toBe('possible');
    expect(storeLines(stores)).toContain(
      'logs writer FileWriter: node, log files @ config/system/additional.php:4 local',
    );
    expect(switches).toEqual([]);
  });
});
