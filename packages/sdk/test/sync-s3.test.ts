import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../src/create-storage.ts';
import type { S3Connection } from '../src/s3/connection.ts';
import {
  completeUpload,
  copyObject,
  createUpload,
  listUploads,
  type UploadedPart,
  uploadPart,
} from '../src/s3/multipart.ts';
import { getObject, headObject, putObject } from '../src/s3/objects.ts';
import { copy, diagnose, diff, list, parseAddress, remove, type S3Address, sync, verify } from '../src/storage.ts';
import { describeListings } from './listing-cases.ts';
import { CEPH, SWIFT, VERSITYGW } from './servers/s3-server.ts';
import { describeWithServer, type RunningServer } from './servers/with-server.ts';

const MIB = 1024 * 1024;

describeWithServer(CEPH, (running) =>
  describeSync(running, { acl: 'yes', ifMatchOnWrite: 'bare', conditionalCopy: 'dummy', listedEtag: 'yes' }),
);
describeWithServer(SWIFT, (running) =>
  describeSync(running, { acl: 'no', conditionalCreate: 'no', conditionalCopy: 'no', listedEtag: 'no' }),
);
describeWithServer(VERSITYGW, (running) => describeSync(running, {}));

/** @param found by the doctor, besides what every such server has */
function describeSync(running: () => RunningServer, found: Readonly<Record<string, string>>): void {
  let base: string;
  let from: string;
  let bucket: string;
  let connection: S3Connection;

  const home = (): string => join(base, 'home');
  const url = (prefix = 'up/loads'): string => running().url(bucket, prefix);
  const up = (more: Partial<Parameters<typeof sync>[0]> = {}): ReturnType<typeof sync> =>
    sync({ from, to: url(), home: home(), connect: running().options, ...more });

  describeListings(running);

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'tidemark-s3-'));
    from = join(base, 'from');
    bucket = await running().bucket();
    await mkdir(join(from, 'größe'), { recursive: true });
    await writeFile(join(from, 'photo 1.jpg'), randomBytes(4000));
    await writeFile(join(from, 'größe', 'leer+&.txt'), '');
    await writeFile(join(from, 'größe', 'text.html'), '<p>');
    await utimes(join(from, 'photo 1.jpg'), 1_234_567_890.125, 1_234_567_890.125);
    const options = running().options;
    connection = connect((await parseAddress(url(), options, {})) as S3Address, options);
  });

  afterEach(async () => {
    await connection.close();
    await rm(base, { recursive: true, force: true });
  });

  async function put(key: string, text: string): Promise<void> {
    const body = Buffer.from(text);
    await putObject(connection, key, body, body.length);
  }

  async function treeOf(folder: string): Promise<Record<string, string>> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const tree: Record<string, string> = {};
    for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
      const path = join(parentPath, name);
      const digest = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      tree[path.slice(folder.length + 1)] = `${digest} ${(await stat(path, { bigint: true })).mtimeNs / 1000n}`;
    }
    return tree;
  }

  test('there and back again: bytes, times, content types', async () => {
    await writeFile(join(from, 'large.bin'), randomBytes(37 * MIB));
    const report = await up();
    expect(report).toMatchObject({ ok: true, files: { source: 4, copied: 4, whole: 4 } });
    expect(report.proofs).toMatchObject({ parts: 1 });
    const head = await headObject(connection, 'up/loads/größe/text.html');
    expect(head).toMatchObject({ contentType: 'text/html; charset=utf-8', size: 3 });
    expect(await up()).toMatchObject({ ok: true, bytes: { sent: 0 }, files: { same: 4 } });
    const back = join(base, 'back');
    const down = await sync({ from: url(), to: back, home: home(), connect: running().options });
    expect(down).toMatchObject({ ok: true, files: { copied: 4 } });
    expect(await treeOf(back)).toEqual(await treeOf(from));
    expect(await verify({ from, to: url(), connect: running().options })).toMatchObject({
      ok: true,
      files: { same: 4 },
    });
    expect(await listUploads(connection, '')).toEqual([]);
    const other = running().url(await running().bucket(), 'copy');
    const across = await sync({ from: url(), to: other, home: home(), connect: running().options });
    expect(across).toMatchObject({ ok: true, files: { copied: 4 }, bytes: { sent: 0 } });
    expect(await verify({ from: url(), to: other, connect: running().options })).toMatchObject({ ok: true });
    expect(await verify({ from, to: other, connect: running().options })).toMatchObject({ ok: true });
  });

  test('verify and diff name what is missing, differs or is extra', async () => {
    await up();
    await put('up/loads/photo 1.jpg', 'x'.repeat(4000));
    await put('up/loads/extra', 'x');
    await remove({ url: `${url('up/loads/größe/text.html').replace('?', '?')}`, connect: running().options });
    const checked = await verify({ from, to: url(), connect: running().options });
    expect(checked.problems.map(({ key, sort }) => [key, sort])).toEqual([
      ['größe/text.html', 'missing'],
      ['photo 1.jpg', 'differs'],
    ]);
    const differing = await diff({ from, to: url(), connect: running().options, checksum: true });
    expect(differing.problems.map(({ sort }) => sort).toSorted()).toEqual(['differs', 'extra', 'missing']);
  });

  test('the same content in other parts is told equal, another of the same size is not', async () => {
    const content = Buffer.alloc(11 * MIB, 'a');
    const uploaded = async (key: string, partSize: number, body: Buffer): Promise<void> => {
      const id = await createUpload(connection, key);
      const parts: UploadedPart[] = [];
      for (let at = 0; at < body.length; at += partSize) {
        const part = body.subarray(at, at + partSize);
        parts.push(await uploadPart(connection, key, id, parts.length + 1, part, part.length));
      }
      await completeUpload(connection, key, id, parts);
    };
    await uploaded('one/same', 5 * MIB, content);
    await uploaded('two/same', 8 * MIB, content);
    await uploaded('one/other', 5 * MIB, content);
    await uploaded('two/other', 8 * MIB, Buffer.alloc(11 * MIB, 'b'));
    const { problems } = await diff({ from: url('one'), to: url('two'), connect: running().options });
    expect(problems.map(({ key, sort }) => `${sort} ${key}`)).toEqual(['differs other']);
  });

  test('what is too large for one request is copied in parts, with all that it has', async () => {
    const content = randomBytes(12 * MIB);
    const put = { contentType: 'image/jpeg', metadata: { title: 'größe' } };
    await putObject(connection, 'original', content, content.length, put);
    const options = running().options;
    const address = (await parseAddress(url(), options, {})) as S3Address;
    const small = connect({ ...address, profile: { ...address.profile, putMax: 6 * MIB } }, options);
    const head = await headObject(small, 'original');
    if (head === undefined) throw new Error('it is not there');
    await copyObject(small, { bucket, key: 'original', head }, 'copied', { ...put, partSize: 5 * MIB });
    const copied = await headObject(small, 'copied');
    expect(copied).toMatchObject({ size: 12 * MIB, contentType: 'image/jpeg', metadata: { title: 'größe' } });
    expect(copied?.etag).toMatch(/-3$/);
    const { body } = await getObject(small, 'copied');
    expect(Buffer.from(await body.arrayBuffer()).equals(content)).toBe(true);
    await small.close();
  });

  test('keys that cannot be files are named, and nothing leaves the target', async () => {
    const keys = [
      '../out',
      'a',
      'a/b',
      'c/../../out',
      '/abs',
      'd//e',
      'marker/',
      'ok.txt',
      `long/${'x'.repeat(300)}`,
      './dot',
    ];
    for (const key of keys) await put(`bad/${key}`, key);
    const to = join(base, 'to');
    const report = await sync({ from: url('bad'), to, home: home(), connect: running().options });
    expect(report.ok).toBe(false);
    expect(report.problems.map(({ key, sort }) => `${sort} ${key.slice(0, 12)}`).toSorted()).toEqual(
      ['../out', 'a/b', 'c/../../out', '/abs', 'd//e', 'marker/', 'long/xxxxxxx', './dot']
        .map((key) => `not-representable ${key.slice(0, 12)}`)
        .toSorted(),
    );
    expect(Object.keys(await treeOf(to)).toSorted()).toEqual(['a', 'ok.txt']);
    expect((await readdir(base)).toSorted()).toEqual(['from', 'home', 'to']);
  });

  test('an upload of somebody else is left alone', async () => {
    const theirs = await createUpload(connection, 'up/loads/photo 1.jpg');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await writeFile(join(from, 'photo 1.jpg'), randomBytes(20 * MIB));
    await up();
    expect((await listUploads(connection, '')).map(({ uploadId }) => uploadId)).toEqual([theirs]);
  });

  test('cp, ls and rm of single files and whole prefixes', async () => {
    const options = { connect: running().options };
    const one = await copy({
      from: join(from, 'photo 1.jpg'),
      to: url('single/renamed.jpg'),
      home: home(),
      ...options,
    });
    expect(one).toMatchObject({ ok: true, files: { copied: 1 } });
    await copy({ from: url('single/renamed.jpg'), to: `${base}/`, home: home(), ...options });
    expect(await readFile(join(base, 'renamed.jpg'))).toEqual(await readFile(join(from, 'photo 1.jpg')));
    await copy({ from, to: url('single/tree'), home: home(), ...options });
    const keys: string[] = [];
    for await (const { key } of list({ url: url('single'), ...options })) keys.push(key);
    expect(keys).toEqual(['renamed.jpg', 'tree/größe/leer+&.txt', 'tree/größe/text.html', 'tree/photo 1.jpg']);
    expect(await remove({ url: url('single/tree'), recursive: true, ...options })).toMatchObject({
      ok: true,
      files: { deleted: 3 },
    });
    expect(await remove({ url: url('single/renamed.jpg'), ...options })).toMatchObject({ ok: true });
    expect(await remove({ url: url('single/renamed.jpg'), ...options })).toMatchObject({ ok: false });
  });

  test('the doctor finds the profile, and leaves nothing', async () => {
    const diagnosis = await diagnose({ url: url(''), ...running().options });
    expect(diagnosis).toMatchObject({
      contradictions: [],
      found: { multipart: 'yes', ...found },
    });
    expect(diagnosis.fitting).toContain(running().server.profile);
    const keys: string[] = [];
    for await (const { key } of list({ url: url(''), connect: running().options })) keys.push(key);
    expect(keys).toEqual([]);
  });
}

describe('without a server', () => {
  test('an endpoint that is not there is named with the next step', async () => {
    const connectBy = {
      credentials: { accessKeyId: 'a', secretAccessKey: 'top-secret' },
      retry: { attempts: 2, base: 1 },
      env: {},
    };
    const to = 's3://b/x?endpoint=http://127.0.0.1:9&profile=ceph';
    const home = await mkdtemp(join(tmpdir(), 'tidemark-home-'));
    await expect(
      sync({ from: new URL('.', import.meta.url).pathname, to, home, connect: connectBy }),
    ).rejects.toMatchObject({
      code: 'storage.network',
      retryable: true,
      next: expect.stringContaining('endpoint') as string,
    });
    await rm(home, { recursive: true });
  });
});
