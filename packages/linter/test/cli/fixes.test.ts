/** `--fix`, `--fix-dry-run` and `--fix-unsafe`, with the real analysis. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint as analyse } from '../../src/lint.ts';
import type { LintOptions } from '../../src/options.ts';
import { RULES } from '../../src/rules/registry.ts';
import { project } from './harness.ts';

const SITE = {
  'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } }),
  'bootstrap/app.php': '<?php return 1;\n',
  'config/session.php': "<?php\n\nreturn [\n    'driver' => 'file',\n];\n",
};
const MENDED = SITE['config/session.php'].replace("'file'", "env('SESSION_DRIVER', 'file')");
const services = {
  lint: async (options: LintOptions) => analyse({ ...options, cache: false, threads: 1 }),
  rules: async () => RULES,
};

describe('fixes', () => {
  test('--fix changes the file and reports what is left', async () => {
    const { lint, read } = project(SITE);
    const { code, stdout, stderr } = await lint(
      ['--fix', '--format', 'markdown', '--only', 'processes/local-session'],
      {
        services,
      },
    );
    expect(read('config/session.php')).toBe(MENDED);
    expect(code).toBe(0);
    expect(stdout).toContain('**info:** Sessions are files on the disk of one node');
    expect(stderr.split('\n')).toEqual([
      'tidemark-lint: 1 fix applied:',
      'tidemark-lint:   config/session.php:4 laravel/config-default',
      'tidemark-lint: production sets SESSION_DRIVER (session store); without it "file", as before',
      '',
    ]);
    expect((await lint(['--fix'], { services })).stderr).toContain('0 fixes applied');
    expect(read('config/session.php')).toBe(MENDED);
  });

  test('--fix-dry-run prints a diff that git applies, and changes nothing', async () => {
    const { lint, read, write, git } = project(SITE);
    const { code, stdout } = await lint(['--fix-dry-run'], { services });
    expect(code).toBe(1);
    expect(read('config/session.php')).toBe(SITE['config/session.php']);
    expect(stdout).toContain("-    'driver' => 'file',\n+    'driver' => env('SESSION_DRIVER', 'file'),\n");
    git('init');
    write({ 'fix.diff': stdout });
    git('apply', 'fix.diff');
    expect(read('config/session.php')).toBe(MENDED);
  });

  test('a file that changes while it is analysed is left alone, and the user is told', async () => {
    const { root, lint, read } = project(SITE);
    const touching = async (options: LintOptions) => {
      const result = await services.lint(options);
      const later = new Date(Date.now() + 60_000);
      utimesSync(join(root, 'config/session.php'), later, later);
      return result;
    };
    const { stderr } = await lint(['--fix'], { services: { ...services, lint: touching } });
    expect(read('config/session.php')).toBe(SITE['config/session.php']);
    expect(stderr).toContain('config/session.php has changed since it was analysed and is left alone; run again');
  });

  test('what may change behaviour is only counted without --fix-unsafe', async () => {
    const { lint, read } = project({ ...SITE, '.env': 'SESSION_DRIVER=array\n' });
    const { stderr } = await lint(['--fix'], { services });
    expect(stderr).toContain('1 more fix may change behaviour; --fix-unsafe applies it');
    expect(read('config/session.php')).toBe(SITE['config/session.php']);
    expect((await lint(['--fix-dry-run', '--fix-unsafe'], { services })).stdout).toContain('+++ b/config/session.php');
    await lint(['--fix-unsafe', '-q'], { services });
    expect(read('config/session.php')).toBe(MENDED);
  });

  test('ignored findings are not mended', async () => {
    const ignored = SITE['config/session.php'].replace(
      "    'driver'",
      "    // @tidemark-ignore processes/local-session One node serves this site.\n    'driver'",
    );
    const { lint, read } = project({ ...SITE, 'config/session.php': ignored });
    expect((await lint(['--fix'], { services })).stderr).toContain('0 fixes applied');
    expect(read('config/session.php')).toBe(ignored);
  });

  test.each([
    [['--fix', '--fix-dry-run'], '--fix changes files and --fix-dry-run does not'],
    [['--fix', '--baseline', 'b.json', '--update-baseline'], '--fix does not go with --update-baseline'],
    [['--fix-dry-run', '--format', 'json'], '--fix-dry-run does not go with --format'],
    [['--fix-unsafe', '--stdin', '--stdin-filename', 'a.php'], '--fix-unsafe does not go with --stdin'],
  ])('%j is refused', async (argv, message) => {
    const { lint } = project(SITE);
    expect(await lint(argv, { services })).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
