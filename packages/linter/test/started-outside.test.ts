/** Console commands and scripts, judged by what the project's own files say of when they run. */
import { expect, test } from 'vitest';
import { lint } from '../src/index.ts';
import { temporaryProject } from '../src/project/temporary-project.ts';

const SITE = {
  'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } }),
  'app/Console/Commands/BuildIndex.php': `<?php
namespace App\\Console\\Commands;
class BuildIndex extends \\Illuminate\\Console\\Command {
    protected $signature = 'index:build {--full}';
    public function handle() {
        file_put_contents(storage_path('index/words.txt'), 'x');
    }
}
`,
  'public/warm.php': "<?php\nfile_put_contents(__DIR__ . '/words.txt', 'x');\n",
};

async function said(more: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = temporaryProject({ ...SITE, ...more });
  const { findings } = await lint({ path: root, threads: 1, cache: false, only: ['processes/local-disk-write'] });
  return findings.map(({ severity, path }) => `${severity} ${path.replace(/^.*\//, '')}`);
}

const WARM = 'warning warm.php';

test('by nobody: an operator runs the command, and the web may run the script', async () => {
  expect(await said({})).toEqual(['info BuildIndex.php', WARM]);
});

test('by the build: the result is part of the release', async () => {
  expect(await said({ Dockerfile: 'FROM php\nCOPY . /app\nRUN php artisan index:build --full\n' })).toEqual([WARM]);
  expect(await said({ 'fortrabbit.yml': 'version: 2\npost: public/warm.php\n' })).toEqual(['info BuildIndex.php']);
});

test('by a schedule, a deploy hook or a process: as if the web did it', async () => {
  const found = ['warning BuildIndex.php', WARM];
  expect(await said({ 'docker/crontab': '0 * * * * www-data cd /app && php artisan index:build\n' })).toEqual(found);
  expect(await said({ Procfile: 'web: a\nrelease: php artisan --env=production index:build\n' })).toEqual(found);
  const hooks =
    'applications:\n  site:\n    hooks:\n      build: php artisan index:build\n      deploy: php artisan index:build\n';
  expect(await said({ '.upsun/config.yaml': hooks })).toEqual(found);
});

test('by a command of another name: nothing is told', async () => {
  expect(await said({ Procfile: 'worker: php artisan index:build-other\n' })).toEqual(['info BuildIndex.php', WARM]);
  expect(await said({ Procfile: 'worker: echo index:build\n' })).toEqual(['info BuildIndex.php', WARM]);
});
