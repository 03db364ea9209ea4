import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { wordpressConfiguration } from './configuration.ts';

const read = (files: Record<string, string>) => readingOf(wordpressConfiguration, files);

const CONFIG = `<?php
define( 'DB_HOST', 'localhost' );
define( 'AUTH_KEY', 'put your unique phrase here' );
define( 'WP_DEBUG', false );
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`;

describe('wp-config.php', () => {
  test('a password of its own, and none that a sample asks for', async () => {
    const passwordOf = async (text: string): Promise<readonly (string | undefined)[]> => {
      const { switches } = await read({ 'wp-config.php': CONFIG.replace('put your unique phrase here', text) });
      return switches.map(({ key }) => key);
    };
    expect(await passwordOf("' ); define( 'DB_PASSWORD', 'wordpress")).toContain('DB_PASSWORD');
    expect(await passwordOf("' ); define( 'DB_PASSWORD', 'password_here")).not.toContain('DB_PASSWORD');
  });

  test('what WordPress does by default', async () => {
    const { stores, services, switches } = await read({ 'wp-config.php': CONFIG });
    expect(storeLines(stores)).toEqual([
      'uploads media library: node, local files @ wp-config.php:1 local',
      'media image sizes: node, local files @ wp-config.php:1',
      'sessions session tokens: shared, database @ wp-config.php:1',
      'cache object cache and transients: shared, database @ wp-config.php:1',
      'locks locks: shared, database @ wp-config.php:1',
      'queue WP-Cron: shared, database @ wp-config.php:1',
      'logs debug log: unknown, error log of PHP @ wp-config.php:1',
      'database database: shared, MySQL @ wp-config.php:2',
      'config options: shared, database @ wp-config.php:1',
      'code plugins and themes: node, local files @ wp-config.php:1',
    ]);
    expect(services).toMatchObject([{ service: 'MySQL', host: 'localhost', told: [{ line: 2, isLocal: true }] }]);
    expect(switches.map(({ name, line }) => [name, line])).toEqual([['code-changes-allowed', 1]]);
  });

  test('constants, and what only developers define', async () => {
    const { stores, services, switches } = await read({
      'wp-config.php': `<?php
if ( getenv( 'IS_DDEV_PROJECT' ) == 'true' ) {
	define( 'DB_HOST', 'localhost' );
}
define( 'DB_HOST', getenv( 'DB_HOST' ) );
define( 'UPLOADS', 'media' );
define( 'WP_CACHE', true );
define( 'WP_DEBUG_LOG', __DIR__ . '/logs/debug.log' );
define( 'DISABLE_WP_CRON', false );
define( 'DISALLOW_FILE_MODS', true );
define( 'AUTH_KEY', 'p3J(8h~zQ}x0^kqW' );
define( 'WP_REDIS_HOST', '127.0.0.1' );
`,
    });
    expect(storeLines(stores).filter((line) => / local|Redis|release/.test(line))).toEqual([
      'uploads media library: node, local files @ wp-config.php:6 local',
      'media image sizes: node, local files @ wp-config.php:1',
      'cache object cache and transients: shared, Redis @ wp-config.php:12',
      'cache page cache: node, local files @ wp-config.php:7 local',
      'logs debug log: node, local files @ wp-config.php:8 local',
      'code plugins and themes: build, release @ wp-config.php:10',
    ]);
    expect(services.map(({ service, told }) => [service, told[0]?.line, told[0]?.isLocal])).toEqual([
      ['MySQL', 5, false],
      ['Redis', 12, true],
    ]);
    expect(switches.map(({ name, line }) => [name, line])).toEqual([
      ['work-in-request', 9],
      ['secret-in-configuration', 11],
    ]);
  });

  test('a sample alone is a template', async () => {
    const { stores, services, switches } = await read({ 'wp-config-sample.php': CONFIG, 'wp-load.php': '<?php\n' });
    expect(storeLines(stores)[0]).toBe(
      'uploads media library: node, local files @ wp-config-sample.php:1 local template',
    );
    expect(services[0]?.told).toMatchObject([
      { path: 'wp-config-sample.php', line: 2, isLocal: true, isTemplate: true },
    ]);
    expect(switches).toEqual([]);
  });

  test('SQLite', async () => {
    const text = "<?php\ndefine( 'DB_ENGINE', 'sqlite' );\ndefine( 'DB_DIR', '/var/db' );\n";
    const { stores } = await read({ 'wp-config.php': text });
    expect(storeLines(stores.filter(({ kind }) => kind === 'database'))).toEqual([
      'database database: node, SQLite @ wp-config.php:2 local',
    ]);
  });
});

