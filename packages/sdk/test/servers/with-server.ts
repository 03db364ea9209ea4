import { afterAll, beforeAll, describe, test } from 'vitest';
import { createStorage } from '../../src/create-storage.ts';
import { type RunningServer, runningOf } from './running.ts';
import type { S3Server, ServerKind } from './s3-server.ts';

/** Tests on a real server; skipped by name where it is not installed. */
export function describeWithServer(kind: ServerKind, body: (running: () => RunningServer) => void): void {
  const missing = kind.missing();
  if (missing !== undefined) {
    describe(kind.name, () => test.skip(`skipped: ${missing}`, () => {}));
    return;
  }
  // A store that shares two cores with other tests takes its time.
  describe(kind.name, { timeout: 180_000 }, () => {
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

export type { RunningServer };

/** A gateway listens before its pools can be written to. */
async function untilItStores(server: S3Server): Promise<void> {
  const running = runningOf(server);
  const storage = await createStorage({ ...running.options, url: running.url(await running.bucket()) });
  await storage.write('first', 'first');
  await storage.close();
}
