import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mended } from '../testing/mended-project.ts';

const COMPOSER = JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } });
const LARAVEL = { 'composer.json': COMPOSER, artisan: '<?php\n', 'bootstrap/app.php': '<?php return 1;\n' };

describe('Laravel', () => {
  test('drivers that stand in the configuration come from the documented variables', async () => {
    const { read, left, again, after, fixes } = await mended({
      ...LARAVEL,
      'config/session.php': '<?php\r\n\r\nreturn array(\r\n    \'driver\'  =>  "file", // Zoë\r\n);\r\n',
      'config/cache.php': "<?php return ['default' => 'file', 'stores' => ['file' => ['driver' => 'file']]];",
      'config/queue.php': "<?php\nreturn [\n    'default' => 'sync',\n];\n",
      'config/filesystems.php':
        "<?php\nreturn [\n    'default' => 'local',\n    'disks' => ['local' => ['driver' => 'local']],\n];\n",
      'config/logging.php':
        "<?php\nreturn [\n    'default' => 'stack',\n    'channels' => [\n        'stack' => ['driver' => 'stack', 'channels' => ['single']],\n        'single' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')],\n    ],\n];\n",
    });
    expect(read('config/session.php')).toBe(
      "<?php\r\n\r\nreturn array(\r\n    'driver'  =>  env('SESSION_DRIVER', \"file\"), // Zoë\r\n);\r\n",
    );
    expect(read('config/cache.php')).toContain("['default' => env('CACHE_STORE', 'file'), 'stores'");
    expect(read('config/queue.php')).toContain("'default' => env('QUEUE_CONNECTION', 'sync'),");
    expect(read('config/filesystems.php')).toContain("'default' => env('FILESYSTEM_DISK', 'local'),");
    expect(read('config/logging.php')).toContain("'default' => env('LOG_CHANNEL', 'stack'),");
    expect({ left, again, count: fixes.length }).toEqual({ left: [], again: 0, count: 5 });
    const required = after.environment.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    expect(required).toEqual(
      expect.arrayContaining(['SESSION_DRIVER', 'CACHE_STORE', 'QUEUE_CONNECTION', 'FILESYSTEM_DISK', 'LOG_CHANNEL']),
    );
  });

  test('a disk of its own takes driver, root and address from the environment', async () => {
    const { read, left, again, fixes } = await mended({
      ...LARAVEL,
      'app/Avatars.php':
        "<?php\nuse Illuminate\\Support\\Facades\\Storage;\nStorage::disk('avatars')->put('a', 'b');\n",
      'config/filesystems.php': `<?php
return [
    'default' => env('FILESYSTEM_DISK', 's3'),
    'disks' => [
        's3' => ['driver' => 's3'],
        'avatars' => [
            'driver' => 'local',
            'root' => storage_path('app/avatars'),
            'url' => env('APP_URL').'/avatars',
        ],
    ],
];
`,
    });
    expect(read('config/filesystems.php')).toContain(`        'avatars' => [
            'driver' => env('AVATARS_DISK_DRIVER', 'local'),
            'key' => env('AWS_ACCESS_KEY_ID'),
            'secret' => env('AWS_SECRET_ACCESS_KEY'),
            'region' => env('AWS_DEFAULT_REGION'),
            'bucket' => env('AWS_BUCKET'),
            'endpoint' => env('AWS_ENDPOINT'),
            'root' => env('AVATARS_DISK_ROOT', storage_path('app/avatars')),
            'url' => env('AVATARS_DISK_URL', env('APP_URL').'/avatars'),
        ],
`);
    expect(fixes.flatMap(({ proposal }) => proposal.variables.map(({ name }) => name))).toEqual([
      'AVATARS_DISK_DRIVER',
      'AVATARS_DISK_ROOT',
      'AVATARS_DISK_URL',
    ]);
    expect(fixes.flatMap(({ proposal }) => proposal.packages)).toEqual(['league/flysystem-aws-s3-v3']);
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });

  test('a variable that has another value already would change what the code does', async () => {
    const config = { 'config/session.php': "<?php return ['driver' => 'file'];\n" };
    const given = { ...LARAVEL, ...config, '.env': 'SESSION_DRIVER=array\n' };
    expect((await mended(given)).fixes).toEqual([]);
    expect((await mended(given, true)).fixes).toHaveLength(1);
    expect((await mended({ ...LARAVEL, ...config, '.env': 'SESSION_DRIVER=file\n' })).fixes).toHaveLength(1);
  });

  test('what is computed is left to people', async () => {
    const { fixes } = await mended({
      ...LARAVEL,
      'config/session.php': "<?php return ['driver' => 'fi' . 'le'];\n",
      'config/cache.php': "<?php $default = 'file'; return ['default' => $default];\n",
    });
    expect(fixes).toEqual([]);
  });

  test('however the file is laid out, all else stays and a second run finds nothing', async () => {
    const space = fc.constantFrom('', ' ', '\n', '\r\n', '\t', ' /* é */ ', ' // x\n');
    const quote = fc.constantFrom("'", '"');
    const layout = fc.tuple(space, space, space, quote, fc.boolean());
    await fc.assert(
      fc.asyncProperty(layout, async ([a, b, c, mark, isShort]) => {
        const [open, close] = isShort ? ['[', ']'] : ['array(', ')'];
        const source = `<?php return ${open}${a}'x' => 1,${b}'driver' =>${c}${mark}file${mark}${a}${close};`;
        const { read, again, left } = await mended({ ...LARAVEL, 'config/session.php': source });
        const replaced = source.replace(`${mark}file${mark}`, `env('SESSION_DRIVER', ${mark}file${mark})`);
        expect(read('config/session.php')).toBe(replaced);
        expect({ again, left }).toEqual({ again: 0, left: [] });
      }),
      { numRuns: 12 },
    );
  });
});
