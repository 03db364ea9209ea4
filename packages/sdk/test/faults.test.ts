import { expect, test } from 'vitest';
import { CEPH, SWIFT } from './servers/s3-server.ts';
import { describeWithServer } from './servers/with-server.ts';
import { faultTrial } from './trials/fault-trial.ts';

for (const kind of [CEPH, SWIFT])
  describeWithServer(kind, (running) => {
    test('through a proxy that misbehaves, a transfer is whole or names what is missing', {
      timeout: 900_000,
    }, async () => {
      const { whole, named, faults, injected } = await faultTrial({ runs: 16, seed: 5, running: running() });
      expect(faults).toEqual([]);
      // Both must happen, or the trial says nothing.
      expect([whole > 0, named > 0, Object.keys(injected).length > 8]).toEqual([true, true, true]);
    });
  });
