import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import type { LocalDirectory } from './audit.ts';
import { localData } from './local-data.ts';
import { finding } from './testing.ts';
import { contents, size, work } from './words.ts';

const LARAVEL = {
  'composer.json': JSON.stringify({ require: { 'laravel/framework': '^12' } }),
  artisan: '#!/usr/bin/env php\n<?php\n',
};

function dataOf(
  files: Readonly<Record<string, string>>,
  ...findings: Parameters<typeof finding>
): readonly LocalDirectory[] {
  const project = discoverProject(temporaryProject(files));
  return localData(project, findings.map(finding));
}

test('directories of the framework that hold something, what cannot be had again first', () => {
  const found = dataOf({
    ...LARAVEL,
    'storage/logs/laravel.log': 'x'.repeat(10),
    'storage/app/private/a.pdf': 'x'.repeat(1500),
    'storage/app/public/b ü.jpg': 'x',
    'storage/framework/views/.gitignore': '*',
  });
  expect(found.map(({ path, state, contents: held }) => [path, state, held?.files, held?.bytes])).toEqual([
    ['storage/app', 'uploads', 2, 1501],
    ['storage/logs', 'logs', 1, 10],
  ]);
  expect(found[0]?.command).toBe('tidemark storage sync storage/app s3://BUCKET/storage/app');
  expect(found[1]?.command).toBeUndefined();
});

test('directories that code writes, as far as their path is known', () => {
  const found = dataOf(
    { ...LARAVEL, 'public/media files/x/1.jpg': 'abc' },
    { target: 'public/media files/…/thumb.jpg', state: 'media' },
  );
  expect(found).toMatchObject([{ path: 'public/media files', contents: { files: 1, bytes: 3 } }]);
  expect(found[0]?.command).toBe("tidemark storage sync 'public/media files' 's3://BUCKET/public/media files'");
  expect(dataOf(LARAVEL, { target: '…/a.txt' })).toEqual([]);
  expect(dataOf(LARAVEL, { target: '/srv/a.txt' })).toEqual([]);
  expect(contents(dataOf(LARAVEL, { target: 'storage/exports/a.csv' })[0] as LocalDirectory)).toBe('nothing there now');
});

test('what keeps an empty directory in place is no data', () => {
  const files = { ...LARAVEL, 'storage/app/.gitignore': '*', 'storage/app/public/.gitkeep': '' };
  const [directory] = dataOf(files, { target: 'storage/app/…/a.pdf', state: 'uploads' });
  expect(directory).toMatchObject({ path: 'storage/app' });
  expect(contents(directory as LocalDirectory)).toBe('nothing there now');
});

test('a directory that holds code is none of data', () => {
  const files = { ...LARAVEL, 'app/Models/User.php': '<?php\nclass User {}\n', 'app/cache/a.txt': 'a' };
  expect(dataOf(files, { target: 'app/…/a.txt', state: 'cache' })).toEqual([]);
  expect(dataOf(files, { target: './app/cache/a.txt', state: 'cache' })).toMatchObject([{ path: 'app/cache' }]);
});

test('links are not followed', () => {
  const root = temporaryProject({ ...LARAVEL, 'storage/app/a.txt': 'a' });
  symlinkSync(join(root, 'storage'), join(root, 'storage/app/again'));
  expect(localData(discoverProject(root), [])).toMatchObject([{ path: 'storage/app', contents: { files: 1 } }]);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [123_456_789, '123 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(size(bytes)).toBe(text);
});

test.each([
  [45, '45 min'],
  [90, '1.5 h'],
  [480, '1 d'],
  [600, '1 d 2 h'],
  [475, '1 d'],
])('%d minutes are %s', (minutes, text) => {
  expect(work(minutes)).toBe(text);
});
