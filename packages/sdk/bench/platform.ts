/**
 * `npm run bench:platform -- [seconds] [full|reduced]`: how long `tidemark up` takes to the first response, and what the
 * balancer costs beside a node that is addressed directly: both in turn, and the median of the rounds, since what else
 * runs on the machine slows now one, now the other.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, type RunningApp, runInfo } from '../src/backends/local/control-client.ts';
import { type Fidelity, fullPrograms } from '../src/platform/serving/fidelity.ts';
import { APP, startedPlatform, tidemark, trialApp } from '../test/trials/running-platform.ts';
import { percentile, poolFor, visitAtRate, visitForTime } from '../test/trials/visitors.ts';

const ms = Number(process.argv[2] ?? 5) * 1000;
/** As many requests at a time as the node has processes, twice: one works while another arrives. */
const WORKERS = 4;
const CONNECTIONS = 8;
const ROUNDS = 5;

const PAGES = { '2-ms page': '<?php usleep(2000); echo "done";', 'hello world': '<?php echo "hello";' };

async function timeOfUp(fidelity: Fidelity): Promise<number> {
  const app = trialApp();
  app.writeRelease('r0');
  const began = performance.now();
  const up = tidemark(app.home, ['up', app.site, '--app', APP, '--nodes', '3', '--fidelity', fidelity, '--json']);
  await new Promise((resolve) => up.once('exit', resolve));
  await fetch(String((await app.client.get()).url)).then((answer) => answer.text());
  const took = performance.now() - began;
  await ask(runInfo(app.home, APP), '/v1/stop', { method: 'POST' });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  app.remove();
  return took;
}

async function costOfBalancer(fidelity: Fidelity, name: keyof typeof PAGES): Promise<void> {
  const app = trialApp();
  mkdirSync(app.site, { recursive: true });
  writeFileSync(join(app.site, 'index.php'), PAGES[name]);
  const platform = await startedPlatform(app.home, { nodes: 1, workers: WORKERS, fidelity });
  try {
    await app.client.deployments.create({ kind: 'directory', path: app.site }).apply();
    const { nodes } = await ask<RunningApp>(runInfo(app.home, APP), '/v1/app');
    const direct = nodes[0]?.endpoint;
    if (direct === undefined) throw new Error('the node has no address');
    const url = String((await app.client.get()).url);
    const rounds: { readonly alone: Load; readonly balanced: Load }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ alone: await loadOf(direct), balanced: await loadOf(url) });
    }
    const middle = (of: (round: (typeof rounds)[number]) => number): number => median(rounds.map(of));
    console.log(
      `${fidelity}, ${name}: node ${middle(({ alone }) => alone.rate).toFixed(0)}/s, ` +
        `balancer ${middle(({ balanced }) => balanced.rate).toFixed(0)}/s ` +
        `(${middle(({ alone, balanced }) => balanced.rate / alone.rate).toFixed(2)} ×); ` +
        `p99 ${middle(({ alone }) => alone.p99).toFixed(1)} ms and ${middle(({ balanced }) => balanced.p99).toFixed(1)} ms ` +
        `(${middle(({ alone, balanced }) => balanced.p99 - alone.p99).toFixed(1)} ms added)`,
    );
  } finally {
    platform.kill('SIGTERM');
    await new Promise((resolve) => platform.once('exit', resolve));
    app.remove();
  }
}

interface Load {
  /** [1/s] */
  readonly rate: number;
  /** At a third of that, or at 200/s. [ms] */
  readonly p99: number;
}

async function loadOf(address: Parameters<typeof poolFor>[0]): Promise<Load> {
  const pool = poolFor(address, CONNECTIONS);
  await visitForTime(pool, CONNECTIONS, 300);
  const answers = await visitForTime(pool, CONNECTIONS, ms);
  const bad = answers.filter(({ status }) => status !== 200).length;
  if (bad > 0) console.log(`  ${bad} of ${answers.length} failed`);
  const rate = (answers.length - bad) / (ms / 1000);
  const steady = visitAtRate(pool, Math.min(200, rate / 3));
  await new Promise((resolve) => setTimeout(resolve, ms));
  await steady.stop();
  await pool.close();
  return { rate, p99: percentile(steady.answers, 0.99) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const wanted = process.argv[3];
for (const fidelity of ['full', 'reduced'] as const) {
  if (wanted !== undefined && wanted !== fidelity) continue;
  if (fidelity === 'full' && fullPrograms() === undefined) {
    console.log('skipped: full: nginx, php-fpm or haproxy is not installed');
    continue;
  }
  console.log(`${fidelity}: tidemark up to the first response ${((await timeOfUp(fidelity)) / 1000).toFixed(2)} s`);
  await costOfBalancer(fidelity, '2-ms page');
  await costOfBalancer(fidelity, 'hello world');
}
