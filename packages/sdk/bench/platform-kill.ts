/**
 * `npm run trial:platform-kill -- [kills] [seed] [without-storage]`: kills the local platform, its nodes, components and
 * deployments to it; with object storage where Ceph is installed.
 */
import { CEPH } from '../test/servers/s3-server.ts';
import { platformKillTrial } from '../test/trials/platform-kill-trial.ts';

const [kills = 100, seed = 1] = process.argv.slice(2, 4).map(Number);
const missing = process.argv[4] === 'without-storage' ? 'not wanted' : CEPH.missing();
if (missing !== undefined) console.log(`without object storage: ${missing}`);
const log = (line: string): void => console.log(`  ${line}`);
const options = { kills, seed, objectStorage: missing === undefined, log };
const { kills: made, deployments, objects, faults } = await platformKillTrial(options);
console.log(
  `${made.platform} kills of the platform, ${made.node} of a process of it, ${made.deployment} of a deployment; ` +
    `${deployments} deployments and ${objects} objects recorded, ${faults.length} faults`,
);
for (const fault of faults) console.log(`  ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
