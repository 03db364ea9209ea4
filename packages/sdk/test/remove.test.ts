import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copy, remove } from '../src/storage.ts';

let base: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tidemark-remove-'));
  folder = join(base, 'files');
  await mkdir(join(folder, 'deep'), { recursive: true });
  await writeFile(join(folder, 'one.txt'), 'one');
  await writeFile(join(folder, 'deep/two.txt'), 'two');
});

afterEach(() => rm(base, { recursive: true, force: true }));

const names = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();

test('all below the working directory goes only where it is said how much that may be', async () => {
  const all = { url: '.', connect: { cwd: folder }, recursive: true };
  await expect(remove(all)).rejects.toMatchObject({
    code: 'usage.invalid',
    next: expect.stringContaining('--max-delete') as string,
  });
  expect(await remove({ ...all, dryRun: true })).toMatchObject({ ok: true, plan: [{}, {}] });
  expect(await remove({ ...all, maxDelete: 1 })).toMatchObject({
    ok: false,
    files: { deleted: 0 },
    problems: [{ sort: 'delete-guard' }],
  });
  expect(await names()).toEqual(['one.txt', 'two.txt']);
  expect(await remove({ ...all, maxDelete: 2 })).toMatchObject({ ok: true, files: { deleted: 2 } });
  expect(await names()).toEqual([]);
});

test('a whole bucket neither, before anything is asked of it', async () => {
  const url = 's3://bucket?endpoint=http://127.0.0.1:9&profile=generic';
  await expect(remove({ url, recursive: true, connect: { env: {} } })).rejects.toMatchObject({ code: 'usage.invalid' });
});

test('a copy of one file is only told of in a dry run, and made once', async () => {
  const pair = { from: join(folder, 'one.txt'), to: join(folder, 'copy.txt') };
  expect(await copy({ ...pair, dryRun: true })).toMatchObject({
    ok: true,
    dryRun: true,
    files: { copied: 0 },
    plan: [{ action: 'copy', key: 'copy.txt' }],
  });
  expect(await names()).toEqual(['one.txt', 'two.txt']);
  expect(await copy(pair)).toMatchObject({ ok: true, files: { copied: 1, same: 0 } });
  expect(await copy(pair)).toMatchObject({ ok: true, files: { copied: 0, same: 1 }, bytes: { sent: 0 } });
  await writeFile(pair.to, 'ONE');
  expect(await copy(pair)).toMatchObject({ ok: true, files: { copied: 1 } });
  expect(await readFile(pair.to, 'utf8')).toBe('one');
});
