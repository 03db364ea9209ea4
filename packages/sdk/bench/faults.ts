/** `npm run trial:faults -- [runs]`: transfers through a proxy that misbehaves; each run goes up and down. */
import { runningOf } from '../test/servers/running.ts';
import { CEPH } from '../test/servers/s3-server.ts';
import { faultTrial } from '../test/trials/fault-trial.ts';

const [runs = 500, seed = 1] = process.argv.slice(2).map(Number);
const missing = CEPH.missing();
if (missing !== undefined) console.log(`skipped: ${CEPH.name}: ${missing}`);
else {
  const server = await CEPH.start();
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