describe('Bedrock', () => {
  const application = `<?php
use Roots\\WPConfig\\Config;
use function Env\\env;
$root_dir = dirname(__DIR__);
Config::define('WP_CONTENT_DIR', $root_dir . '/web/app');
Config::define('DB_HOST', env('DB_HOST') ?: 'localhost');
if (env('DATABASE_URL')) {
    Config::define('DB_HOST', $dsn->host);
}
Config::define('DISABLE_WP_CRON', env('DISABLE_WP_CRON') ?: false);
Config::define('DISALLOW_FILE_MODS', true);
Config::define('WP_DEBUG_LOG', false);
Config::apply();
`;
  const site = (require: Record<string, string>, more: Record<string, string> = {}) => ({
    'composer.json': JSON.stringify({ type: 'project', require: { 'roots/wordpress': '^6.4', ...require } }),
    'web/wp-config.php': "<?php\nrequire_once dirname(__DIR__) . '/config/application.php';\n",
    'config/application.php': application,
    'config/environments/development.php':
      "<?php\nuse Roots\\WPConfig\\Config;\nConfig::define('WP_DEBUG_LOG', true);\n",
    ...more,
  });

  test('its constants and their variables', async () => {
    const { stores, services, switches, variables } = await read(site({}, { '.env.example': "DB_HOST='127.0.0.1'\n" }));
    expect(storeLines(stores).filter((line) => / local|release/.test(line))).toEqual([
      'uploads media library: node, local files @ config/application.php:5 local',
      'media image sizes: node, local files @ config/application.php:5',
      'code plugins and themes: build, release @ config/application.php:11',
    ]);
    expect(services[0]).toMatchObject({
      host: 'localhost',
      told: [
        { path: 'config/application.php', line: 6, isLocal: true, variable: { name: 'DB_HOST', default: 'localhost' } },
        { path: '.env.example', line: 1, isLocal: true, isTemplate: true },
      ],
    });
    expect(switches.map(({ name, line }) => [name, line])).toEqual([['work-in-request', 10]]);
    expect(variables.find(({ name }) => name === 'DB_HOST')).toMatchObject({ isRequired: true, hidesAbsence: true });
  });

  test('a function of the site reads variables; a file beside it configures object storage', async () => {
    const { stores, services } = await read(
      site(
        {},
        {
          'config/application.php': application.replace('use function Env\\env;', 'use function Acme\\Site\\env;'),
          'config/offload.php':
            "<?php\nuse Roots\\WPConfig\\Config;\nConfig::define('AS3CF_SETTINGS', serialize(['copy-to-s3' => true]));\n",
        },
      ),
    );
    expect(services[0]?.told[0]).toMatchObject({ line: 6, isLocal: true, variable: { name: 'DB_HOST' } });
    expect(storeLines(stores)[0]).toBe('uploads media library: shared, object storage @ config/offload.php:3');
  });

  test('production has a file of its own; packages bring object storage and object cache', async () => {
    const production =
      "<?php\nuse Roots\\WPConfig\\Config;\nConfig::define('WP_DEBUG_LOG', true);\nConfig::define('WP_DEBUG', true);\n";
    const packages = { 'humanmade/s3-uploads': '^3.0', 'wpackagist-plugin/redis-cache': '^2.0' };
    const { stores } = await read(site(packages, { 'config/environments/production.php': production }));
    expect(storeLines(stores).filter((line) => /^(?:uploads|cache|logs)/.test(line))).toEqual([
      'uploads media library: shared, object storage @ config/application.php:5',
      'cache object cache and transients: shared, Redis @ config/application.php:1',
      'logs debug log: node, local files @ config/environments/production.php:3 local',
    ]);
  });
});

test('a plugin leaves to its site what is not its own: a cache folder as a setting is', async () => {
  const { stores, leftToHost } = await read({
    'composer.json': JSON.stringify({ type: 'wordpress-plugin' }),
    'pages-config-sample.php': "<?php\n$cache_enabled = false;\n$cache_path = WP_CONTENT_DIR . '/cache/';\n",
    'pages.php':
      "<?php\n/* Plugin Name: Pages */\ndefine( 'PAGES_DIR', __DIR__ );\ndefine( 'PAGES_CACHE_DIR', PAGES_DIR . '/cache' );\n",
  });
  expect(storeLines(stores)).toEqual(['cache cache_path: node, local files @ pages-config-sample.php:3 local']);
  expect(stores[0]?.reportedAs).toBe('cache-file');
  expect(leftToHost?.map(({ kind }) => kind)).not.toContain('cache');
  expect(leftToHost).toHaveLength(9);
});

test('a site whose wp-config.php the host makes is told of, and not reported', async () => {
  const { stores, switches } = await read({
    'composer.json': JSON.stringify({ require: { 'roots/wordpress': '^6.4' } }),
    'wp-content/object-cache.php': '<?php\n',
    'wp-content/advanced-cache.php': '<?php\n',
  });
  expect(storeLines(stores).filter((line) => /^(?:uploads|cache)/.test(line))).toEqual([
    'uploads media library: node, local files @ wp-config.php:1',
    'cache object cache and transients: unknown, drop-in @ wp-content/object-cache.php:1',
    'cache page cache: node, local files @ wp-content/advanced-cache.php:1 local',
  ]);
  expect(switches).toEqual([]);
});

test.each([
  ['$this->redis = new Redis();', 'shared, Redis'],
  ['$this->client = new \\Memcached();', 'shared, Memcached'],
  ['apcu_store($key, $data);', 'node, APCu'],
  ['', 'unknown, drop-in'],
])('an object cache that a drop-in keeps: %s', async (code, where) => {
  const { stores } = await read({
    'wp-config.php': "<?php\ndefine('DB_NAME', 'w');\nrequire ABSPATH . 'wp-settings.php';\n",
    'wp-settings.php': '<?php\n',
    'wp-content/object-cache.php': `<?php\nclass WP_Object_Cache { function __construct() { ${code} } }\n`,
  });
  expect(storeLines(stores).find((line) => line.startsWith('cache'))).toContain(`transients: ${where} @`);
});
