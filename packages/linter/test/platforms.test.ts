/** One site, judged for different platforms. */
import { describe, expect, test } from 'vitest';
import { lint } from '../src/index.ts';
import { temporaryProject } from '../src/project/temporary-project.ts';
import type { Finding } from '../src/result.ts';

const SITE = {
  'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } }),
  'config/session.php': "<?php\nreturn ['driver' => 'file'];\n",
  'app/Http/Controllers/PhotoController.php': `<?php
namespace App\\Http\\Controllers;
class PhotoController {
    public function store(\\Illuminate\\Http\\Request $request) {
        $request->file('photo')->move(public_path('photos'), 'a.jpg');
        file_put_contents(storage_path('reports/a.csv'), 'x');
        file_put_contents(sys_get_temp_dir() . '/a.csv', 'x');
    }
}
`,
};

const MOUNTED = {
  ...SITE,
  '.upsun/config.yaml': `applications:
  site:
    type: 'php:8.4'
    mounts:
      public/photos: { source: storage, source_path: photos }
      storage/reports: { source: tmp }
`,
};

async function judged(files: Record<string, string>, platform?: string): Promise<Record<string, string>> {
  const root = temporaryProject(files);
  const { findings } = await lint({ path: root, threads: 1, cache: false, ...(platform ? { platform } : {}) });
  const seen = (found: Finding): boolean =>
    found.ruleId === 'processes/local-disk-write' || found.ruleId === 'processes/local-session';
  return Object.fromEntries(
    findings.filter(seen).map((found) => [`${found.kind}:${found.startLine}`, `${found.severity} ${found.effect}`]),
  );
}

describe('the same site', () => {
  test('on a platform that scales, everything in the release is lost', async () => {
    expect(await judged(SITE)).toEqual({
      'upload:5': 'error lost-at-deploy',
      'export:6': 'error lost-at-deploy',
      'session-file:2': 'error lost-at-deploy',
    });
  });

  test('on Upsun, a shared mount is kept and the rest cannot be written', async () => {
    expect(await judged(MOUNTED)).toEqual({
      'export:6': 'error fails-read-only',
      'session-file:2': 'error fails-read-only',
    });
  });

  test('on Vapor, nothing of the release can be written', async () => {
    expect(await judged(SITE, 'vapor')).toEqual({
      'upload:5': 'error fails-read-only',
      'export:6': 'error fails-read-only',
      'session-file:2': 'error fails-read-only',
    });
  });

  test('on a single server, all of it stays', async () => {
    expect(await judged(SITE, 'single-server')).toEqual({
      'upload:5': 'info null',
      'export:6': 'info null',
      'session-file:2': 'info null',
    });
  });

  test('the platform says what to do there', async () => {
    const root = temporaryProject(SITE);
    const { findings } = await lint({ path: root, threads: 1, cache: false, platform: 'laravel-cloud' });
    const upload = findings.find(({ kind }) => kind === 'upload');
    expect(upload?.message).toContain('lost at each deploy and restart of a replica');
    expect(upload?.remedy.summary).toContain('attach a bucket');
  });

  test('what it offers for files is no advice for logs', async () => {
    const log = { ...SITE, 'a.php': "<?php\nfile_put_contents(__DIR__ . '/logs/app.log', 'x', FILE_APPEND);\n" };
    const options = { path: temporaryProject(log), threads: 1, cache: false, platform: 'fortrabbit-pro' } as const;
    const { findings } = await lint(options);
    const found = findings.find(({ path }) => path === 'a.php');
    expect(found?.kind).toBe('log');
    expect(found?.remedy.summary).not.toContain('Object Storage component');
  });

  test('a directory that the platform itself keeps is shared there, and nowhere else', async () => {
    const plugin = {
      'composer.json': JSON.stringify({ type: 'wordpress-plugin' }),
      'a.php': "<?php\nfile_put_contents(WP_CONTENT_DIR . '/uploads/a.csv', $_POST['x']);\n",
    };
    expect(await judged(plugin)).toEqual({ 'export:2': 'error lost-at-deploy' });
    expect(await judged(plugin, 'wordpress-vip')).toEqual({});
  });
});

test('where state lives does not depend on the rules that are asked for', async () => {
  const options = { path: temporaryProject(SITE), threads: 1, cache: false } as const;
  const [all, some] = await Promise.all([lint(options), lint({ ...options, only: ['logs/log-file'] })]);
  expect(some.stateMap).toEqual(all.stateMap);
  expect(all.stateMap.kinds.uploads.map(({ store }) => store)).toContain('files that code writes');
});

test('stores in a directory that all instances share are shared', async () => {
  const mounts = `applications:
  site:
    type: 'php:8.3'
    mounts:
      web/sites/default/files: { source: storage, source_path: files }
      storage: { source: storage, source_path: storage }
`;
  const said = async (files: Record<string, string>): Promise<readonly string[]> => {
    const { stateMap, findings } = await lint({ path: temporaryProject(files), threads: 1, cache: false });
    const kinds = (['uploads', 'sessions', 'cache'] as const).flatMap((kind) =>
      stateMap.kinds[kind].map(({ store, placement }) => `${kind} ${store}: ${placement}`),
    );
    const rules = /^(?:backing-services\/local-disk|processes\/local-(?:session|cache))$/;
    return [...kinds, ...findings.flatMap(({ ruleId }) => (rules.test(ruleId) ? [ruleId] : []))];
  };
  const drupal = {
    'composer.json': JSON.stringify({ type: 'project', require: { 'drupal/core-recommended': '^10.4' } }),
    'web/sites/default/settings.php': "<?php\n$settings['hash_salt'] = getenv('SALT');\n",
  };
  expect(await said(drupal)).toContain('backing-services/local-disk');
  const onMount = await said({ ...drupal, '.upsun/config.yaml': mounts });
  expect(onMount).toContain('uploads public files: shared');
  expect(onMount).not.toContain('backing-services/local-disk');
  const laravel = {
    ...SITE,
    'config/cache.php': "<?php\nreturn ['default' => 'file'];\n",
    'config/filesystems.php':
      "<?php\nreturn ['default' => 'local', 'disks' => ['local' => ['driver' => 'local', 'root' => storage_path('app')]]];\n",
    '.upsun/config.yaml': mounts,
  };
  expect(await said(laravel)).toEqual([
    'uploads default disk (local): shared',
    'uploads mount web/sites/default/files: shared',
    'uploads mount storage: shared',
    'uploads files that code writes: node',
    'sessions session driver: shared',
    'cache default cache store: shared',
  ]);
});
