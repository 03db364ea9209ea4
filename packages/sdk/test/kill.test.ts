import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CEPH, SWIFT } from './servers/s3-server.ts';
import { describeWithServer } from './servers/with-server.ts';
import { bucketTarget, killTrial } from './trials/kill-trial.ts';

const SMALL = { kills: 6, files: 400, large: 1, seed: 11 };

test('kill -9 during a sync between folders leaves nothing undone after the next run', {
  timeout: 600_000,
}, async () => {
  const base = await mkdtemp(join(tmpdir(), 'tidemark-kill-to-'));
  let count = 0;
  const create = async (): Promise<string> => join(base, String((count += 1)));
  try {
    expect(await killTrial({ ...SMALL, target: { create, env: {} } })).toMatchObject({ kills: 6, faults: [] });
  } finally {
    await rm(base, { recursive: true, force: true });
  }
});

for (const kind of [CEPH, SWIFT]) {
  describeWithServer(kind, (running) => {
    test('kill -9 during a sync to a bucket leaves nothing undone after the next run', {
      timeout: 600_000,
    }, async () => {
      expect(await killTrial({ ...SMALL, target: bucketTarget(running()) })).toMatchObject({ kills: 6, faults: [] });
    });
  });
}
