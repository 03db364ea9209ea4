import { describe, expect, test } from 'vitest';
import { mended } from '../testing/mended-project.ts';

describe('Drupal', () => {
  const SITE = {
    'composer.json': JSON.stringify({ type: 'project', require: { 'drupal/core': '^10.4' } }),
    'web/index.php': '<?php\n',
    'web/sites/default/settings.php':
      "<?php\n$databases = [];\n$settings['hash_salt'] = 'kJ8s_2ndQ-x71';\n$settings['file_private_path'] = '/srv/private';\n$settings['file_public_path'] = 'sites/default/files';\n",
  };

  test('directories come from variables, with what stood there as default', async () => {
    const { read, fixes, left, again } = await mended(SITE);
    expect(fixes.map(({ fixer }) => fixer.id)).toEqual(['drupal/file-path', 'drupal/file-path']);
    expect(read('web/sites/default/settings.php')).toBe(
      SITE['web/sites/default/settings.php']
        .replace("= '/srv", "= getenv('DRUPAL_FILE_PRIVATE_PATH') ?: '/srv")
        .replace("= 'sites", "= getenv('DRUPAL_FILE_PUBLIC_PATH') ?: 'sites"),
    );
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });

  test('the salt leaves the code only where behaviour may change', async () => {
    const { read, left, again } = await mended({ ...SITE, '.env.example': 'A=1' }, true);
    expect(read('web/sites/default/settings.php')).toContain("$settings['hash_salt'] = getenv('HASH_SALT') ?: '';");
    expect(read('.env.example')).toBe('A=1\nHASH_SALT=\n');
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });
});

describe('Drupal, beside files', () => {
  const COMPOSER = { 'composer.json': JSON.stringify({ type: 'project', require: { 'drupal/core': '^10.4' } }) };
  const SETTINGS = 'web/sites/default/settings.php';

  test('directories of temporary and compiled files come from variables', async () => {
    const text =
      "<?php\n$settings['hash_salt'] = getenv('HASH_SALT');\n$settings['file_temp_path'] = 'sites/default/tmp';\n$settings['php_storage']['twig']['directory'] = '../storage/php';\n";
    const { read, again } = await mended({ ...COMPOSER, 'web/index.php': '<?php\n', [SETTINGS]: text });
    expect(read(SETTINGS)).toBe(
      text
        .replace("'sites/", "getenv('DRUPAL_FILE_TEMP_PATH') ?: 'sites/")
        .replace("'../", "getenv('DRUPAL_PHP_STORAGE') ?: '../"),
    );
    expect(again).toBe(0);
  });

  test.each([
    ["['private://logs/a.log', 10, 'monolog.level.debug']", "['php://stderr', 'monolog.level.debug']"],
    ['["private://logs/a.log"]', "['php://stderr']"],
    ["\n      - 'private://logs/a.log'\n      - 10\n      - info", "\n      - 'php://stderr'\n      - info"],
  ])('a log handler goes to standard error: %s', async (before, after) => {
    const path = 'web/sites/default/services.yml';
    const text = `services:\n  monolog.handler.file:\n    class: Monolog\\Handler\\RotatingFileHandler # ä\n    arguments: ${before}\n`;
    const files = { ...COMPOSER, 'web/index.php': '<?php\n', [SETTINGS]: '<?php\n', [path]: text };
    expect((await mended(files)).fixes).toEqual([]);
    const { read, left, again } = await mended(files, true);
    expect(read(path)).toBe(text.replace('RotatingFile', 'Stream').replace(before, after));
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });
});

describe('Symfony', () => {
  test('locks take their address from LOCK_DSN', async () => {
    const { read, left, again, after } = await mended({
      'composer.json': JSON.stringify({ type: 'project', require: { 'symfony/framework-bundle': '^7.2' } }),
      'config/packages/lock.yaml': 'framework:\n    # ä\n    lock: flock # here\n',
    });
    expect(read('config/packages/lock.yaml')).toBe(
      "parameters:\n    env(LOCK_DSN): 'flock'\nframework:\n    # ä\n    lock: '%env(LOCK_DSN)%' # here\n",
    );
    expect({ left, again }).toEqual({ left: [], again: 0 });
    expect(after.environment.find(({ name }) => name === 'LOCK_DSN')).toMatchObject({ isRequired: true });
  });
});

