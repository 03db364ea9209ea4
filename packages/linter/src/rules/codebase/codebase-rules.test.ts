import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryProject } from '../../project/temporary-project.ts';
import type { TrackedFile } from '../../project/tracked-files.ts';
import { committedFacts, factsAt, factsOf, git, said } from '../testing.ts';
import { largeFileTracked } from './large-file-tracked.ts';
import { releaseTooLarge } from './release-too-large.ts';
import { runTimeFileTracked } from './run-time-file-tracked.ts';
import { severalApplications } from './several-applications.ts';
import { submodule } from './submodule.ts';

const LARAVEL = '{"type":"project","require":{"laravel/framework":"^12.0"}}';

function file(path: string, size: number): TrackedFile {
  return { path, size, kind: 'file' };
}

describe('codebase/submodule', () => {
  test('names each submodule', () => {
    const root = temporaryProject({ 'composer.json': '{}', 'index.php': '<?php' });
    git(root, 'init', '-q', '-b', 'main');
    mkdirSync(join(root, 'lib/inner'), { recursive: true });
    writeFileSync(join(root, 'lib/inner/a.php'), '<?php');
    git(join(root, 'lib/inner'), 'init', '-q', '-b', 'main');
    git(join(root, 'lib/inner'), 'add', '-A');
    git(join(root, 'lib/inner'), 'commit', '-qm', 'inner');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'outer');
    expect(said(submodule, factsAt(root))).toEqual([
      expect.stringMatching(/^info \.gitmodules:1 lib\/inner is a submodule: /),
    ]);
  });

  test('a repository without any is silent', () => {
    expect(said(submodule, committedFacts({ 'lib/a.php': '<?php' }))).toEqual([]);
  });
});

describe('codebase/several-applications', () => {
  const inner = { 'admin/composer.json': '{"name":"a/admin","type":"project"}', 'admin/public/index.php': '<?php' };
  const outer = { 'composer.json': '{"name":"a/shop","type":"project"}', 'public/index.php': '<?php' };

  test('an application in an application is told of', () => {
    expect(said(severalApplications, factsOf({ ...outer, ...inner }))).toEqual([
      expect.stringMatching(/^info admin\/composer\.json:1 a\/admin is an application inside this one/),
    ]);
  });

  test.each([
    ['a library', { 'admin/composer.json': '{"name":"a/admin","type":"library"}' }],
    ['nothing that starts it', { 'admin/public/index.php': 'no code', 'admin/public/a.php': '<?php' }],
    ['a release of its own', { 'admin/Dockerfile': 'FROM php:8.3' }],
    [
      'packages of the project',
      { 'composer.json': '{"type":"project","repositories":[{"type":"path","url":"admin"}]}' },
    ],
    ['a monorepo that is no application', { 'composer.json': '{"name":"a/all","type":"metapackage"}' }],
  ])('%s is silent', (name, files) => {
    const all: Record<string, string> = { ...outer, ...inner, ...files };
    if (name === 'nothing that starts it') delete all['admin/public/index.php'];
    expect(said(severalApplications, factsOf(all))).toEqual([]);
  });

  test('a tool beside the code is silent', () => {
    const tool = { 'tools/lint/composer.json': '{"type":"project"}', 'tools/lint/index.php': '<?php' };
    expect(said(severalApplications, factsOf({ ...outer, ...tool }))).toEqual([]);
  });
});

describe('codebase/run-time-file-tracked', () => {
  test('what Laravel writes', () => {
    const facts = committedFacts({
      'composer.json': LARAVEL,
      'storage/logs/laravel.log': 'error',
      'storage/logs/.gitignore': '*',
      'storage/app/public/a.jpg': 'x',
      'storage/app/public/b.jpg': 'x',
      'storage/framework/sessions/0f0f': 'x',
      'bootstrap/cache/packages.php': '<?php',
      'database/schema.sql': 'CREATE TABLE a (id INT);',
      'database/empty.sqlite': '',
    });
    expect(said(runTimeFileTracked, facts).map((line) => line.replace(/\. Each.*/, ''))).toEqual([
      'info bootstrap/cache/packages.php:1 Cached files are under version control: bootstrap/cache/ (1 file)',
      'info storage/app/public/a.jpg:1 Uploaded files are under version control: storage/app/ (2 files)',
      'warning storage/framework/sessions/0f0f:1 Session files are under version control: storage/framework/sessions/ (1 file)',
      'info storage/logs/laravel.log:1 Log files are under version control: storage/logs/ (1 file)',
    ]);
  });

  test.each([
    ['backup-2024.sql', 'warning'],
    ['db/shop.sql.gz', 'warning'],
    ['data/app.sqlite', 'info'],
    ['error_log', 'info'],
    ['wp-content/uploads/2024/01/a.jpg', 'info'],
  ])('%s is a %s', (path, severity) => {
    expect(said(runTimeFileTracked, committedFacts({ 'composer.json': '{}', [path]: 'x' }))).toEqual([
      expect.stringContaining(`${severity} ${path}:1`),
    ]);
  });

  test.each([
    'sql/install.sql',
    'tests/fixtures/app.sqlite',
    'tests/_data/dump.sql',
    '.ddev/import/dump.sql.gz',
    '.github/.env.sqlite',
    'wp-content/uploads/index.php',
    'storage/app/a.jpg',
    'Thumbs.db',
    'vendor/a/b/dump.sql',
  ])('%s is silent', (path) => {
    expect(said(runTimeFileTracked, committedFacts({ 'composer.json': '{}', [path]: 'x' }))).toEqual([]);
  });
});

test('an upload/ that holds the application, as it is sent to a server, holds no uploads', () => {
  const image = { 'composer.json': '{}', 'upload/image/a.jpg': 'x' };
  expect(said(runTimeFileTracked, committedFacts(image))).toHaveLength(1);
  expect(said(runTimeFileTracked, committedFacts({ ...image, 'upload/system/startup.php': '<?php' }))).toEqual([]);
});

describe('codebase/large-file-tracked', () => {
  test('the largest come first, and the rest is counted', () => {
    const tracked = Array.from({ length: 13 }, (_, at) => file(`media/${at}.mp4`, 3_000_000 + at));
    const lines = said(largeFileTracked, { ...factsOf({}), tracked });
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^info media\/12\.mp4:1 3\.0 MB/);
    expect(lines[9]).toContain('3 smaller ones are not listed');
  });

  test('2 MB, dumps and vendor are not told of', () => {
    const tracked = [file('a.pdf', 2_000_000), file('backup.sql', 9_000_000), file('vendor/a/b.phar', 9_000_000)];
    expect(said(largeFileTracked, { ...factsOf({}), tracked })).toEqual([]);
  });
});

describe('codebase/release-too-large', () => {
  const tracked = [file('film.mp4', 400_000_000), file('data.json', 500_000_000)];

  test('compares with the limit of the platform', () => {
    const lines = said(releaseTooLarge, { ...factsOf({ 'composer.json': '{}' }, 'heroku'), tracked });
    expect(lines).toEqual([
      expect.stringMatching(/^warning composer\.json:1 .* about 550 MB, and Heroku takes 500 MB/),
    ]);
  });

  test('text counts as it is when packed', () => {
    const text = [file('data.json', 900_000_000)];
    expect(said(releaseTooLarge, { ...factsOf({}, 'heroku'), tracked: text })).toEqual([]);
  });

  test('a platform without a limit is silent', () => {
    expect(said(releaseTooLarge, { ...factsOf({}, 'generic'), tracked })).toEqual([]);
  });
});
