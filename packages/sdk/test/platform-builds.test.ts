/** From a site to a release on this machine: scripts, revisions, programs that serve themselves, links that lead out. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { local } from '../src/backends/local/local.ts';
import type { AppClient } from '../src/client/app-client.ts';
import { createTidemark } from '../src/client/tidemark.ts';
import type { TidemarkError } from '../src/client-error.ts';
import { appFolder } from '../src/platform/home.ts';
import { findProgram } from '../src/platform/sandbox.ts';
import { type Supervisor, supervise } from '../src/platform/supervisor.ts';

let folder = '';
let site = '';
let app: AppClient;
let supervisor: Supervisor;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  chmodSync(folder, 0o711);
  site = join(folder, 'site');
  mkdirSync(site);
  supervisor = await supervise(join(folder, 'home'), 'shop', { nodes: 1, workers: 1 });
  app = createTidemark({ backend: local({ home: join(folder, 'home') }) }).app('shop');
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(site, name), text);
}

async function deploy(revision?: string): Promise<string> {
  const source =
    revision === undefined
      ? ({ kind: 'directory', path: site } as const)
      : ({ kind: 'git', path: site, revision } as const);
  return (await app.deployments.create(source).apply()).commit;
}

async function page(): Promise<string> {
  return (await fetch(String((await app.get()).url))).text();
}

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', `safe.directory=${site}`];
  return execFileSync('git', [...who, '-C', site, ...args], { encoding: 'utf8' }).trim();
}

describe.skipIf(findProgram('php') === undefined)('with PHP', () => {
  test('scripts before and after run on the copy alone, not as root, and one that fails releases nothing', async () => {
    write({
      'index.php': '<?php echo file_get_contents(__DIR__ . "/made");',
      'fortrabbit.yml': 'version: 2\npre: pre.php\npost: post.php\n',
      'pre.php': '<?php echo "at work\\n"; file_put_contents("made", posix_geteuid() === 0 ? "root" : "first");',
      'post.php': '<?php file_put_contents("made", ", second", FILE_APPEND);',
    });
    const told: string[] = [];
    for await (const { text } of app.deployments.create({ kind: 'directory', path: site }).apply()) told.push(text);
    expect(told).toEqual(expect.arrayContaining(['$ php pre.php', 'at work', '$ php post.php', 'done']));
    await expect(page()).resolves.toBe('first, second');
    expect(existsSync(join(site, 'made'))).toBe(false);
    write({ 'post.php': '<?php foreach (range(1, 7) as $n) fwrite(STDERR, "line $n\\n"); exit(4);' });
    const failure = await deploy().catch((error: unknown) => error as TidemarkError);
    expect(failure).toMatchObject({ code: 'platform.build-failed' });
    expect(String(failure)).toContain('ended with 4: line 3');
    // All of it is in a file, which the error names.
    const file = /\S+\.log/.exec((failure as TidemarkError).next ?? '')?.[0] ?? '';
    expect(readFileSync(file, 'utf8')).toMatch(/\$ php pre\.php\nat work\n\$ php post\.php\nline 1\nline 2\n/);
    expect(statSync(file).mode & 0o077).toBe(0);
    await expect(page()).resolves.toBe('first, second');
    expect(readdirSync(appFolder(join(folder, 'home'), 'shop').releases)).toHaveLength(1);
    write({ 'fortrabbit.yml': 'pre: ../../../bin/sh\n' });
    await expect(deploy()).rejects.toMatchObject({ message: /names no script of the site/ });
  });

  test('a revision of a repository is released, with its commit, and not what lies beside it', async () => {
    write({ 'index.php': '<?php echo "one", is_file(__DIR__ . "/untracked");' });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'one');
    const commit = git('rev-parse', 'HEAD');
    write({ 'index.php': 'changed', untracked: '' });
    await expect(deploy('HEAD')).resolves.toBe(commit);
    await expect(page()).resolves.toBe('one');
    await expect(deploy('--help')).rejects.toMatchObject({ code: 'platform.build-failed' });
    await expect(deploy('no-such-branch')).rejects.toMatchObject({ message: /has no revision/ });
  });

  test('a link to data beside the site is copied by its content; one to anything else is refused by name', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/text'), 'of the site');
    write({ 'index.php': '<?php echo file_get_contents(__DIR__ . "/data/text");' });
    symlinkSync(join(folder, 'data'), join(site, 'data'));
    await deploy();
    await expect(page()).resolves.toBe('of the site');
    symlinkSync('/etc/passwd', join(site, 'users'));
    await expect(deploy()).rejects.toMatchObject({ code: 'platform.unsafe-site', message: /"users"/ });
  });

  test('a node sees nothing of temporary folders and shared memory of others, and keeps its own on its disk', async () => {
    write({
      'index.php': `<?php
        foreach (['/tmp', '/var/tmp', '/dev/shm'] as $place) file_put_contents("$place/tidemark-test", 'x');
        $keys = ['session.save_path', 'upload_tmp_dir', 'sys_temp_dir'];
        echo json_encode([array_map('ini_get', $keys), scandir('/tmp'), posix_geteuid()]);`,
    });
    await deploy();
    if (supervisor.platform.isolation === 'process') return;
    const [settings, temporary, user] = JSON.parse(await page()) as [string[], string[], number];
    expect(settings).toEqual([expect.stringMatching(/\/sessions$/), '/tmp', '/tmp']);
    expect(temporary.toSorted()).toEqual(['.', '..', 'tidemark-test']);
    expect(user).not.toBe(0);
    for (const place of ['/tmp', '/var/tmp', '/dev/shm']) expect(existsSync(`${place}/tidemark-test`)).toBe(false);
    const [node] = (await app.drift()).nodes;
    expect(node?.added.map(({ path }) => path)).toEqual(['/tmp/tidemark-test', '/var-tmp/tidemark-test']);
  });
});

test('a program that listens on PORT is served as a site', async () => {
  write({
    'package.json': JSON.stringify({ scripts: { start: 'node server.js "$PORT"' } }),
    'server.js': `require('http').createServer((_, answer) => answer.end('node ' + process.env.TIDEMARK_NODE))
      .listen(Number(process.argv[2]), '127.0.0.1');`,
  });
  await deploy();
  const [node] = await app.nodes.list();
  await expect(page()).resolves.toBe(`node ${node?.id}`);
  await app.components.php.scale({ nodes: 3 }).apply();
  const seen = new Set(await Promise.all(Array.from({ length: 9 }, () => page())));
  expect(seen.size).toBe(3);
  write({ 'server.js': 'process.exit(3);' });
  await expect(deploy()).rejects.toMatchObject({ code: 'platform.failed' });
  expect(seen.has(await page())).toBe(true);
});
