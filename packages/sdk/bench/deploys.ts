/** `npm run trial:deploys -- [deployments] [requests a second] [full|reduced]`: deploys a site while it is visited. */
import { fullPrograms } from '../src/platform/serving/fidelity.ts';
import { deployTrial } from '../test/trials/deploy-trial.ts';

const [deployments = 50, rate = 100] = process.argv.slice(2, 4).map(Number);
const wanted = process.argv[4];
let isGood = true;

for (const fidelity of ['full', 'reduced'] as const) {
  if (wanted !== undefined && wanted !== fidelity) continue;
  if (fidelity === 'full' && fullPrograms() === undefined) {
    console.log('skipped: full: nginx, php-fpm or haproxy is not installed');
    continue;
  }
  const result = await deployTrial({ deployments, rate, nodes: 3, fidelity });
  const { requests, failed, mixed, releasesSeen, p99, took } = result;
  console.log(
    `${fidelity}: ${deployments} deployments in ${(took / 1000).toFixed(1)} s, ${requests} requests, ` +
      `${failed.length} failed, ${mixed.length} of two releases, ${releasesSeen} releases seen, p99 ${p99.toFixed(1)} ms`,
  );
  for (const fault of [...failed, ...mixed].slice(0, 20)) console.log(`  ${fault}`);
  if (failed.length + mixed.length > 0) isGood = false;
}
process.exitCode = isGood ? 0 : 1;
