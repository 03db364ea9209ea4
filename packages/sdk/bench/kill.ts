/**
 * `npm run trial:kill -- [kills] [files] [local|s3] [seed]`: kills syncs of mixed files, so many between folders and so many to
 * Ceph's gateway. Runs of different seeds add up.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningOf } from '../test/servers/running.ts';
import { CEPH } from '../test/servers/s3-server.ts';
import { killTrial } from '../test/trials/kill-trial.ts';

const [kills = 200, files = 5000] = process.argv.slice(2, 4).map(Number);
const [only, seed = '1'] = process.argv.slice(4);
const common = { kills, files, large: 3, log: (line: string) => console.log(`  ${line}`) };
let isGood = true;

if (only !== 's3') {
  console.log(`${common.kills} kills of syncs of ${files} files between folders`);
  const base = await mkdtemp(join(tmpdir(), 'tidemark-kill-to-'));
  let count = 0;
  const create = async (): Promise<string> => join(base, String((count += 1)));
  tell(await killTrial({ ...common, seed: 2 * Number(seed) - 1, target: { create, env: {} } }));
  await rm(base, { recursive: true, force: true });
}

const missing = CEPH.missing();
if (missing !== undefined) console.log(`skipped: ${CEPH.name}: ${missing}`);
else if (only !== 'local') {
  console.log(`${common.kills} kills of syncs of ${files} files to ${CEPH.name}`);
  const server = await CEPH.start();
  try {
    const running = runningOf(server);
    const { accessKeyId, secretAccessKey } = server.credentials;
    const target = {
      create: async () => running.url(await running.bucket(), 'uploads'),
      connect: running.options,
      env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    };
    tell(await killTrial({ ...common, seed: 2 * Number(seed), target }));
  } finally {
    await server.stop();
  }
}
process.exitCode = isGood ? 0 : 1;

function tell({ kills: done, completed, faults }: Awaited<ReturnType<typeof killTrial>>): void {
  console.log(`${done} kills, ${completed} completed, ${faults.length} faults`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  if (faults.length > 0) isGood = false;
}
