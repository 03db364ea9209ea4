/** The local platform under load, and when it is killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { local } from '../src/backends/local/local.ts';
import { createTidemark, type Tidemark } from '../src/client/tidemark.ts';
import { appFolder } from '../src/platform/home.ts';
import { availableIsolation, findProgram } from '../src/platform/sandbox.ts';
import { readRunInfo, supervise } from '../src/platform/supervisor.ts';
import { processesOf } from '../src/platform/sweep.ts';
import { FROM_SOURCE } from './from-source.ts';

const SETTINGS = { nodes: 2, workers: 2 };
const isolation = await availableIsolation();

let folder = '';
let home = '';
let site = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  chmodSync(folder, 0o711);
  home = join(folder, 'home');
  site = join(folder, 'site');
  mkdirSync(site);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A page of two files, which belong to one release. */
function writeRelease(name: string): void {
  writeFileSync(join(site, 'index.php'), `<?php usleep(2000); echo "${name} "; require __DIR__ . '/second.php';`);
  writeFileSync(join(site, 'second.php'), `<?php echo "${name}";`);
}

async function answerOf(url: string): Promise<string> {
  const answer = await fetch(url);
  const text = await answer.text();
  return answer.status === 200 ? text : `${answer.status} ${text}`;
}

describe.skipIf(findProgram('php') === undefined)('the local platform', () => {
  test('serves whole releases, and fails no request, while it is deployed again and again', async () => {
    writeRelease('r0');
    const { platform, stop } = await supervise(home, 'shop', SETTINGS, isolation);
    const { deployments, ...app } = client();
    await deployments.create({ kind: 'directory', path: site }).apply();
    const { url } = await client().get();
    expect(app.id).toBe('shop');
    let isOver = false;
    const answers: string[] = [];
    const visitors = Array.from({ length: 4 }, async () => {
      while (!isOver) answers.push(await answerOf(String(url)));
    });
    for (let number = 1; number <= 5; number += 1) {
      writeRelease(`r${number}`);
      await deployments.create({ kind: 'directory', path: site }).apply();
    }
    isOver = true;
    await Promise.all(visitors);
    const wrong = answers.filter((answer) => !/^(r\d) \1$/.test(answer));
    expect(wrong).toEqual([]);
    expect(new Set(answers).size).toBeGreaterThan(3);
    await expect(answerOf(String(url))).resolves.toBe('r5 r5');
    expect(readdirSync(appFolder(home, 'shop').nodes)).toHaveLength(2);
    const { instance } = platform.state;
    await stop();
    expect(processesOf(instance)).toEqual([]);
    expect(readdirSync(appFolder(home, 'shop').nodes)).toEqual([]);
  });

  test('a node that is killed is replaced, on a fresh disk, and visitors see nothing of it', async () => {
    writeRelease('r0');
    const { platform, stop } = await supervise(home, 'shop', SETTINGS, isolation);
    await client().deployments.create({ kind: 'directory', path: site }).apply();
    const before = (await client().nodes.list()).map(({ id }) => id);
    const url = String((await client().get()).url);
    const [first] = platform.nodes;
    writeFileSync(join(first?.site ?? '', 'upload'), 'x');
    killed(first?.process?.pid ?? 0);
    for (let number = 0; number < 20; number += 1) await expect(answerOf(url)).resolves.toBe('r0 r0');
    for (const pid of processesOf(platform.state.instance)) killed(pid);
    await until(async () => {
      const nodes = await client().nodes.list();
      return nodes.length === 2 && nodes.every(({ id, state }) => state === 'running' && !before.includes(id));
    });
    await expect(answerOf(url)).resolves.toBe('r0 r0');
    expect((await client().drift()).nodes.flatMap(({ added }) => added)).toEqual([]);
    await stop();
  });

  test('after a kill at any moment the next start serves a whole release, and nothing is left over', async () => {
    writeRelease('r0');
    const { stateFile } = appFolder(home, 'shop');
    let recorded: string | undefined;
    for (let round = 0; round < 4; round += 1) {
      const program = await started();
      if (round > 0) await expect(answerOf(String((await client().get()).url))).resolves.toMatch(/^(r\d) \1$/);
      if (recorded !== undefined)
        await expect(client().deployments.get(recorded)).resolves.toMatchObject({ id: recorded });
      writeRelease(`r${round}`);
      const deployed = client().deployments.create({ kind: 'directory', path: site }).apply();
      if (round % 2 === 0) recorded = (await deployed).id;
      else {
        deployed.then(undefined, () => {});
        await new Promise((resolve) => setTimeout(resolve, 37 * round));
      }
      program.kill('SIGKILL');
      await new Promise((resolve) => program.once('exit', resolve));
    }
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
    const { platform, stop } = await supervise(home, 'shop', SETTINGS, isolation);
    await expect(answerOf(`http://127.0.0.1:${platform.state.port}`)).resolves.toMatch(/^(r\d) \1$/);
    const open = platform.state.deployments.filter(({ status }) => status === 'building');
    expect(open).toEqual([]);
    const { instance } = platform.state;
    await stop();
    expect(processesOf(instance)).toEqual([]);
    expect(existsSync(appFolder(home, 'shop').runFile)).toBe(false);
  });

  test('the API of an app answers nobody without its token, and two processes do not run one app', async () => {
    const { info, stop } = await supervise(home, 'shop', SETTINGS, isolation);
    for (const authorization of ['', 'Bearer ', `Bearer ${info.token}0`, `bearer ${info.token}`]) {
      const answer = await fetch(`http://127.0.0.1:${info.port}/v1/app`, { headers: { authorization } });
      expect(answer.status).toBe(401);
    }
    await expect(supervise(home, 'shop', SETTINGS, isolation)).rejects.toMatchObject({ code: 'api.conflict' });
    await stop();
  });
});

function client(): ReturnType<Tidemark['app']> {
  return createTidemark({ backend: local({ home }) }).app('shop');
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with another one.
  }
}

/** The program as users start it, from its source. */
async function started(): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const args = [...FROM_SOURCE, program, '__supervise', home, 'shop', JSON.stringify(SETTINGS)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  await until(async () => readRunInfo(appFolder(home, 'shop'))?.pid === child.pid);
  return child;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const endsAt = Date.now() + 50_000; Date.now() < endsAt; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error('it did not come about in time');
}
