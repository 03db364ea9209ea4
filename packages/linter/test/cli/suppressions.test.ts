/** Findings that are left out: by a comment, by the baseline, by an older tree. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LintOptions } from '../../src/options.ts';
import { project } from './harness.ts';
import { ERROR, WARNING } from './samples.ts';
import { stubLint } from './stub-lint.ts';

describe('comments', () => {
  const WHY = '// @tidemark-ignore processes/local-disk-write';

  test('hide a finding for a reason', async () => {
    const { lint } = project({ 'a.php': `<?php\n${WHY} A marker of this node.\nfile_put_contents('a', 1);\n` });
    const outcome = await lint(['--format', 'json']);
    expect(outcome.code).toBe(0);
    expect(outcome.json()).toMatchObject({ findings: [], suppressed: { inline: 1, baseline: 0 } });
  });

  test('without a reason, without a finding or with a wrong rule are reported', async () => {
    const { lint } = project({
      'a.php': `<?php\n${WHY}\nfile_put_contents('a', 1);\n`,
      'b.php': `<?php\n${WHY} No longer so.\necho 1;\n`,
      'c.php': '<?php\n// @tidemark-ignore processes/disk Because.\necho 1; // @tidemark-ignroe x\n',
    });
    const { findings } = (await lint(['--format', 'json'])).json();
    expect(findings.map(({ path, startLine, ruleId }) => `${path}:${startLine} ${ruleId}`)).toEqual([
      'a.php:2 tidemark/ignore-without-reason',
      'a.php:3 processes/local-disk-write',
      'b.php:2 tidemark/unused-ignore',
      'c.php:2 tidemark/unknown-rule',
      'c.php:3 tidemark/unknown-directive',
    ]);
  });

  test('are not called unused by a run that leaves their rule or file out', async () => {
    const { lint, write } = project({ 'a.php': `<?php\n${WHY} Why.\necho 1;\n`, 'sub/b.php': '<?php' });
    expect((await lint(['--only', 'tidemark/unused-ignore'])).code).toBe(0);
    expect((await lint(['--except', 'processes/local-disk-write'])).code).toBe(0);
    expect((await lint(['sub'])).code).toBe(0);
    write({ 'tidemark.json': '{"rules": {"processes/local-disk-write": "off"}}' });
    expect((await lint([])).code).toBe(0);
    expect((await lint(['--no-config'])).code).toBe(1);
  });
});

describe('the baseline', () => {
  const NOTED = ['--baseline', 'known findings.json'];

  test('is made, holds over moved lines, and lets new findings through', async () => {
    const { lint, write, read } = project({ 'a.php': ERROR, 'b.php': WARNING });
    expect(await lint([...NOTED, '--update-baseline'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('2 findings added, 0 removed, 2 in all'),
    });
    expect(JSON.parse(read('known findings.json'))).toMatchObject({
      schemaVersion: 1,
      entries: [{ path: 'a.php', rule: 'processes/local-disk-write' }, { path: 'b.php' }],
    });
    write({ 'a.php': ERROR.replace('<?php', '<?php\n\n\necho 1;') });
    expect(await lint(NOTED)).toMatchObject({ code: 0, stderr: '' });
    write({ 'a.php': `${ERROR}file_put_contents('new', 1);` });
    const outcome = await lint([...NOTED, '--format', 'json']);
    expect(outcome.code).toBe(1);
    expect(outcome.json()).toMatchObject({ findings: [{ startLine: 3 }], suppressed: { baseline: 2 } });
  });

  test('is only grown by an update and only shrunk by a prune', async () => {
    const { lint, write, read } = project({ 'a.php': ERROR, 'b.php': WARNING });
    await lint([...NOTED, '--update-baseline']);
    write({ 'a.php': '<?php', 'c.php': ERROR });
    const before = read('known findings.json');
    const seen = await lint(NOTED);
    expect(seen).toMatchObject({ code: 1, stderr: expect.stringContaining('1 finding of the baseline is gone') });
    expect(read('known findings.json')).toBe(before);
    await lint([...NOTED, '--update-baseline']);
    const paths = (): string[] =>
      (JSON.parse(read('known findings.json')) as { entries: { path: string }[] }).entries.map(({ path }) => path);
    expect(paths()).toEqual(['a.php', 'b.php', 'c.php']);
    write({ 'd.php': ERROR });
    expect((await lint([...NOTED, '--prune-baseline'])).code).toBe(1);
    expect(paths()).toEqual(['b.php', 'c.php']);
  });

  test('has nothing stale in a run that sees a part', async () => {
    const { lint, write } = project({ 'a.php': ERROR, 'sub/b.php': WARNING });
    await lint([...NOTED, '--update-baseline']);
    write({ 'a.php': '<?php' });
    for (const part of [['sub'], ['--only', 'logs/local-log-file'], ['--except', 'logs/local-log-file']]) {
      expect((await lint([...NOTED, ...part])).stderr).toBe('');
    }
    expect((await lint([...NOTED, '--prune-baseline', 'sub'])).code).toBe(2);
  });

  test('that is broken is 2', async () => {
    const { lint } = project({ 'known findings.json': '{"schemaVersion": 2}' });
    expect(await lint(NOTED)).toMatchObject({ code: 2, stderr: expect.stringContaining('schemaVersion is 2') });
  });
});

describe('--changed-since', () => {
  test('lets only new findings through, by the tree of the ref', async () => {
    const { lint, write, git } = project({ 'a.php': ERROR, 'bilder/größe.php': WARNING });
    git('init');
    git('add', '.');
    git('commit', '-m', 'first');
    expect((await lint(['--changed-since', 'HEAD'])).code).toBe(0);
    write({ 'a.php': `<?php\n\n${ERROR.slice(6)}file_put_contents('new', 1);` });
    const outcome = await lint(['--changed-since', 'HEAD', '--format', 'json']);
    expect(outcome.code).toBe(1);
    expect(outcome.json()).toMatchObject({ findings: [{ path: 'a.php', startLine: 4 }], suppressed: { baseline: 2 } });
  });

  test('lints the older tree whole and without the unsaved text, and removes it', async () => {
    const { lint, write, git } = project({ 'a.php': ERROR });
    git('init');
    git('add', 'a.php');
    git('commit', '-m', 'no composer.json yet');
    write({ 'a.php': '<?php' });
    const calls: LintOptions[] = [];
    const services = { lint: stubLint(calls) };
    const argv = ['--stdin', '--stdin-filename', 'a.php', '--changed-since', 'HEAD'];
    expect((await lint(argv, { services, stdin: ERROR })).code).toBe(0);
    const older = calls[1] as LintOptions;
    expect(older).not.toHaveProperty('stdin');
    expect(older.cache).toBe(false);
    expect(existsSync(older.path)).toBe(false);
  });

  test('looks at the project where it lies in its repository', async () => {
    const { root, lint, git } = project({ 'site/composer.json': '{}', 'site/a.php': ERROR });
    git('init');
    git('add', '.');
    git('commit', '-m', 'first');
    expect((await lint(['--changed-since', 'HEAD'], { cwd: join(root, 'site') })).code).toBe(0);
  });

  test('without a repository or with a wrong ref is 2', async () => {
    const { lint, git } = project({ 'a.php': ERROR });
    expect(await lint(['--changed-since', 'HEAD'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/not in a git repository/),
    });
    git('init');
    expect(await lint(['--changed-since', 'no-such-ref'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no-such-ref'),
    });
  });
});
