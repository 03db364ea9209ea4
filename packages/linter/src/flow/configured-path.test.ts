import { expect, test } from 'vitest';
import { lint } from '../lint.ts';
import { temporaryProject } from '../project/temporary-project.ts';

const controller = (name: string): string => `<?php
namespace App\\Controller;
class ${name} {
  public function __construct(private string $directory) {}
  public function take(): void { move_uploaded_file($_FILES['a']['tmp_name'], $this->directory . '/a'); }
}
`;

test('a path that a container gives begins where configuration names it, for all who are given it', async () => {
  const root = temporaryProject({
    'composer.json': '{"require":{"symfony/framework-bundle":"^7"}}',
    'config/services.yaml': `parameters:
  uploads: '%kernel.project_dir%/public/uploads'
services:
  _defaults:
    bind:
      $directory: '%uploads%'
  App\\:
    resource: '../src/'
`,
    'src/Controller/A.php': controller('A'),
    'src/Controller/B.php': controller('B'),
  });
  const { findings } = await lint({ path: root, cache: false, threads: 1 });
  const traces = findings.filter(({ category }) => category === 'write').map(({ trace }) => trace);
  expect(traces).toHaveLength(2);
  for (const [first, second] of traces) {
    expect(first).toEqual({ path: 'config/services.yaml', line: 2, message: 'parameter uploads' });
    expect(second).toMatchObject({ path: 'config/services.yaml', line: 6 });
  }
});
