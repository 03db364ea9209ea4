import { expect, test } from 'vitest';
import { configurationOf } from '../configuration/testing.ts';
import { givenVariables } from '../infrastructure/index.ts';
import { environmentDifferences } from './environment-differences.ts';
import { symfonyConfiguration } from './symfony/configuration.ts';

async function told(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const differences = await environmentDifferences(configurationOf(files), []);
  return differences.map(
    ({ kind, development, production }) =>
      `${kind}: ${development.technology} (${development.path}:${development.line}), ${production.technology} (${production.path}:${production.line})`,
  );
}

const UPSUN = { '.upsun/config.yaml': 'services:\n  db:\n    type: mariadb:11.4\n' };

test('a server that only developers have, and another one in production', async () => {
  const compose = 'services:\n  app:\n    build: .\n    volumes: [".:/app"]\n  db:\n    image: postgres:16\n';
  expect(await told({ ...UPSUN, 'compose.yaml': compose })).toEqual([
    'database: PostgreSQL (compose.yaml:5), MariaDB (.upsun/config.yaml:3)',
  ]);
});

test('compose files of the two', async () => {
  expect(
    await told({
      'compose.dev.yaml': 'services:\n  cache: { image: "memcached:1.6" }\n',
      'compose.prod.yaml': 'services:\n  cache: { image: "docker.io/library/redis:7-alpine" }\n',
    }),
  ).toEqual(['cache: Memcached (compose.dev.yaml:2), Redis (compose.prod.yaml:2)']);
});

test.each<readonly [string, Record<string, string>]>([
  ['MySQL stands for MariaDB', { ...UPSUN, '.lando.yml': 'services:\n  db:\n    type: mysql:8.0\n' }],
  [
    'one of several is the same',
    { ...UPSUN, '.lando.yml': 'services:\n  a:\n    type: postgres\n  b:\n    type: mariadb\n' },
  ],
  ['a file of tests', { ...UPSUN, 'compose.test.yaml': 'services:\n  db: { image: postgres }\n' }],
  [
    'a file that says for whom it is by nothing',
    { ...UPSUN, 'compose.yaml': 'services:\n  db: { image: postgres }\n' },
  ],
  ['production is told by nothing', { '.ddev/config.yaml': 'database:\n  type: postgres\n' }],
])('silent: %s', async (_, files) => expect(await told(files)).toEqual([]));

test("a file for production beside Symfony's `.env`, which developers read", async () => {
  const files = {
    'composer.json': JSON.stringify({ type: 'project', require: { 'symfony/framework-bundle': '^7.2' } }),
    'config/packages/doctrine.yaml': "doctrine:\n    dbal:\n        url: '%env(DATABASE_URL)%'\n",
    '.env': 'APP_ENV=dev\nDATABASE_URL=sqlite:///%kernel.project_dir%/data.db\n',
    '.env.prod': 'DATABASE_URL=mysql://db/app\n',
  };
  const differences = await environmentDifferences(configurationOf(files, givenVariables), [symfonyConfiguration]);
  expect(differences).toMatchObject([
    {
      kind: 'database',
      development: { technology: 'SQLite file', path: '.env', line: 2 },
      production: { technology: 'MySQL', path: '.env.prod', line: 1 },
    },
  ]);
});
