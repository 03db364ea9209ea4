/** Syncs that something comes between: the file changes, somebody else is at it, the process that held the lock is gone. */
import { appendFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SyncOptions, sync } from '../src/storage.ts';
import { buildProgram, startProgram } from './trials/program.ts';

const RATE = 4_000_000;

let base: string;
let from: string;
let to: string;
let file: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tidemark-disturbed-'));
  from = join(base, 'from');
  to = join(base, 'to');
  file = join(from, 'large.bin');
  await mkdir(from);
  await writeFile(file, Buffer.alloc(1_000_000, 'a'));
});

afterEach(() => rm(base, { recursive: true, force: true }));

function run(options: Partial<SyncOptions> = {}): ReturnType<typeof sync> {
  return sync({ from, to, home: join(base, 'home'), ...options });
}

test('a file that changes while it is read is read again', async () => {
  let isGrown = false;
  const onProgress = (): void => {
    if (!isGrown) appendFileSync(file, 'b');
    isGrown = true;
  };
  const report = await run({ bandwidth: RATE, onProgress });
  expect(report).toMatchObject({ ok: true, files: { copied: 1 }, bytes: { whole: 1_000_001 } });
  expect(await readFile(join(to, 'large.bin'))).toEqual(await readFile(file));
});

test('a file that never rests is named, and none of it is left in the target', async () => {
  const report = await run({ bandwidth: RATE, onProgress: () => appendFileSync(file, 'b') });
  expect(report).toMatchObject({ ok: false, files: { whole: 0 } });
  expect(report.problems).toMatchObject([{ key: 'large.bin', sort: 'failed', code: 'storage.changed-while-read' }]);
  expect(await readdir(to)).toEqual([]);
});

test('a second run of the pair is told who is at it, or waits', async () => {
  let second: Promise<unknown> | undefined;
  let waiting: ReturnType<typeof sync> | undefined;
  const onProgress = (): void => {
    second ??= run().catch((error: unknown) => error);
    waiting ??= run({ wait: true });
  };
  expect(await run({ bandwidth: RATE, onProgress })).toMatchObject({ ok: true, files: { copied: 1 } });
  expect(await second).toMatchObject({
    code: 'transfer.locked',
    message: expect.stringContaining(`process ${process.pid} `) as string,
  });
  expect(await waiting).toMatchObject({ ok: true, files: { copied: 0, same: 1 } });
});

test('the lock of a process that is gone is taken over', { timeout: 60_000 }, async () => {
  const program = await buildProgram();
  try {
    const env = { TIDEMARK_HOME: join(base, 'home') };
    const { child, ended } = startProgram(program, ['storage', 'sync', from, to, '--bwlimit', '100KB/s'], env);
    while (!(await readdir(to).catch(() => [])).length) await sleep(20);
    child.kill('SIGKILL');
    await ended;
    expect(await run()).toMatchObject({ ok: true, files: { copied: 1 } });
    expect(await readdir(to)).toEqual(['large.bin']);
  } finally {
    await rm(program, { force: true });
  }
});
