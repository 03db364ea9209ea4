import { expect, test } from 'vitest';
import { lint } from '../../index.ts';
import { temporaryProject } from '../../project/temporary-project.ts';

test.each([
  ['laravel/framework', 1],
  // It has no `config:cache`.
  ['laravel/lumen-framework', 0],
])('of %s', async (name, expected) => {
  const path = temporaryProject({
    'composer.json': JSON.stringify({ type: 'project', require: { [name]: '^8.0' } }),
    'app/Links.php':
      "<?php\nnamespace App;\nclass Links {\n    public function base() { return env('LINK_BASE'); }\n}\n",
  });
  const { findings } = await lint({ path, threads: 1, cache: false, only: ['config/env-outside-configuration'] });
  expect(findings).toHaveLength(expected);
});
