/** The commands beside `lint`. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from './harness.ts';
import { ERROR } from './samples.ts';

describe('the other commands', () => {
  test('--version and --help', async () => {
    const { lint } = project({});
    expect((await lint(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await lint(['--help'])).stdout).toContain('--changed-since <git ref>');
    expect((await lint(['why', '--help'])).stdout).not.toContain('--baseline');
  });

  test('rules lists each rule once, for people and programs', async () => {
    const { lint } = project({});
    expect((await lint(['rules'])).stdout).toMatch(/processes\/local-disk-write +Writes to the local disk/);
    const ids = (JSON.parse((await lint(['rules', '--format', 'json'])).stdout) as { id: string }[]).map(
      ({ id }) => id,
    );
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(ids).toContain('tidemark/unused-ignore');
  });

  test('explain prints the page, as Markdown unless a person looks', async () => {
    const { lint } = project({});
    expect((await lint(['explain', 'local-disk-write'])).stdout).toContain('A **page** with `code`.');
    const shown = await lint(['explain', 'processes/local-disk-write'], { isTTY: true, env: { NO_COLOR: '1' } });
    expect(shown.stdout).toBe(
      'processes/local-disk-write\n\nA page with code.\n\n    file_put_contents($a, $b);\n\nWhat it takes\n\nAbout 5 minutes a finding. One line changes.\n',
    );
  });

  test('init writes a configuration that is valid, once', async () => {
    const { root, lint, read } = project({ 'sub/a.php': ERROR });
    const outcome = await lint(['init', 'sub']);
    expect(outcome).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Wrote tidemark.json. Platform: upsun.'),
    });
    expect(JSON.parse(read('tidemark.json'))).toMatchObject({ platform: 'upsun' });
    expect(existsSync(join(root, 'sub/tidemark.json'))).toBe(false);
    expect((await lint(['--format', 'json'])).json().project.platform).toBe('upsun');
    expect(await lint(['init'])).toMatchObject({ code: 2, stderr: expect.stringContaining('is configured already') });
  });

  test('why speaks of a line, by its path in the project', async () => {
    const { root, lint } = project({ 'sub/a.php': ERROR });
    expect((await lint(['why', 'a.php:2'], { cwd: join(root, 'sub') })).stdout).toBe('sub/a.php:2 is silent\n');
    expect((await lint(['why', 'sub/a.php:2:14'])).code).toBe(0);
  });

  test('why looks at the project that one stands in, whatever packages it holds', async () => {
    const { root, lint } = project({
      'composer.json': '{}',
      'plugins/x/composer.json': '{}',
      'plugins/x/a.php': ERROR,
    });
    expect((await lint(['why', 'plugins/x/a.php:2'])).stdout).toBe('plugins/x/a.php:2 is silent\n');
    expect((await lint(['why', 'a.php:2'], { cwd: join(root, 'plugins/x') })).stdout).toBe('a.php:2 is silent\n');
  });

  test('why looks at the folder that one stands in where nothing else says what the project is', async () => {
    const { root, lint } = project({ 'core/a.php': ERROR });
    rmSync(join(root, 'composer.json'));
    expect((await lint(['why', 'core/a.php:2'])).stdout).toBe('core/a.php:2 is silent\n');
  });
});
