/** The platform's object storage, as its documentation has it: a real server behind a proxy that watches what it is asked. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStorage, sync, verify } from '../src/storage.ts';
import { type RecordingProxy, startRecordingProxy } from './servers/recording-proxy.ts';
import { S3RVER } from './servers/s3-server.ts';
import { describeWithServer } from './servers/with-server.ts';

const MB = 1_000_000;

describeWithServer(S3RVER, (running) => {
  let base: string;
  let bucket: string;
  let proxy: RecordingProxy | undefined;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'tidemark-platform-storage-'));
    bucket = await running().bucket();
    await mkdir(join(base, 'from/private'), { recursive: true });
    await writeFile(join(base, 'from/large.bin'), randomBytes(18 * MB));
    await writeFile(join(base, 'from/photo.jpg'), randomBytes(3000));
    await writeFile(join(base, 'from/private/invoice.pdf'), 'invoice');
  });

  afterEach(async () => {
    await proxy?.stop();
    await rm(base, { recursive: true, force: true });
  });

  /** What the platform gives an application: a file of secrets. */
  async function environment(endpoint: string): Promise<Record<string, string>> {
    const { accessKeyId, secretAccessKey } = running().server.credentials;
    const file = join(base, 'secrets.json');
    const group = { BUCKET: bucket, KEY: accessKeyId, SECRET: secretAccessKey, REGION: 'us-east-1', SERVER: endpoint };
    await writeFile(file, JSON.stringify({ OBJECT_STORAGE: group, MYSQL: { PASSWORD: 'other' } }));
    return { APP_SECRETS: file };
  }

  test('each object is one request of exact length, whatever its size', async () => {
    proxy = await startRecordingProxy(running().server.endpoint);
    const connect = { env: await environment(proxy.endpoint) };
    const pair = { from: join(base, 'from'), to: 's3://?profile=fortrabbit', connect };
    expect(await sync({ ...pair, home: join(base, 'home') })).toMatchObject({ ok: true, files: { copied: 3 } });
    expect(await verify(pair)).toMatchObject({ ok: true, files: { same: 3 } });
    const puts = proxy.asked.filter(({ method }) => method === 'PUT');
    expect(
      puts.map(({ url, headers }) => [
        url.replace(`/${bucket}`, ''),
        headers['content-length'],
        headers['transfer-encoding'],
        headers['content-encoding'],
        headers['x-amz-acl'],
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['/large.bin', String(18 * MB), undefined, undefined, undefined],
        ['/photo.jpg', '3000', undefined, undefined, undefined],
        ['/private/invoice.pdf', '7', undefined, undefined, undefined],
      ]),
    );
    expect(puts).toHaveLength(3);
    expect(proxy.asked.filter(({ url }) => /[?&]upload/.test(url))).toEqual([]);
  });

  test('a full quota is an error of its own, and says what is missing', async () => {
    proxy = await startRecordingProxy(running().server.endpoint, ({ method, url }) =>
      method === 'PUT' && url.endsWith('large.bin') ? 'QuotaExceeded' : undefined,
    );
    const connect = { env: await environment(proxy.endpoint) };
    const report = await sync({
      from: join(base, 'from'),
      to: 's3://?profile=fortrabbit',
      connect,
      home: join(base, 'home'),
      concurrency: 1,
    });
    expect(report.ok).toBe(false);
    expect(report.problems[0]).toMatchObject({ key: 'large.bin', code: 'storage.quota-exceeded' });
    expect(proxy.asked.filter(({ url }) => url.endsWith('large.bin'))).toHaveLength(1);
    const missing = await verify({ from: join(base, 'from'), to: 's3://?profile=fortrabbit', connect });
    expect(missing.problems.map(({ key }) => key)).toEqual(report.problems.map(({ key }) => key));
  });

  test('public addresses, no signed ones, and no secret in what is printed', async () => {
    const storage = await createStorage({
      url: 's3://?profile=fortrabbit',
      env: await environment(running().server.endpoint),
    });
    try {
      await storage.write('photo.jpg', 'photo');
      expect(await storage.readToString('photo.jpg')).toBe('photo');
      expect(await storage.publicUrl('a b/photo.jpg')).toBe(`https://${bucket}.objects.frb.io/a%20b/photo.jpg`);
      await expect(storage.publicUrl('private/invoice.pdf')).rejects.toThrow(/private/);
      await expect(storage.temporaryUrl('photo.jpg', { expiresAt: Date.now() + 1000 })).rejects.toThrow(/presign/);
      const failed: unknown = await storage.read('missing').catch((error: unknown) => error);
      for (const printed of [inspect(storage, { depth: 9, showHidden: true }), inspect(failed, { depth: 9 })])
        expect(printed).not.toMatch(/(?:accessKeyId|secretAccessKey|Signature)\W+\w/);
    } finally {
      await storage.close();
    }
  });
});
