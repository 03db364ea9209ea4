import { describe, expect, test } from 'vitest';
import { mended } from '../testing/mended-project.ts';

const COMPOSER = {
  'composer.json': JSON.stringify({ type: 'project', require: { 'craftcms/cms': '^5.6' } }),
  craft: '#!/usr/bin/env php\n',
  'web/index.php': '<?php\n',
};

function app(components: string): string {
  return `<?php\n\nuse craft\\helpers\\App;\n\nreturn [\n    'id' => App::env('CRAFT_APP_ID'),\n    'components' => [\n${components}    ],\n];\n`;
}

describe('Craft', () => {
  test('a file system of the project config goes to S3, with its keys in the environment', async () => {
    const path = 'config/project/fs/images.yaml';
    const before =
      "hasUrls: true\nname: Images # ä\nsettings:\n  path: '@webroot/images'\ntype: craft\\fs\\Local\nurl: '@web/images'\n";
    const files = {
      ...COMPOSER,
      [path]: before,
      'config/project/volumes/images--1.yaml': 'fs: images\nhandle: images\n',
    };
    expect((await mended(files)).fixes).toEqual([]);
    const { read, left, again, fixes } = await mended(files, true);
    expect(read(path)).toBe(
      "hasUrls: true\nname: Images # ä\nsettings:\n  addSubfolderToRootUrl: true\n  bucket: $S3_BUCKET\n  bucketSelectionMode: manual\n  keyId: $S3_KEY_ID\n  region: $S3_REGION\n  secret: $S3_SECRET\n  subfolder: 'images'\ntype: craft\\awss3\\Fs\nurl: $S3_BASE_URL\n",
    );
    expect(read('.env.example')).toContain('S3_KEY_ID=\nS3_SECRET=\n');
    expect(fixes.flatMap(({ proposal }) => proposal.packages)).toContain('craftcms/aws-s3');
    expect({ left: left.filter((line) => line.includes('project/fs')), again }).toEqual({ left: [], again: 0 });
  });

  test('cache, sessions and locks go to the database', async () => {
    const cache = "        'cache' => [\n            'class' => yii\\caching\\FileCache::class,\n        ],\n";
    const mutex = "        'mutex' => \\yii\\mutex\\FileMutex::class,\n";
    const { read, left, again, fixes } = await mended({ ...COMPOSER, 'config/app.php': app(cache + mutex) }, true);
    expect(read('config/app.php')).toBe(app("        'cache' => \\craft\\cache\\DbCache::class,\n"));
    expect(read('config/app.web.php')).toContain("'class' => DbSession::class");
    expect(fixes.flatMap(({ proposal }) => proposal.commands ?? [])).toEqual([
      'php craft setup/php-session-table',
      'php craft setup/db-cache-table',
    ]);
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });

  test('a mutex stays where Craft has none of the database', async () => {
    const mutex = "        'mutex' => \\yii\\mutex\\FileMutex::class,\n";
    const composer = JSON.stringify({ type: 'project', require: { 'craftcms/cms': '4.5.1' } });
    const { fixes } = await mended({ ...COMPOSER, 'composer.json': composer, 'config/app.php': app(mutex) }, true);
    expect(fixes.map(({ fixer }) => fixer.id)).not.toContain('craft/mutex');
  });

  describe('a log target', () => {
    const target = (more: string): string =>
      app(
        `        'log' => [\n            'targets' => [\n                [\n                    'class' => \\yii\\log\\FileTarget::class,\n                    'logFile' => '@storage/logs/shop.log',\n${more}                ],\n            ],\n        ],\n`,
      );

    test("becomes Craft's own", async () => {
      const levels = "                    'levels' => ['error'],\n";
      const { read, left, again } = await mended({ ...COMPOSER, 'config/app.php': target(levels) }, true);
      expect(read('config/app.php')).toBe(
        target(levels)
          .replace('\\yii\\log\\FileTarget', '\\craft\\log\\MonologTarget')
          .replace("'logFile' => '@storage/logs/shop.log'", "'name' => 'shop', 'allowLineBreaks' => false"),
      );
      expect({ left, again }).toEqual({ left: [], again: 0 });
    });

    test('with settings that only files have is left alone', async () => {
      const text = target("                    'maxLogFiles' => 3,\n");
      const { fixes } = await mended({ ...COMPOSER, 'config/app.php': text }, true);
      expect(fixes.map(({ fixer }) => fixer.id)).not.toContain('craft/log-target');
    });
  });
});

describe('a credential', () => {
  const SECRET = 'q8Zr2LmX0vTy7PwKd4Hs9BnG';

  test.each([
    [
      'config/general.php',
      `<?php\nreturn craft\\config\\GeneralConfig::create()\n    ->securityKey('${SECRET}');\n`,
      "\\craft\\helpers\\App::env('CRAFT_SECURITY_KEY')",
      'CRAFT_SECURITY_KEY',
    ],
    [
      'config/mail.php',
      `<?php\nreturn [\n    'stripe' => [\n        'apiKey' => 'sk_live_${SECRET}', // ä\n    ],\n];\n`,
      "\\craft\\helpers\\App::env('STRIPE_API_KEY')",
      'STRIPE_API_KEY',
    ],
  ])('of Craft leaves %s', async (path, text, call, name) => {
    const { read, left, again } = await mended({ ...COMPOSER, [path]: text }, true);
    expect(read(path)).toBe(text.replace(/'(?:sk_live_)?q8[^']*'/, call));
    expect(read('.env.example')).toBe(`${name}=\n`);
    expect({ left: left.filter((line) => line.includes('secret')), again }).toEqual({ left: [], again: 0 });
  });

  test('of plain PHP is read where PHP runs code, and left alone where it does not', async () => {
    const files = {
      'composer.json': '{}',
      'config.php': `<?php\ndefine('STRIPE_SECRET', 'sk_live_${SECRET}');\n$mailPassword = '${SECRET}';\n`,
      'src/Api.php': `<?php\nclass Api\n{\n    const API_SECRET = 'sk_live_${SECRET}';\n}\n`,
    };
    const { read, again } = await mended(files, true);
    expect(read('config.php')).toContain("define('STRIPE_SECRET', getenv('STRIPE_SECRET') ?: '');");
    expect(read('src/Api.php')).toBe(files['src/Api.php']);
    expect(again).toBe(0);
  });

  test('of Symfony becomes a variable of its container', async () => {
    const composer = JSON.stringify({ type: 'project', require: { 'symfony/framework-bundle': '^7.2' } });
    const text = `parameters:\n    stripe.secret_key: 'sk_live_${SECRET}' # ä\n`;
    const { read, left, again } = await mended({ 'composer.json': composer, 'config/services.yaml': text }, true);
    expect(read('config/services.yaml')).toBe(text.replace(`'sk_live_${SECRET}'`, "'%env(STRIPE_SECRET_KEY)%'"));
    expect(read('.env.example')).toBe('STRIPE_SECRET_KEY=\n');
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });
});
