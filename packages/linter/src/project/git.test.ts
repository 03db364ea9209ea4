import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { materialiseRef, resolveCommit, runGit } from './git.ts';
import { temporaryProject } from './temporary-project.ts';

function git(root: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
}

function repository(files: Readonly<Record<string, string>>): string {
  const root = temporaryProject(files);
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'one');
  return root;
}

describe('materialiseRef', () => {
  test('gives the files of the commit, not those on disk', () => {
    const root = repository({ 'a.php': 'old', 'näh e/b c.php': 'b\0\xff\n', 'same.php': 'old' });
    writeFileSync(join(root, 'a.php'), 'new');
    symlinkSync('/etc/hosts', join(root, 'link.php'));
    const files = materialiseRef(root, 'main');
    expect(files.map(({ path, bytes, size }) => [path, bytes.toString('utf8'), size])).toEqual([
      ['a.php', 'old', 3],
      ['näh e/b c.php', 'b\0\xff\n', 5],
      ['same.php', 'old', 3],
    ]);
  });

  test('of a folder in a repository, without links, and only what is wanted', () => {
    const root = temporaryProject({ 'top.php': '', 'app/a.php': 'a', 'app/b.txt': 'b', 'application/c.php': '' });
    symlinkSync('a.php', join(root, 'app/link.php'));
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'one');
    const files = materialiseRef(join(root, 'app'), 'HEAD', (path) => path.endsWith('.php'));
    expect(files.map(({ path }) => path)).toEqual(['a.php']);
  });

  test('of a folder reached through a link', () => {
    const root = repository({ 'app/a.php': 'a' });
    const link = join(temporaryProject({}), 'link');
    symlinkSync(root, link);
    expect(materialiseRef(join(link, 'app'), 'HEAD').map(({ path }) => path)).toEqual(['a.php']);
  });

  test('runs nothing that the repository or its files ask for', () => {
    const root = repository({ 'a.php': 'a', '.gitattributes': '* filter=evil diff=evil\n' });
    const trap = join(root, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${join(root, 'sprung')}'\ncat\n`);
    chmodSync(trap, 0o755);
    mkdirSync(join(root, 'hooks'));
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      writeFileSync(join(root, 'hooks', hook), `#!/bin/sh\ntouch '${join(root, 'sprung')}'\n`, { mode: 0o755 });
    }
    for (const [key, value] of [
      ['core.fsmonitor', `'${trap}'`],
      ['core.hooksPath', join(root, 'hooks')],
      ['core.pager', `'${trap}'`],
      ['core.sshCommand', `'${trap}'`],
      ['filter.evil.smudge', `'${trap}'`],
      ['filter.evil.clean', `'${trap}'`],
      ['diff.evil.textconv', `'${trap}'`],
      ['diff.external', `'${trap}'`],
      ['alias.ls-tree', `!'${trap}'`],
    ]) {
      execFileSync('git', ['config', key ?? '', value ?? ''], { cwd: root });
    }
    expect(materialiseRef(root, 'HEAD').map(({ bytes }) => bytes.toString())).toContain('a');
    runGit(root, 'merge-base', ['HEAD', 'HEAD']);
    expect(existsSync(join(root, 'sprung'))).toBe(false);
  });
});

describe('errors say what to do', () => {
  test('a clone without the content of the commit, and nothing is fetched', () => {
    const root = repository({ 'a.php': 'a', 'b.txt': 'b' });
    const object = git(root, 'rev-parse', 'HEAD:a.php').trim();
    rmSync(join(root, '.git/objects', object.slice(0, 2), object.slice(2)));
    const trap = join(root, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${join(root, 'sprung')}'\n`, { mode: 0o755 });
    for (const [key, value] of [
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::${trap}`],
      ['protocol.ext.allow', 'always'],
    ]) {
      git(root, 'config', key ?? '', value ?? '');
    }
    expect(() => materialiseRef(root, 'HEAD')).toThrow(/lacks the content of a.php at HEAD\n.*partial clone/);
    expect(materialiseRef(root, 'HEAD', (path) => path === 'b.txt').map(({ path }) => path)).toEqual(['b.txt']);
    expect(existsSync(join(root, 'sprung'))).toBe(false);
  });

  test('no repository', () => {
    const root = temporaryProject({ '.git': 'nothing' });
    expect(() => resolveCommit(root, 'main')).toThrow(/git/);
    expect(() => materialiseRef(temporaryProject({}), 'main')).toThrow(/not in a git repository/);
  });

  test.each(['nope', '--upload-pack=x', 'HEAD:a.php', '', 'main..HEAD'])('unknown ref %j', (ref) => {
    const root = repository({ 'a.php': '' });
    expect(() => materialiseRef(root, ref)).toThrow(/git knows no such commit\n.*fetch-depth/);
  });
});
