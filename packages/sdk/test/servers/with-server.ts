import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { ConnectOptions } from '../../src/create-storage.ts';
import { createStorage } from '../../src/create-storage.ts';
import type { S3Server, ServerKind } from './s3-server.ts';

/** What tests need of a running server. */
export interface RunningServer {
  /** A new bucket. */
  bucket(): Promise<string>;
  readonly server: S3Server;
  /** `s3://…` of a bucket, with the server's endpoint. */
  url(bucket: string, prefix?: string): string;
  readonly options: ConnectOptions;
}

/** Tests on a real server; skipped by name where it is not installed. */
export function describeWithServer(kind: ServerKind, body: (running: () => RunningServer) => void): void {
  const missing = kind.missing();
  if (missing !== undefined) {
    describe(kind.name, () => test.skip(`skipped: ${missing}`, () => {}));
    return;
  }
  describe(kind.name, () => {
    let server: S3Server | undefined;
    beforeAll(async () => {
      server = await kind.start();
      await untilItStores(server);
    }, 300_000);
    afterAll(() => server?.stop());
    body(() => {
      if (server === undefined) throw new Error('the server is not running');
      return runningOf(server);
    });
  });
}

function runningOf(server: S3Server): RunningServer {
  const { endpoint, profile, credentials } = server;
  return {
    server,
    bucket: async () => {
      const name = `b-${randomUUID()}`;
      await server.createBucket(name);
      return name;
    },
    url: (bucket, prefix = '') => `s3://${bucket}/${prefix}?endpoint=${endpoint}&profile=${profile}`,
    options: { credentials, env: {} },
  };
}

/** A gateway listens before its pools can be written to. */
async function untilItStores(server: S3Server): Promise<void> {
  const running = runningOf(server);
  const storage = await createStorage({ ...running.options, url: running.url(await running.bucket()) });
  await storage.write('first', 'first');
  await storage.close();
}
