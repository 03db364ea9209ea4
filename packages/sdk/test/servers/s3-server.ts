/** Real S3 servers for tests, started on loopback and stopped with the process that asked for them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProfileName } from '../../src/profiles/profile.ts';
import { awsSdk } from '../../src/s3/aws-sdk.ts';

export interface S3Server {
  readonly name: string;
  readonly endpoint: string;
  readonly profile: ProfileName;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  createBucket(name: string): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerKind {
  readonly name: string;
  /** Why it cannot be started here; undefined where it can. */
  missing(): string | undefined;
  start(): Promise<S3Server>;
}

const CREDENTIALS = {
  accessKeyId: 'TIDEMARKTESTKEY00001',
  secretAccessKey: 'tidemark/test+secret/0000000000000000001',
};

/** Two ports next to each other that nobody listens on. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000) * 2;
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Waits for a line "ready". @throws with what the program said when it ends before */
function untilReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const note = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-4000);
      if (/^ready$/m.test(said)) resolve();
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    // A shell that waits for its input hears no signal.
    child.stdin?.end();
    child.kill('SIGTERM');
  });
}

async function bucketBySdk(endpoint: string, name: string, credentials: S3Server['credentials']): Promise<void> {
  const { S3Client, CreateBucketCommand } = await awsSdk();
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  try {
    await client.send(new CreateBucketCommand({ Bucket: name }));
  } finally {
    client.destroy();
  }
}

function hasProgram(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function startProgram(
  name: string,
  profile: ProfileName,
  credentials: S3Server['credentials'],
  command: (folder: string, port: number) => readonly [string, readonly string[]],
): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-server-'));
  const port = await freePort();
  const [program, args] = command(folder, port);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await stopChild(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilReady(child, name);
  } catch (error) {
    await stop();
    throw error;
  }
  const createBucket = (bucket: string): Promise<void> => bucketBySdk(endpoint, bucket, credentials);
  return { name, endpoint, profile, credentials, createBucket, stop };
}

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Ceph's gateway: `apt-get install radosgw ceph-mon ceph-osd`. */
export const CEPH: ServerKind = {
  name: 'Ceph RGW',
  missing: () => {
    const absent = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph'].filter((name) => !hasProgram(name));
    return absent.length === 0
      ? undefined
      : `${absent.join(', ')} not installed: apt-get install radosgw ceph-mon ceph-osd`;
  },
  start: () =>
    startProgram('Ceph RGW', 'ceph', CREDENTIALS, (folder, port) => [
      script('ceph-rgw.sh'),
      [folder, String(port), CREDENTIALS.accessKeyId, CREDENTIALS.secretAccessKey],
    ]),
};

/** Where Debian puts Python modules; another Python before it in the path does not see them. */
const DEBIAN_PYTHON = '/usr/bin/python3';

function hasSwift(): boolean {
  try {
    execFileSync(DEBIAN_PYTHON, ['-c', 'import swift.common.middleware.s3api.s3api'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const SWIFT_CREDENTIALS = { ...CREDENTIALS, accessKeyId: 'test:tidemark' };

/** Swift's s3api: `apt-get install python3-swift memcached`. */
export const SWIFT: ServerKind = {
  name: 'Swift s3api',
  missing: () =>
    hasSwift() && hasProgram('memcached') ? undefined : 'not installed: apt-get install python3-swift memcached',
  start: () =>
    startProgram('Swift s3api', 'swift', SWIFT_CREDENTIALS, (folder, port) => [
      DEBIAN_PYTHON,
      [
        script('swift-s3api.py'),
        folder,
        String(port),
        SWIFT_CREDENTIALS.accessKeyId,
        SWIFT_CREDENTIALS.secretAccessKey,
      ],
    ]),
};

/** Debian has no package of it: its own `go install` builds it. Source of the flags: github.com/versity/versitygw, cmd/versitygw/main.go. */
export const VERSITYGW: ServerKind = {
  name: 'versitygw',
  missing: () =>
    hasProgram('versitygw')
      ? undefined
      : 'not installed: go install github.com/versity/versitygw/cmd/versitygw@latest, with Go 1.25',
  start: () =>
    startProgram('versitygw', 'generic', CREDENTIALS, (folder, port) => [
      script('versitygw.sh'),
      [folder, String(port), CREDENTIALS.accessKeyId, CREDENTIALS.secretAccessKey],
    ]),
};

/** From npm, for every machine: neither conditional writes nor ListParts. */
export const S3RVER: ServerKind = {
  name: 's3rver',
  missing: () => undefined,
  start: () =>
    startProgram('s3rver', 'generic', { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }, (folder, port) => [
      process.execPath,
      [script('s3rver.mjs'), folder, String(port)],
    ]),
};
