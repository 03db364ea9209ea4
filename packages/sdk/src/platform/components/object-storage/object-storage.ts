/** An S3 endpoint in the app's own folder: Ceph, and what limits it where a platform's limits are wanted. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROFILES } from '../../../profiles/profiles.ts';
import { awsSdk } from '../../../s3/aws-sdk.ts';
import { freePort } from '../../listening.ts';
import type { ServiceContext, ServiceProcess } from '../../service-process.ts';
import type { OwnObjectStorage } from '../stored-components.ts';
import { bucketOf } from './bucket-name.ts';
import { Ceph } from './ceph.ts';
import { LimitingProxy } from './limiting-proxy.ts';

export interface StartedObjectStorage {
  readonly service: ObjectStorage;
  /** Its ports may be others than before. */
  readonly stored: OwnObjectStorage;
}

/** @param folder of the component @throws TidemarkError `platform.missing-program`, `platform.failed` */
export async function startObjectStorage(
  context: ServiceContext,
  folder: string,
  given: OwnObjectStorage,
): Promise<StartedObjectStorage> {
  const stored = {
    ...given,
    port: await freePort(given.port),
    gatewayPort: await freePort(given.gatewayPort),
    monitorPort: await freePort(given.monitorPort),
  };
  const service = new ObjectStorage(context, folder, stored);
  await service.start();
  return { service, stored };
}

/** What the server has been told, so that it is told again only where that changes. */
type Applied = Pick<OwnObjectStorage, 'limits' | 'quotaBytes'>;

export class ObjectStorage {
  readonly #context: ServiceContext;
  readonly #folder: string;
  readonly #stored: OwnObjectStorage;
  readonly #ceph: Ceph;
  readonly #proxy: LimitingProxy;

  constructor(context: ServiceContext, folder: string, stored: OwnObjectStorage) {
    const { gatewayPort: gateway, monitorPort: monitor } = stored;
    this.#context = context;
    this.#folder = folder;
    this.#stored = stored;
    this.#ceph = new Ceph(context, folder, { gateway, monitor });
    this.#proxy = new LimitingProxy(gateway);
  }

  /** That of the program which writes. */
  get pid(): number | undefined {
    return this.services[1]?.pid;
  }

  get services(): readonly ServiceProcess[] {
    return this.#ceph.services;
  }

  async start(): Promise<void> {
    const { port, limits, secret } = this.#stored;
    const name = bucketOf(this.#context.app);
    await this.#ceph.start({ name, key: name, secret });
    try {
      await this.#apply();
      if (limits === 'fortrabbit') await this.#proxy.listen(port);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
    await this.#ceph.stop();
  }

  async #apply(): Promise<void> {
    const { limits, quotaBytes } = this.#stored;
    const file = join(this.#folder, 'applied.json');
    const before = JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) as Applied | null;
    if (before?.limits === limits && before.quotaBytes === quotaBytes) return;
    const bucket = bucketOf(this.#context.app);
    if (before?.limits !== limits) await this.#openBucket(bucket);
    if (before?.quotaBytes !== quotaBytes) await this.#ceph.limit(bucket, quotaBytes);
    await writeFile(file, JSON.stringify({ limits, quotaBytes } satisfies Applied));
  }

  /** Makes the bucket, and says who may read it. */
  async #openBucket(bucket: string): Promise<void> {
    const { gatewayPort, limits, secret } = this.#stored;
    const { S3Client, CreateBucketCommand, PutBucketPolicyCommand, DeleteBucketPolicyCommand } = await awsSdk();
    const client = new S3Client({
      endpoint: `http://127.0.0.1:${gatewayPort}`,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: bucket, secretAccessKey: secret },
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    try {
      // Of a bucket that is one's own already it says the same.
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      if (limits === 'none') await client.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
      else await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: publicPolicy(bucket) }));
    } finally {
      client.destroy();
    }
  }
}

/** Everybody may read what does not lie in the private folder. */
function publicPolicy(bucket: string): string {
  const of = `arn:aws:s3:::${bucket}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        NotResource: [of, `${of}/${PROFILES.fortrabbit.privatePrefix}*`],
      },
    ],
  });
}
