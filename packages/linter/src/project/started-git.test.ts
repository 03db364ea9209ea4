import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startGit } from './started-git.ts';
import { temporaryProject } from './temporary-project.ts';
import { LISTING, parseTree } from './tracked-files.ts';

function repository(files: Readonly<Record<string, string>>): string {
  const root = temporaryProject(files);
  const git = (...args: readonly string[]): void => {
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
      },
    );
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'one');
  return root;
}

// Others at work in the system's temporary directory are none of these tests' business.
beforeEach(() => vi.stubEnv('TMPDIR', temporaryProject({ 'a.txt': 'a' })));
afterEach(() => vi.unstubAllEnvs());

const left = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('tidemark-git-'));

test('an answer larger than a pipe is there although nobody was free to read it', async () => {
  const names = Array.from({ length: 1500 }, (_, at) => `${'a long name of a file '.repeat(3)}${at}.txt`);
  const root = repository(Object.fromEntries(names.map((name) => [name, ''])));
  const started = startGit(root, 'ls-tree', LISTING);
  const until = performance.now() + 300;
  while (performance.now() < until);
  const listed = await started;
  expect(listed?.length).toBeGreaterThan(65_536);
  expect(parseTree(listed?.toString('utf8') ?? '')).toHaveLength(names.length);
  expect(left()).toEqual([]);
});

test('what fails, what is stopped and what is no repository give nothing, and leave nothing behind', async () => {
  const root = repository({ 'a.txt': 'a' });
  const stop = new AbortController();
  const stopped = startGit(root, 'ls-tree', LISTING, stop.signal);
  stop.abort();
  expect(await stopped).toBeUndefined();
  expect(await startGit(root, 'ls-tree', ['-r', 'no-such-ref'])).toBeUndefined();
  expect(await startGit(temporaryProject({ 'a.txt': 'a' }), 'ls-tree', LISTING)).toBeUndefined();
  expect(await startGit(`${root}/none`, 'ls-tree', LISTING)).toBeUndefined();
  expect(left()).toEqual([]);
});
