import { expect, test } from 'vitest';
import { lint } from '../../lint.ts';
import { temporaryProject } from '../../project/temporary-project.ts';

test('a template that sets the variable is not told of what happens where it is not set', async () => {
  const root = temporaryProject({
    'composer.json': '{"type":"project","require":{"laravel/framework":"^12"}}',
    artisan: '#!/usr/bin/env php\n<?php\n',
    'config/database.php': `<?php
return [
    'default' => 'mysql',
    'connections' => ['mysql' => ['driver' => 'mysql', 'host' => env('DB_HOST', '127.0.0.1')]],
];
`,
    '.env.example': 'DB_HOST=127.0.0.1\n',
  });
  const { findings } = await lint({ path: root, cache: false, threads: 1 });
  const told = findings.filter(({ ruleId }) => ruleId === 'backing-services/localhost-service');
  expect(Object.fromEntries(told.map(({ path, message }) => [path, message]))).toEqual({
    '.env.example': 'MySQL is looked for at 127.0.0.1 (DB_HOST).',
    'config/database.php': expect.stringContaining('unless DB_HOST is set'),
  });
});
