import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { symfonyConfiguration } from './configuration.ts';

const composer = (version: string, packages: Record<string, string> = {}): string =>
  JSON.stringify({ name: 'a/b', type: 'project', require: { 'symfony/framework-bundle': version, ...packages } });

/** Store lines of some kinds, or of all. */
async function lines(files: Record<string, string>, ...kinds: readonly string[]): Promise<readonly string[]> {
  const { stores } = await readingOf(symfonyConfiguration, files);
  return storeLines(stores.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)));
}

describe('a kernel that names its directories', () => {
  const kernel = (body: string): string =>
    `<?php\nnamespace App;\nuse Symfony\\Component\\HttpKernel\\Kernel as BaseKernel;\nclass Kernel extends BaseKernel\n{\n${body}\n}\n`;
  const moved = {
    'composer.json': composer('^7.2'),
    'etc/packages/framework.yaml':
      "imports:\n    - { resource: '../shared/session.yaml' }\nframework:\n    secret: x\n",
    'etc/shared/session.yaml': 'framework:\n    session:\n        handler_id: null\n',
    'etc/packages/monolog.yaml':
      'monolog:\n    handlers:\n        main: { type: stream, path: "%kernel.logs_dir%/app.log" }\n',
  };

  test('its configuration is read where it lies, and logs are where it says', async () => {
    const found = await lines(
      {
        ...moved,
        'src/Kernel.php': kernel(
          "private function getConfigDir(): string { return $this->getProjectDir().'/etc'; }\npublic function getLogDir(): string { return sys_get_temp_dir().'/log'; }",
        ),
      },
      'sessions',
      'logs',
    );
    expect(found).toEqual([
      'sessions sessions: node, PHP files @ etc/shared/session.yaml:3 local',
      'logs log handler main: node, local files @ etc/packages/monolog.yaml:3 local',
    ]);
  });

  test('what it imports tells where the configuration lies', async () => {
    const imports =
      "protected function configureContainer($container): void { $container->import('../etc/{packages}/*.yaml'); }";
    expect(await lines({ ...moved, 'src/Kernel.php': kernel(imports) }, 'sessions')).toEqual([
      'sessions sessions: node, PHP files @ etc/shared/session.yaml:3 local',
    ]);
  });

  test('a kernel of tests configures nothing', async () => {
    const files = {
      ...moved,
      'tests/app/src/Kernel.php': kernel("function getConfigDir() { return $this->getProjectDir().'/../../etc'; }"),
    };
    expect(await lines(files)).not.toContainEqual(expect.stringContaining('etc/'));
  });
});

test('a file for production takes the place of what `.env` gives development', async () => {
  const files = {
    'composer.json': composer('^7.2'),
    'config/packages/doctrine.yaml': "doctrine:\n    dbal:\n        url: '%env(DATABASE_URL)%'\n",
    '.env': 'APP_ENV=dev\nDATABASE_URL=sqlite:///%kernel.project_dir%/data.db\n',
  };
  expect(await lines(files, 'database')).toEqual([
    'database default connection: node, SQLite file @ config/packages/doctrine.yaml:3, .env:2 local',
  ]);
  expect(await lines({ ...files, '.env.prod': 'DATABASE_URL=mysql://db/app\n' }, 'database')).toEqual([
    'database default connection: shared, MySQL @ config/packages/doctrine.yaml:3, .env:2, .env.prod:1',
  ]);
});