describe('Symfony, beside locks', () => {
  const COMPOSER = {
    'composer.json': JSON.stringify({
      type: 'project',
      require: { 'symfony/framework-bundle': '^7.2', 'symfony/monolog-bundle': '^3.10' },
    }),
  };
  const SESSIONS = 'framework:\n    session:\n        handler_id: session.handler.native_file\n';

  test('sessions take their store from SESSION_DSN, with the directory of today as default', async () => {
    const path = 'config/packages/framework.yaml';
    const saved = `${SESSIONS}        save_path: "%kernel.project_dir%/var/sessions" # keep\r\n`.replaceAll(
      /\r?\n/g,
      '\r\n',
    );
    const { read, left, again, after } = await mended({ ...COMPOSER, [path]: saved });
    expect(read(path)).toBe(
      `parameters:\r\n    env(SESSION_DSN): 'file://%kernel.project_dir%/var/sessions'\r\n${saved.replace('session.handler.native_file', "'%env(SESSION_DSN)%'")}`,
    );
    expect({ left, again }).toEqual({ left: [], again: 0 });
    expect(after.environment.find(({ name }) => name === 'SESSION_DSN')).toMatchObject({ isRequired: true });
  });

  test.each([
    ['of a version that takes no variable', '^4.4', SESSIONS],
    ['whose directory a variable gives already', '^7.2', `${SESSIONS}        save_path: '%env(DIR)%'\n`],
  ])('sessions %s are left alone', async (_, version, text) => {
    const composer = JSON.stringify({ type: 'project', require: { 'symfony/framework-bundle': version } });
    const { fixes } = await mended({ 'composer.json': composer, 'config/packages/framework.yaml': text });
    expect(fixes).toEqual([]);
  });

  test('the cache moves to Redis where behaviour may change', async () => {
    const path = 'config/packages/cache.yaml';
    const text = 'framework:\n    cache:\n        app: cache.adapter.filesystem\n        prefix_seed: shop\n';
    expect((await mended({ ...COMPOSER, [path]: text })).fixes).toEqual([]);
    const { read, left, again, fixes } = await mended({ ...COMPOSER, [path]: text }, true);
    expect(read(path)).toBe(
      "framework:\n    cache:\n        default_redis_provider: '%env(REDIS_URL)%'\n        app: cache.adapter.redis\n        prefix_seed: shop\n",
    );
    expect(fixes.flatMap(({ proposal }) => proposal.packages)).toEqual(['predis/predis']);
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });

  test('a log that is a stream takes its place from a variable, a rotated one goes to standard error', async () => {
    const path = 'config/packages/monolog.yaml';
    const logs = `when@prod:
    monolog:
        handlers:
            main:
                type: rotating_file
                path: '%kernel.logs_dir%/prod.log'
                max_files: 10
                level: info
            audit:
                type: stream
                path: '%kernel.logs_dir%/audit.log'
`;
    const safe = await mended({ ...COMPOSER, [path]: logs });
    expect(safe.fixes.map(({ fixer }) => fixer.id)).toEqual(['symfony/log-stream']);
    const { read, left, again } = await mended({ ...COMPOSER, [path]: logs }, true);
    expect(read(path)).toBe(`when@prod:
    parameters:
        env(AUDIT_LOG_STREAM): '%kernel.logs_dir%/audit.log'
    monolog:
        handlers:
            main:
                type: stream
                path: php://stderr
                level: info
            audit:
                type: stream
                path: '%env(AUDIT_LOG_STREAM)%'
`);
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });
});

describe('Laravel', () => {
  test('a credential comes from the environment, and the sample names it without its value', async () => {
    const { read, left, again } = await mended(
      {
        'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } }),
        'bootstrap/app.php': '<?php return 1;\n',
        'config/services.php':
          "<?php\nreturn [\n    'stripe' => [\n        'secret' => 'q8Zr2LmX0vTy7PwKd4Hs9BnG',\n    ],\n];\n",
      },
      true,
    );
    expect(read('config/services.php')).toContain("'secret' => env('STRIPE_SECRET'),");
    expect(read('.env.example')).toBe('STRIPE_SECRET=\n');
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });
});
