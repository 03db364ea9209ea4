/** `npm run trial:platform-kill -- [kills] [seed]`: kills the local platform, its nodes and deployments to it. */
import { platformKillTrial } from '../test/trials/platform-kill-trial.ts';

const [kills = 100, seed = 1] = process.argv.slice(2).map(Number);
const log = (line: string): void => console.log(`  ${line}`);
const { kills: made, deployments, faults } = await platformKillTrial({ kills, seed, log });
console.log(
  `${made.platform} kills of the platform, ${made.node} of a process of it, ${made.deployment} of a deployment; ` +
    `${deployments} deployments recorded, ${faults.length} faults`,
);
for (const fault of faults) console.log(`  ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
