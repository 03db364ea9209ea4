/** Names that some file systems take for one: asked of the disk itself, or of the one that `TIDEMARK_TEST_DISK` names a folder of. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { connect } from '../src/create-storage.ts';
import { putObject } from '../src/s3/objects.ts';
import { copy, createStorage, parseAddress, type S3Address, sync, verify } from '../src/storage.ts';
import { S3RVER } from './servers/s3-server.ts';
import { describeWithServer } from './servers/with-server.ts';

const base = mkdtempSync(join(process.env['TIDEMARK_TEST_DISK'] ?? tmpdir(), 'tidemark-spellings-'));
const home = mkdtempSync(join(tmpdir(), 'tidemark-home-'));
afterAll(() => {
  for (const folder of [base, home]) rmSync(folder, { recursive: true, force: true });
});

writeFileSync(join(base, 'probe'), '');
const takesForOne = existsSync(join(base, 'PROBE'));
const where = takesForOne ? 'one name' : 'two names';

describeWithServer(S3RVER, (running) => {
  let url: string;
  let to: string;

  beforeEach(async () => {
    const bucket = await running().bucket();
    url = running().url(bucket, 'names');
    to = join(base, bucket);
    const options = running().options;
    const connection = connect((await parseAddress(url, options, {})) as S3Address, options);
    for (const key of ['A.txt', 'a.txt', 'Dir/x', 'dir/y']) {
      await putObject(connection, `names/${key}`, Buffer.from(key), key.length);
    }
    await connection.close();
  });

  test(`keys that differ in case alone, where they are ${where}: each is whole, or named`, async () => {
    const options = { from: url, to, home, connect: running().options };
    for (const _run of [1, 2]) {
      const { ok, files, problems } = await sync(options);
      expect(ok).toBe(!takesForOne);
      expect(files.whole).toBe(takesForOne ? 2 : 4);
      expect(problems.map(({ sort }) => sort)).toEqual(takesForOne ? Array(2).fill('not-representable') : []);
      const missing = new Set(problems.map(({ key }) => key));
      for (const key of ['A.txt', 'a.txt', 'Dir/x', 'dir/y'].filter((name) => !missing.has(name)))
        expect(await readFile(join(to, key), 'utf8')).toBe(key);
    }
    const { files } = await verify({ from: url, to, connect: running().options });
    expect(files.whole).toBe(takesForOne ? 2 : 4);
  });

  test(`a single file beside one of another spelling, where they are ${where}`, async () => {
    await mkdir(to, { recursive: true });
    await writeFile(join(to, 'A.TXT'), 'theirs');
    const from = url.replace('names', 'names/a.txt');
    await copy({ from, to: join(to, 'a.txt'), home, connect: running().options }).catch(() => {});
    expect(await readFile(join(to, 'A.TXT'), 'utf8')).toBe('theirs');
    expect((await readdir(to)).length).toBe(takesForOne ? 1 : 2);
  });
});

test(`writers of two spellings at once, where they are ${where}: the first keeps its file`, async () => {
  const storage = await createStorage({ url: `file://${join(base, 'storage')}` });
  const written = await Promise.allSettled(['b.txt', 'B.txt'].map((name) => storage.write(name, name)));
  const done = ['b.txt', 'B.txt'].filter((_, at) => written[at]?.status === 'fulfilled');
  expect(done.length).toBe(takesForOne ? 1 : 2);
  for (const name of done) expect(await storage.readToString(name)).toBe(name);
});
