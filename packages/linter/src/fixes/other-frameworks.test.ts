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
