import { expect, test } from 'vitest';
import { committedFacts, factsOf, said } from '../testing.ts';
import { environmentFileTracked } from './environment-file-tracked.ts';

const COMPOSER = {
  laravel: '{"type":"project","require":{"laravel/framework":"^12.0"}}',
  symfony: '{"type":"project","require":{"symfony/framework-bundle":"^7.2"}}',
  php: '{"type":"project"}',
};

/** Irregular as a real one is, and made for this test. */
const SECRET = 'DB_PASSWORD=R7s-k2pQx9-Lm4Z\n';

function saidOf(framework: keyof typeof COMPOSER, path: string, text: string): readonly string[] {
  return said(environmentFileTracked, committedFacts({ 'composer.json': COMPOSER[framework], [path]: text }));
}

test.each([
  ['laravel', '.env', SECRET, 'warning'],
  ['laravel', '.env', 'APP_NAME=Shop\n', 'info'],
  ['php', '.env.production', 'A=1\n', 'info'],
  ['symfony', '.env.local', 'A=1\n', 'warning'],
  ['symfony', '.env.prod.local', 'A=1\n', 'warning'],
] as const)('%s: %s is told of', (framework, path, text, severity) => {
  expect(saidOf(framework, path, text)).toEqual([
    expect.stringContaining(`${severity} ${path}:1 ${path} is under version control`),
  ]);
});

test.each([
  ['symfony', '.env'],
  ['symfony', '.env.test'],
  ['symfony', '.env.prod'],
  ['symfony', '.env.local.dist'],
  ['laravel', '.env.example'],
  ['laravel', '.env.testing'],
  ['php', '.env.dist'],
  ['php', 'docker/.env'],
  ['php', '.ddev/.env'],
] as const)('%s: %s is silent', (framework, path) => {
  expect(saidOf(framework, path, SECRET)).toEqual([]);
});

test('a file beside the repository is silent', () => {
  expect(said(environmentFileTracked, factsOf({ 'composer.json': COMPOSER.laravel, '.env': SECRET }))).toEqual([]);
});

test('the secret makes the kind', () => {
  const facts = committedFacts({ 'composer.json': COMPOSER.laravel, '.env': SECRET });
  expect(environmentFileTracked.check(facts).map(({ kind, category }) => [kind, category])).toEqual([
    ['secret-in-code', 'configuration'],
  ]);
});
