/** What the configuration file and options of a run change. */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LintOptions } from '../../src/options.ts';
import { project } from './harness.ts';
import { ERROR } from './samples.ts';
import { stubLint } from './stub-lint.ts';

describe('configuration', () => {
  test('a link that leaves the project is not followed, and what is no file is refused', async () => {
    const outside = project({ 'tidemark.json': '{}' });
    const { root, lint, write } = project({});
    symlinkSync(join(outside.root, 'tidemark.json'), join(root, 'tidemark.json'));
    expect(await lint([])).toMatchObject({ code: 2, stderr: expect.stringContaining('the link leaves the project') });
    rmSync(join(root, 'tidemark.json'));
    write({ 'tidemark.json/a': '' });
    expect(await lint([])).toMatchObject({ code: 2, stderr: expect.stringContaining('it is not a file') });
  });

  test('mistakes are named with their line', async () => {
    const { lint } = project({ 'tidemark.json': '{\n  "rules": {\n    "processes/local-disk-write": "warn"\n  }\n}' });
    const { code, stderr } = await lint([]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'tidemark.json: /rules/processes~1local-disk-write must be one of off, info, warning, error (line 3)',
    );
  });

  test('severities, overrides and exclusions count', async () => {
    const { lint } = project({
      'a.php': ERROR,
      'legacy/b.php': ERROR,
      'gone/c.php': ERROR,
      'off/d.php': ERROR,
      'tidemark.yaml': [
        'rules: { processes/local-disk-write: warning }',
        'exclude: [gone]',
        'overrides:',
        '  - { files: [legacy], rules: { processes/local-disk-write: info } }',
        '  - { files: ["off/**"], rules: { processes/local-disk-write: "off" } }',
      ].join('\n'),
    });
    const { findings } = (await lint(['--format', 'json'])).json();
    expect(findings.map(({ path, severity }) => [path, severity])).toEqual([
      ['a.php', 'warning'],
      ['legacy/b.php', 'info'],
    ]);
    expect((await lint(['--format', 'json', '--no-config'])).json().findings).toHaveLength(4);
  });

  test('the file is found from a subfolder, and --config names another', async () => {
    const { lint } = project({
      'sub/a.php': ERROR,
      'tidemark.json': '{ "rules": { "processes/local-disk-write": "off" } }',
      'strict.json': '{ "platform": "upsun" }',
    });
    expect((await lint(['sub'])).code).toBe(0);
    expect((await lint(['--config', 'strict.json', '--format', 'json'])).json().project.platform).toBe('upsun');
  });

  test('two files side by side are refused', async () => {
    const { lint } = project({ 'tidemark.json': '{}', 'tidemark.yml': '' });
    const { code, stderr } = await lint([]);
    expect(code).toBe(2);
    expect(stderr).toContain('tidemark.json and tidemark.yml both configure Tidemark');
  });
});

describe('filters', () => {
  test('are handed to the analysis, as are the other options', async () => {
    const { root, lint } = project({ 'a.php': ERROR, 'sub/b.php': ERROR });
    const calls: LintOptions[] = [];
    const rules = ['--only', 'processes/local-disk-write,logs/local-log-file', '--except', 'logs/local-log-file'];
    await lint([...rules, '--threads', '3', '--cache-location', 'c', '--platform', 'fly', 'sub'], {
      services: { lint: stubLint(calls) },
    });
    await lint(['--no-cache'], { services: { lint: stubLint(calls) } });
    expect(calls[0]).toMatchObject({
      path: join(root, 'sub'),
      only: ['processes/local-disk-write', 'logs/local-log-file'],
      except: ['logs/local-log-file'],
      threads: 3,
      cache: { location: join(root, 'c') },
      platform: 'fly',
    });
    expect(calls[1]).toMatchObject({ path: root, cache: false });
  });

  test('a platform that nobody knows is told', async () => {
    const { lint } = project({});
    expect((await lint(['--platform', 'upsn'])).stderr).toBe(
      'tidemark-lint: the platform "upsn" is not known, so it is judged as generic. Did you mean "upsun"?\n',
    );
    expect((await lint(['--platform', 'upsun'])).stderr).toBe('');
  });

  test('leave out what is not selected or not asked for', async () => {
    const { root, lint } = project({ 'a.php': ERROR, 'sub/b.php': ERROR });
    expect((await lint(['--except', 'processes/local-disk-write'])).code).toBe(0);
    expect((await lint(['--only', 'logs/local-log-file'])).code).toBe(0);
    const paths = async (argv: string[], cwd = root): Promise<string[]> =>
      (await lint([...argv, '--format', 'json'], { cwd })).json().findings.map(({ path }) => path);
    expect(await paths(['sub'])).toEqual(['sub/b.php']);
    expect(await paths([], join(root, 'sub'))).toEqual(['sub/b.php']);
    expect(await paths(['a.php'])).toEqual(['a.php']);
  });

  test('a file on standard input may be named through a link', async () => {
    const { root, lint } = project({ 'sub/b.php': '<?php' });
    symlinkSync(join(root, 'sub'), join(root, 'link'));
    const argv = ['--stdin', '--stdin-filename', 'link/b.php', '--format', 'json'];
    expect((await lint(argv, { stdin: ERROR })).json().findings).toMatchObject([{ path: 'sub/b.php' }]);
  });

  test('a file on standard input is reported alone, saved or not', async () => {
    const { lint } = project({ 'a.php': ERROR, 'sub/b.php': '<?php' });
    for (const name of ['sub/b.php', 'sub/new/c.php']) {
      const outcome = await lint(['--stdin', '--stdin-filename', name, '--format', 'json'], { stdin: ERROR });
      expect(outcome.json().findings.map(({ path }) => path)).toEqual([name]);
    }
  });
});
