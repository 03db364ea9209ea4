import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SyncOptions, sync } from '../src/storage.ts';

let base: string;
let from: string;
let to: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tidemark-sync-'));
  from = join(base, 'from');
  to = join(base, 'to');
  await mkdir(join(from, 'deep/er'), { recursive: true });
  await writeFile(join(from, 'one.txt'), 'one');
  await writeFile(join(from, 'deep/two.txt'), 'two');
  await writeFile(join(from, 'deep/er/empty'), '');
  await writeFile(join(from, 'deep.txt'), 'sorts before deep/');
  await utimes(join(from, 'one.txt'), 1_000_000_000.5, 1_000_000_000.5);
});

afterEach(() => rm(base, { recursive: true, force: true }));

function run(options: Partial<SyncOptions> = {}): ReturnType<typeof sync> {
  return sync({ from, to, home: join(base, 'home'), ...options });
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const texts = await Promise.all(
    files.sort().map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')]),
  );
  return Object.fromEntries(texts) as Record<string, string>;
}

describe('sync between folders', () => {
  test('copies bytes, times and permissions, and says so', async () => {
    await chmod(join(from, 'one.txt'), 0o640);
    const report = await run();
    expect(report).toMatchObject({ ok: true, files: { source: 4, whole: 4, copied: 4, same: 0 }, problems: [] });
    expect(await filesIn(to)).toEqual(await filesIn(from));
    const copy = await stat(join(to, 'one.txt'));
    expect([copy.mtimeMs, copy.mode & 0o777]).toEqual([1_000_000_000_500, 0o640]);
  });

  test('refuses a source that is not there, and leaves the target alone', async () => {
    await run();
    const gone = sync({ from: join(base, 'gone'), to, home: join(base, 'home'), delete: true });
    await expect(gone).rejects.toMatchObject({ code: 'usage.invalid', message: expect.stringContaining('no folder') });
    expect(await filesIn(to)).toEqual(await filesIn(from));
  });

  test('does nothing the second time, and looks again where something changed', async () => {
    await run();
    expect(await run()).toMatchObject({ ok: true, files: { copied: 0, same: 4 }, bytes: { sent: 0 } });
    await writeFile(join(from, 'one.txt'), 'ONE');
    expect(await run()).toMatchObject({ ok: true, files: { copied: 1, same: 3 } });
    expect((await filesIn(to))['one.txt']).toBe('ONE');
  });

  test('sees a change in the target that keeps size and time, when asked for checksums', async () => {
    await run();
    const { atime, mtime } = await stat(join(to, 'one.txt'));
    await writeFile(join(to, 'one.txt'), 'OXO');
    await utimes(join(to, 'one.txt'), atime, mtime);
    expect(await run({ checksum: true })).toMatchObject({ files: { copied: 1 } });
    expect((await filesIn(to))['one.txt']).toBe('one');
  });

  test('a dry run says what it would do, and does nothing', async () => {
    await mkdir(to);
    await writeFile(join(to, 'extra'), 'x');
    const report = await run({ dryRun: true, delete: true });
    expect(report.plan).toEqual([
      { action: 'copy', key: 'deep.txt' },
      { action: 'copy', key: 'deep/er/empty' },
      { action: 'copy', key: 'deep/two.txt' },
      { action: 'copy', key: 'one.txt' },
      { action: 'delete', key: 'extra' },
    ]);
    expect(await filesIn(to)).toEqual({ extra: 'x' });
  });

  test('deletes only when told to, only what is in scope, and not too much', async () => {
    await mkdir(join(to, 'cache'), { recursive: true });
    for (let at = 0; at < 30; at += 1) await writeFile(join(to, `extra ${at}`), 'x');
    await writeFile(join(to, 'cache/kept'), 'x');
    expect(await run({ exclude: ['cache/'] })).toMatchObject({ ok: true, files: { extra: 30, deleted: 0 } });
    const guarded = await run({ delete: true, exclude: ['cache/'] });
    expect(guarded).toMatchObject({ ok: false, files: { deleted: 0 } });
    expect(guarded.problems).toMatchObject([
      { sort: 'delete-guard', reason: expect.stringContaining('--max-delete 30') as string },
    ]);
    expect(await run({ delete: true, maxDelete: 30, exclude: ['cache/'] })).toMatchObject({
      ok: true,
      files: { deleted: 30 },
    });
    expect(await filesIn(to)).toEqual({ ...(await filesIn(from)), 'cache/kept': 'x' });
  });

  test('reports links and special files, keeps what the target has of them, and follows none', async () => {
    await symlink('/etc/passwd', join(from, 'link'));
    await symlink('/etc', join(from, 'folder-link'));
    await mkdir(join(to, 'folder-link'), { recursive: true });
    await writeFile(join(to, 'folder-link/older'), 'x');
    await writeFile(join(to, 'link'), 'x');
    const report = await run({ delete: true });
    expect(report.ok).toBe(false);
    expect(report.problems.map(({ key, sort }) => [key, sort])).toEqual([
      ['folder-link', 'link'],
      ['link', 'link'],
    ]);
    expect(await filesIn(to)).toMatchObject({ link: 'x', 'folder-link/older': 'x' });
    expect(await run({ links: 'skip' })).toMatchObject({
      ok: true,
      skipped: [{ key: 'folder-link' }, { key: 'link' }],
    });
  });

  test('writes through no link of the target', async () => {
    const outside = join(base, 'outside');
    await mkdir(outside);
    await mkdir(to);
    await symlink(outside, join(to, 'deep'));
    await symlink(join(outside, 'one'), join(to, 'one.txt'));
    const report = await run();
    expect(report.ok).toBe(false);
    expect(report.problems.map(({ key, sort }) => `${key} ${sort}`).toSorted()).toEqual([
      'deep/er/empty not-representable',
      'deep/two.txt not-representable',
      'one.txt not-representable',
    ]);
    expect(await readdir(outside)).toEqual([]);
  });

  test('puts no file in the place of a folder, and no folder in that of a file', async () => {
    await mkdir(join(to, 'one.txt'), { recursive: true });
    await writeFile(join(to, 'deep'), 'a file');
    const report = await run();
    expect(report.problems.map(({ key }) => key).toSorted()).toEqual(['deep/er/empty', 'deep/two.txt', 'one.txt']);
    expect((await filesIn(to))['deep']).toBe('a file');
  });

  test('refuses to read what it writes', async () => {
    await expect(run({ to: join(from, 'inside') })).rejects.toThrow('lies within');
    await expect(run({ to: from })).rejects.toThrow('same place');
    await expect(run({ home: join(from, 'home') })).rejects.toThrow('TIDEMARK_HOME');
  });

  test('names a folder that cannot be read, and deletes nothing then', async () => {
    await run();
    await writeFile(join(to, 'extra'), 'x');
    await writeFile(join(from, Buffer.from([0x66, 0xff]).toString('latin1')), 'fine');
    const bad = Buffer.concat([Buffer.from(`${from}/`), Buffer.from([0x66, 0xff])]);
    await writeFile(bad, 'not UTF-8');
    const report = await run({ delete: true });
    expect(report.problems).toMatchObject([{ sort: 'name', reason: 'its name is not UTF-8' }]);
  });

  test('leaves nothing of its own in source or target', async () => {
    await run();
    expect(Object.keys(await filesIn(base)).filter((name) => name.includes('.part'))).toEqual([]);
    expect(
      Object.keys(await filesIn(join(base, 'home')))
        .map((name) => name.split('/').at(-1) ?? '')
        .toSorted(),
    ).toEqual(['lock.1', 'state']);
  });
});
