/** Ceph as the object storage of an app on this machine, as its pages and the client meet it. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { local } from '../src/backends/local/local.ts';
import type { AppClient } from '../src/client/app-client.ts';
import { createTidemark } from '../src/client/tidemark.ts';
import type { SwitchSettings } from '../src/model/index.ts';
import type { ObjectStorage } from '../src/platform/components/object-storage/object-storage.ts';
import type { OwnObjectStorage } from '../src/platform/components/stored-components.ts';
import { appFolder } from '../src/platform/home.ts';
import { findProgram } from '../src/platform/sandbox.ts';
import { type Supervisor, supervise } from '../src/platform/supervisor.ts';
import { processesOf } from '../src/platform/sweep.ts';
import { CEPH } from './servers/s3-server.ts';

/** Keeps what it is sent in the bucket, as a site does that has only what the platform hands to it. */
const PAGE = `<?php
function s3(string $method, string $key, string $body = ''): array {
    ['BUCKET' => $bucket, 'HOST' => $host, 'KEY' => $id, 'SECRET' => $secret, 'REGION' => $region, 'SERVER' => $server]
        = json_decode(file_get_contents(getenv('APP_SECRETS')), true)['OBJECT_STORAGE'];
    $time = gmdate('Ymd\\THis\\Z');
    $day = substr($time, 0, 8);
    $hash = hash('sha256', $body);
    $signed = 'host;x-amz-content-sha256;x-amz-date';
    $canonical = "$method\\n/$bucket/$key\\n\\nhost:$host\\nx-amz-content-sha256:$hash\\nx-amz-date:$time\\n\\n$signed\\n$hash";
    $scope = "$day/$region/s3/aws4_request";
    $text = "AWS4-HMAC-SHA256\\n$time\\n$scope\\n" . hash('sha256', $canonical);
    $with = "AWS4$secret";
    foreach (explode('/', $scope) as $part) $with = hash_hmac('sha256', $part, $with, true);
    $signature = hash_hmac('sha256', $text, $with);
    $headers = ["Authorization: AWS4-HMAC-SHA256 Credential=$id/$scope, SignedHeaders=$signed, Signature=$signature",
        "x-amz-content-sha256: $hash", "x-amz-date: $time"];
    $options = ['method' => $method, 'header' => $headers, 'content' => $body, 'ignore_errors' => true];
    $answer = file_get_contents("$server/$bucket/$key", false, stream_context_create(['http' => $options]));
    return [(int) substr($http_response_header[0], 9, 3), $answer];
}
[$status, $text] = s3($_GET['do'], $_GET['key'], $_GET['text'] ?? '');
http_response_code($status);
echo $text;
`;

let folder = '';
let home = '';
let supervisor: Supervisor | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  chmodSync(folder, 0o711);
  home = join(folder, 'home');
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'site/index.php'), PAGE);
});

