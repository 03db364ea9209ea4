/** `npm run trial:faults -- [runs] [seed] [ceph|swift]`: transfers through a proxy that misbehaves; each run goes up and down. */
import { runningOf } from '../test/servers/running.ts';
import { CEPH, SWIFT } from '../test/servers/s3-server.ts';
import { faultTrial } from '../test/trials/fault-trial.ts';

const [runs = 500, seed = 1] = process.argv.slice(2, 4).map(Number);
const kind = process.argv[4] === 'swift' ? SWIFT : CEPH;
const missing = kind.missing();
if (missing !== undefined) console.log(`skipped: ${kind.name}: ${missing}`);
else {
  const server = await kind.start();
  try {
    const log = (line: string): void => console.log(`  ${line}`);
    const { whole, named, faults, injected } = await faultTrial({ runs, seed, running: runningOf(server), log });
    console.log(
      `${whole + named} transfers: ${whole} whole, ${named} that name what is missing, ${faults.length} faults`,
    );
    console.log(`injected: ${JSON.stringify(injected)}`);
    for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}
