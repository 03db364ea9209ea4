import { expect, test } from 'vitest';
import { lint } from '../lint.ts';
import { temporaryProject } from '../project/temporary-project.ts';

const SERVICES = `parameters:
    env(EXPORT_DIR): /srv/elsewhere
    env(IMPORT_DIR): '%kernel.project_dir%/var/import'
    env(MIRROR_DIR): ~
services:
    _defaults:
        bind:
            $exports: '%env(resolve:EXPORT_DIR)%'
            $imports: '%env(IMPORT_DIR)%'
            $mirror: '%env(MIRROR_DIR)%'
            $sample: '%env(SAMPLE_DIR)%'
    App\\: { resource: '../src/' }
`;

const CODE = `<?php
namespace App;

class Copies
{
    public function __construct(
        private string $exports,
        private string $imports,
        private ?string $mirror,
        private string $sample,
    ) {}

    public function keep(string $text): void
    {
        file_put_contents($this->exports . '/a.csv', $text);
        file_put_contents($this->imports . '/b.csv', $text);
        file_put_contents($this->mirror . '/c.csv', $text);
        file_put_contents($this->sample . '/d.csv', $text);
    }
}
`;

test('a variable is what a loaded file says, else its default; null and a template leave it to the environment', async () => {
  const root = temporaryProject({
    'composer.json': '{ "require": { "symfony/framework-bundle": "^7.0" } }',
    '.env': 'EXPORT_DIR=%kernel.project_dir%/var/export\nIMPORT_DIR=\n',
    '.env.example': 'SAMPLE_DIR=/tmp/sample\n',
    'config/services.yaml': SERVICES,
    'src/Copies.php': CODE,
  });
  const { findings } = await lint({ path: root });
  const messages = findings.filter(({ path }) => path === 'src/Copies.php').map(({ message }) => message);
  expect(messages).toHaveLength(4);
  expect(messages[0]).toContain('`var/export/a.csv`');
  expect(messages[1]).toContain('`var/import/b.csv`');
  expect(messages[2]).toContain('the environment variable MIRROR_DIR');
  expect(messages[3]).toContain('the environment variable SAMPLE_DIR');
});
