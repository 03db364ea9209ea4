/**
 * `npm run trial:kill -- [kills] [files] [local|ceph|swift] [seed]`: kills syncs of mixed files, so many between folders and so
 * many to each server that is installed. Runs of different seeds add up.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningOf } from '../test/servers/running.ts';
import { CEPH, SWIFT } from '../test/servers/s3-server.ts';
import { bucketTarget, killTrial } from '../test/trials/kill-trial.ts';

const [kills = 200, files = 5000] = process.argv.slice(2, 4).map(Number);
const [only, seed = '1'] = process.argv.slice(4);
const common = { kills, files, large: 3, seed: Number(seed), log: (line: string) => console.log(`  ${line}`) };
let isGood = true;

if (only === undefined || only === 'local') {
  console.log(`${kills} kills of syncs of ${files} files between folders`);
  const base = await mkdtemp(join(tmpdir(), 'tidemark-kill-to-'));
  let count = 0;
  const create = async (): Promise<string> => join(base, String((count += 1)));
  tell(await killTrial({ ...common, target: { create, env: {} } }));
  await rm(base, { recursive: true, force: true });
}

for (const [name, kind] of Object.entries({ ceph: CEPH, swift: SWIFT })) {
  if (only !== undefined && only !== name) continue;
  const missing = kind.missing();
  if (missing !== undefined) {
    console.log(`skipped: ${kind.name}: ${missing}`);
    continue;
  }
  console.log(`${kills} kills of syncs of ${files} files to ${kind.name}`);
  const server = await kind.start();
  try {
    tell(await killTrial({ ...common, target: bucketTarget(runningOf(server)) }));
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