afterAll(async () => {
  await supervisor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function running(): Promise<AppClient> {
  supervisor = await supervise(home, 'shop', { nodes: 2, workers: 1, platform: 'fortrabbit' });
  return createTidemark({ backend: local({ home }) }).app('shop');
}

async function page(app: AppClient, what: string): Promise<string> {
  const answer = await fetch(`${String((await app.get()).url)}?${what}`);
  return `${answer.status} ${await answer.text()}`;
}

async function switchOn(app: AppClient, settings: SwitchSettings = {}): Promise<string> {
  await app.components.objectStorage.switchOn(settings).apply();
  const [{ value } = { value: '' }] = (await app.secrets({ group: 'OBJECT_STORAGE' })).filter(
    ({ key }) => key === 'URL',
  );
  return value;
}

/** What anybody sees, who has no key. */
async function seen(address: string): Promise<string> {
  const answer = await fetch(address);
  return `${answer.status} ${(await answer.text()).slice(0, 40)}`;
}

async function deploy(app: AppClient): Promise<void> {
  await app.deployments.create({ kind: 'directory', path: join(folder, 'site') }).apply();
}

const cannot = findProgram('php') === undefined ? 'php not installed' : CEPH.missing();

describe.skipIf(cannot !== undefined)('with Ceph', { timeout: 240_000 }, () => {
  test('what a page writes is there on every node, after a deployment, after kill -9, and after the app was stopped', async () => {
    const app = await running();
    await deploy(app);
    await switchOn(app);
    await expect(page(app, 'do=PUT&key=a.txt&text=one')).resolves.toBe('200 ');
    await deploy(app);
    for (const _ of ['each', 'node']) await expect(page(app, 'do=GET&key=a.txt')).resolves.toBe('200 one');
    const files = await app.storage();
    await expect(files.readToString('a.txt')).resolves.toBe('one');
    await files.write('folder/b.txt', 'two');
    await expect(page(app, 'do=GET&key=folder/b.txt')).resolves.toBe('200 two');
    await expect(app.components.objectStorage.get()).resolves.toMatchObject({ bucket: 'shop', limits: 'fortrabbit' });

    const { instance } = supervisor?.platform.state ?? { instance: '' };
    const [storage] = supervisor?.platform.services.get('objectStorage') ?? [];
    for (const { pid = 0 } of (storage as ObjectStorage).services) process.kill(-pid, 'SIGKILL');
    await expect.poll(() => page(app, 'do=GET&key=a.txt').catch(() => ''), { timeout: 90_000 }).toBe('200 one');

    await supervisor?.stop();
    expect(processesOf(instance)).toEqual([]);
    const stored = supervisor?.platform.state.components.objectStorage as OwnObjectStorage | undefined;
    const other = createServer().listen(stored?.monitorPort, '127.0.0.1');
    try {
      const again = await running();
      await expect(page(again, 'do=GET&key=a.txt')).resolves.toBe('200 one');
    } finally {
      other.close();
    }
  });

  test('the limits of fortrabbit hold until they are switched off', async () => {
    const app = createTidemark({ backend: local({ home }) }).app('shop');
    const address = await switchOn(app);
    await page(app, 'do=PUT&key=private/c.txt&text=secret');
    await page(app, 'do=PUT&key=open.txt&text=open');
    await expect(seen(`${address}/open.txt`)).resolves.toBe('200 open');
    await expect(seen(`${address}/private/c.txt`)).resolves.toContain('403 ');
    await expect(seen(address)).resolves.toContain('403 ');
    const files = await app.storage();
    await expect(files.temporaryUrl('open.txt', { expiresAt: Date.now() + 60_000 })).rejects.toThrow(/presign|signed/i);
    await expect(page(app, 'do=POST&key=open.txt?uploads')).resolves.toContain('501 ');

    const limited = await switchOn(app, { quotaBytes: 100_000 });
    await expect(app.components.objectStorage.get()).resolves.toMatchObject({ quota: 100_000 });
    const large = await app.storage();
    await expect(large.write('large.bin', Buffer.alloc(200_000))).rejects.toMatchObject({
      cause: { code: 'storage.quota-exceeded' },
    });
    await expect(seen(`${limited}/open.txt`)).resolves.toBe('200 open');

    const free = await switchOn(app, { limits: 'none' });
    await expect(seen(`${free}/open.txt`)).resolves.toContain('403 ');
    const signed = await (await app.storage()).temporaryUrl('private/c.txt', { expiresAt: Date.now() + 60_000 });
    await expect(seen(signed)).resolves.toBe('200 secret');
  });

  test('what it held is gone when it is switched off, which wants a confirmation', async () => {
    const app = createTidemark({ backend: local({ home }) }).app('shop');
    const off = app.components.objectStorage.switchOff();
    await expect(off.apply()).rejects.toMatchObject({ code: 'client.confirmation-required' });
    await off.apply({ confirm: (await off.plan()).confirmation });
    await switchOn(app);
    await expect(page(app, 'do=GET&key=open.txt')).resolves.toContain('404 ');
  });

  test('one that was laid out, but not recorded when the platform was killed, is laid out anew', async () => {
    await supervisor?.stop();
    const { stateFile } = appFolder(home, 'shop');
    const state = JSON.parse(readFileSync(stateFile, 'utf8')) as object;
    writeFileSync(stateFile, JSON.stringify({ ...state, components: {} }), { mode: 0o600 });
    const app = await running();
    await switchOn(app);
    await expect(page(app, 'do=PUT&key=d.txt&text=new')).resolves.toBe('200 ');
  });
});
