/** Where reports go, and in which form. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from './harness.ts';
import { ERROR } from './samples.ts';

describe('reports', () => {
  test('go to files with spaces and other letters, in folders that are made', async () => {
    const { lint, read } = project({ 'src/a.php': ERROR });
    const { code, stdout } = await lint(['--output', 'json=berichte für CI/größe 1.json', '--output=junit=b.xml']);
    expect(code).toBe(1);
    expect(JSON.parse(read('berichte für CI/größe 1.json'))).toMatchObject({ findings: [{ path: 'src/a.php' }] });
    expect(read('b.xml')).toContain('<testsuites');
    expect(stdout).toContain('src/a.php');
  });

  test('that cannot be written are 2 and leave nothing behind', async () => {
    const { root, lint } = project({ 'a.php': ERROR });
    const { code, stderr } = await lint(['--output', 'json=a.php/report.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/report\.json: the file cannot be written: .*\nName a file in a folder you may write to/);
    expect(readdirSync(root).toSorted()).toEqual(['a.php', 'composer.json']);
    mkdirSync(join(root, 'taken'));
    expect((await lint(['--output', 'json=taken'])).code).toBe(2);
    expect(readdirSync(root).toSorted()).toEqual(['a.php', 'composer.json', 'taken']);
  });

  test('show the text on standard input and paths as the repository has them', async () => {
    const { root, lint } = project({ '.git/HEAD': '', 'app/composer.json': '{}', 'app/a.php': '<?php' });
    const argv = ['--stdin', '--stdin-filename', 'a.php'];
    const setting = { cwd: join(root, 'app'), stdin: ERROR };
    expect((await lint(argv, setting)).stdout).toContain("file_put_contents(__DIR__ . '/a.txt', $x);");
    expect((await lint([...argv, '--format', 'github'], setting)).stdout).toContain('file=app/a.php');
  });

  test('take the form of the CI system when none is named', async () => {
    const { lint } = project({ 'a.php': ERROR });
    expect((await lint([], { env: { GITHUB_ACTIONS: 'true' } })).stdout).toContain('::error');
    const gitlab = await lint([], { env: { GITLAB_CI: 'true' } });
    expect(JSON.parse(gitlab.stdout)).toHaveLength(1);
    expect(gitlab.stderr).toContain('--output gitlab=');
    const filed = await lint(['--output', 'gitlab=q.json'], { env: { GITLAB_CI: 'true' } });
    expect(filed.stdout).toMatch(/^(?!\[)/);
    expect(filed.stderr).toBe('');
    expect((await lint(['--format', 'json'], { env: { GITHUB_ACTIONS: 'true' } })).json().schemaVersion).toBe(1);
  });

  test.each([
    [{}, true, [], true],
    [{}, false, [], false],
    [{ NO_COLOR: '1' }, true, [], false],
    [{ NO_COLOR: '' }, true, [], true],
    [{ FORCE_COLOR: '1' }, false, [], true],
    [{ FORCE_COLOR: '0' }, true, [], false],
    [{ FORCE_COLOR: '1' }, false, ['--no-color'], false],
    [{ TERM: 'dumb' }, true, [], false],
  ])('have colours by %j, terminal %s, %j: %s', async (env, isTTY, argv, colored) => {
    const { lint } = project({ 'a.php': ERROR });
    const { stdout } = await lint(argv, { env, isTTY });
    expect(stdout.includes('\u001b[')).toBe(colored);
  });

  test('--verbose tells what was read, --quiet tells nothing', async () => {
    const { lint } = project({ 'a.php': ERROR, 'tidemark.json': '{}' });
    expect((await lint(['--verbose'])).stderr).toMatch(/configuration: .*tidemark\.json[\s\S]*1 files/);
    expect((await lint(['--verbose', '--quiet'])).stderr).toBe('');
  });
});
