import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';
import { readDependencies } from './dependencies.ts';
import { discoverProject } from './discover.ts';
import { temporaryProject } from './temporary-project.ts';

const COMPOSER = `{
    "name": "example/shop",
    "type": "project",
    "require": {
        "php": "^8.3",
        "example/one": "^1.0"
    },
    "require-dev": {
        "example/two": "*"
    },
    "suggest": { "ext-imagick": "for thumbnails" }
}
`;

function read(files: Readonly<Record<string, string>>) {
  return readDependencies(discoverProject(temporaryProject(files)));
}

function lockOf(hash: string | undefined): string {
  return JSON.stringify({
    'content-hash': hash,
    packages: [
      { name: 'example/one', version: '1.0.2', require: { 'ext-gd': '*' }, replace: { 'example/old': '*' } },
      { name: 'example/own', version: 'dev-main', dist: { type: 'path' } },
    ],
    'packages-dev': [{ name: 'example/two', version: '2.0.0' }],
  });
}

test('requirements stand on their lines', () => {
  const dependencies = read({ 'composer.json': COMPOSER });
  expect(dependencies?.requirements).toEqual([
    { name: 'php', constraint: '^8.3', line: 5, isDevelopment: false },
    { name: 'example/one', constraint: '^1.0', line: 6, isDevelopment: false },
    { name: 'example/two', constraint: '*', line: 9, isDevelopment: true },
  ]);
  expect(dependencies?.requireLine).toBe(4);
  expect(dependencies?.suggested).toEqual(['ext-imagick']);
  expect(dependencies?.lock).toBeUndefined();
});

test('a lock is fresh as long as it has the hash of composer.json', () => {
  const hash = contentHash(COMPOSER);
  expect(read({ 'composer.json': COMPOSER, 'composer.lock': lockOf(hash) })?.lock?.isFresh).toBe(true);
  const other = COMPOSER.replace('^1.0', '^1.1');
  expect(read({ 'composer.json': other, 'composer.lock': lockOf(hash) })?.lock?.isFresh).toBe(false);
  expect(read({ 'composer.json': COMPOSER, 'composer.lock': lockOf(undefined) })?.lock?.isFresh).toBeUndefined();
});

test('locked packages say which extensions they need and what they stand for', () => {
  const lock = read({ 'composer.json': COMPOSER, 'composer.lock': lockOf('x') })?.lock;
  expect(lock?.packages).toEqual([
    {
      name: 'example/one',
      version: '1.0.2',
      isDevelopment: false,
      extensions: ['gd'],
      standsFor: ['example/old'],
    },
    { name: 'example/own', version: 'dev-main', isDevelopment: false, extensions: [], standsFor: [], isOwn: true },
    { name: 'example/two', version: '2.0.0', isDevelopment: true, extensions: [], standsFor: [] },
  ]);
});

test.each([
  ['type project', { 'composer.json': '{"type":"project","name":"a/b"}' }, true],
  ['type library', { 'composer.json': '{"type":"library"}', artisan: '<?php' }, false],
  ['a name alone', { 'composer.json': '{"name":"a/b"}', 'src/A.php': '<?php' }, false],
  ['a name and a front controller', { 'composer.json': '{"name":"a/b"}', 'public/index.php': '<?php' }, true],
  ['nothing', { 'composer.json': '{}' }, true],
])('%s', (_, files, expected) => {
  expect(read(files)?.isApplication).toBe(expected);
});

test('broken files are no dependencies', () => {
  expect(read({ 'composer.json': '{' })).toBeUndefined();
  expect(read({ 'a.php': '<?php' })).toBeUndefined();
});
