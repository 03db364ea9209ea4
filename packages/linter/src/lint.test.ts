import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openCache } from './cache/cache-file.ts';
import { lint } from './lint.ts';
import type { LintOptions } from './options.ts';
import { temporaryProject } from './project/temporary-project.ts';
import { discover, survey } from './survey.ts';
import { VERSION } from './version.ts';

const WRITE = "<?php\nfile_put_contents(__DIR__ . '/uploads/a.txt', 'x');\n";

const lintAlone = (path: string, options: Partial<LintOptions> = {}) =>
  lint({ path, cache: false, threads: 1, ...options });

describe('the scope is what the configuration says', () => {
  const tree = {
    'composer.json': '{}',
    'src/a.php': WRITE,
    'old/b.php': WRITE,
    'vendor/autoload.php': '<?php',
    'vendor/acme/own/composer.json': '{}',
    'vendor/acme/own/c.php': WRITE,
    'vendor/acme/own/tests/CTest.php': WRITE,
  };

  test('an excluded folder is not analysed, but counted', async () => {
    const { findings, stats } = await lintAlone(temporaryProject(tree), { config: { exclude: ['old'] } });
    expect(findings.map(({ path }) => path)).toEqual(['src/a.php']);
    expect(stats).toMatchObject({ files: 1, excluded: 1 });
  });

  test('a folder named in "paths" is looked into wherever it lies, its tests are not', async () => {
    const { findings } = await lintAlone(temporaryProject(tree), {
      config: { paths: ['./vendor/acme/own/', '**/*.php'] },
    });
    expect(findings.map(({ path }) => path)).toEqual(['old/b.php', 'src/a.php', 'vendor/acme/own/c.php']);
  });
});

test('a comment in a file without a sink is seen', async () => {
  const comment = '// @tidemark-ignore processes/local-disk-write none is here\n';
  const root = temporaryProject({ 'composer.json': '{}', 'a.php': `<?php\n${comment}$a = 1;\n` });
  const { directives } = await lintAlone(root);
  expect(Object.keys(directives ?? {})).toEqual(['a.php']);
});

test('a broken file is told where a path was looked for in it, whether or not a later run will ask', async () => {
  const root = temporaryProject({
    'composer.json': '{}',
    'a.php': "<?php\nfile_put_contents(folder() . '/a.txt', 'x');\n",
    'folder.php': '<?php\nfunction folder() { return __DIR__; }\nclass { (((\n',
    'other.php': '<?php\nfunction other() {}\nclass { (((\n',
  });
  for (const cache of [false, { location: temporaryProject({}) }] as const) {
    const { partial, findings } = await lint({ path: root, cache, threads: 1 });
    expect(findings).toHaveLength(1);
    expect(partial.map(({ path }) => path)).toEqual(['folder.php']);
  }
});

describe('a remembered result', () => {
  const longAgo = new Date('2020-02-02T02:02:02Z');

  test('is found after files were touched, and their new stat data are kept', async () => {
    const root = temporaryProject({ 'composer.json': '{}', 'a.php': WRITE });
    const cache = { location: temporaryProject({}) };
    const file = join(root, 'a.php');
    utimesSync(file, longAgo, longAgo);
    const first = await lint({ path: root, cache, threads: 1 });
    const touched = new Date('2021-02-02T02:02:02Z');
    utimesSync(file, touched, touched);
    const { findings, stats } = await lint({ path: root, cache, threads: 1 });
    expect(findings).toEqual(first.findings);
    expect(stats).toMatchObject({ parsed: 0, bytes: 0, cached: 1 });
    const project = discover({ path: root });
    const opened = openCache(cache.location, project.root, VERSION);
    onTestFinished(() => opened.close());
    expect(project.files.map((source) => opened.hashOf(source))).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/)]);
  });

  test('is not that of a tree in which one file less could be read', async () => {
    const root = temporaryProject({ 'composer.json': '{}', 'a.php': WRITE });
    const project = discover({ path: root });
    rmSync(join(root, 'a.php'));
    const none = openCache(false, root, VERSION);
    const unread = await survey(project, none, { path: root });
    const gone = await survey({ ...project, files: [] }, none, { path: root });
    expect(unread.key).not.toBe(gone.key);
  });
});

test('a finding says where files lie, whether code or the configuration puts them there', async () => {
  const { findings } = await lintAlone(
    temporaryProject({
      'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12' } }),
      artisan: '#!/usr/bin/env php\n<?php\n',
      'bootstrap/app.php': '<?php\n',
      'config/session.php': "<?php\nreturn ['driver' => 'file', 'files' => storage_path('framework/sessions')];\n",
      'config/database.php':
        "<?php\nreturn ['default' => 'sqlite', 'connections' => ['sqlite' => ['driver' => 'sqlite', 'database' => database_path('database.sqlite')]]];\n",
      'app/a.php': WRITE,
    }),
  );
  expect(findings.flatMap(({ target = [] }) => target)).toEqual(
    expect.arrayContaining(['app/uploads/a.txt', 'storage/framework/sessions/…', 'database/database.sqlite']),
  );
});
