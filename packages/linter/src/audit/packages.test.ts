import { expect, test } from 'vitest';
import { temporaryProject } from '../project/temporary-project.ts';
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
