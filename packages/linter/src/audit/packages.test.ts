import { expect, test } from 'vitest';
import { LOCAL_WRITERS } from '../project/local-writers.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { EXTENSIONS } from './extensions/index.ts';
import { packagesOf } from './packages.ts';
import { SNIPPETS, snippetsFor } from './snippets/index.ts';

function locked(...packages: readonly Readonly<Record<string, unknown>>[]) {
  return packagesOf(temporaryProject({ 'composer.json': '{}', 'composer.lock': JSON.stringify({ packages }) }));
}

test('extensions are named, libraries only when they are known to write', () => {
  const { packages, others } = locked(
    { name: 'drupal/pathauto', version: '1.13.0', type: 'drupal-module' },
    { name: 'putyourlightson/craft-blitz', version: 'v5.9.0', type: 'craft-plugin' },
    { name: 'mpdf/mpdf', version: '8.2.5' },
    { name: 'psr/log', version: '3.0.2' },
    { name: 42 },
  );
  expect(packages.map(({ name, version, sort, step }) => [name, version, sort, step])).toEqual([
    ['drupal/pathauto', '1.13.0', 'extension', 'ask'],
    ['putyourlightson/craft-blitz', '5.9.0', 'extension', 'configure'],
    ['mpdf/mpdf', '8.2.5', 'library', 'configure'],
  ]);
  expect(others).toBe(1);
});

test('what is known of a module is told with where it is known from', () => {
  const { packages } = locked(
    { name: 'drupal/features', version: '3.14.0', type: 'drupal-module' },
    { name: 'Drupal/Token', version: '1.15.0', type: 'drupal-module' },
    { name: 'craftcms/aws-s3', version: '2.2.1', type: 'craft-plugin' },
  );
  expect(packages.map(({ step }) => step)).toEqual(['configure', 'accept', 'configure']);
  expect(packages[0]?.text).toMatch(/^It can write modules .* Generate features in development/);
  expect(packages.every(({ source }) => source !== undefined)).toBe(true);
});

test('each extension stands in the data once, with its source', () => {
  const names = [...EXTENSIONS, ...LOCAL_WRITERS].flatMap((row) => row.names);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(EXTENSIONS.every(({ does, source }) => does.endsWith('.') && /https:|\d.*: /.test(source))).toBe(true);
  expect(EXTENSIONS.filter(({ step, todo }) => (step === 'accept') === (todo !== undefined))).toEqual([]);
});

test.each(['{', '[]', '{"packages": {}}'])('a lock file of %s names none', (text) => {
  expect(packagesOf(temporaryProject({ 'composer.json': '{}', 'composer.lock': text }))).toEqual({
    packages: [],
    others: 0,
  });
});

test('snippets fit the version, and need it where they are bound to one', () => {
  const text = (major: number | undefined): readonly string[] =>
    snippetsFor('cache', [{ name: 'laravel', ...(major === undefined ? {} : { major }) }]).map(
      (snippet) => snippet.text,
    );
  expect(text(12)).toEqual(['CACHE_STORE=redis']);
  expect(text(10)).toEqual(['CACHE_DRIVER=redis']);
  expect(text(undefined)).toEqual([]);
  expect(snippetsFor(null, [{ name: 'laravel', major: 12 }])).toEqual([]);
});

test('every snippet names a document', () => {
  for (const row of Object.values(SNIPPETS).flat()) expect(row.source).toMatch(/^https:\/\/\S+$/);
});
