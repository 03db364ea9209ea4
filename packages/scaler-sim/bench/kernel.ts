/**
 * `npm run bench:sim`: speed of the built package on one core in processor time, beside the bare loop and, where python3 has
 * it, beside SimPy; and of two threads. Bundled before it is run, from the root of the repository: with tsx in its process
 * the package is a tenth slower than it is for who uses it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseScenario, simulate } from '@tidemark/scaler-sim';
import { bareLoop } from './bare-loop.ts';

const SCENARIOS = pathToFileURL('examples/scenarios/');
const ROUNDS = 10;
const DAYS = 4;

function example(name: string, settings: Record<string, string | number> = {}): ReturnType<typeof parseScenario> {
  return parseScenario(readFileSync(new URL(`${name}.yaml`, SCENARIOS), 'utf8'), { settings });
}

/** Seconds of processor time. */
async function cpu(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function say(what: string, figure: string): void {
  process.stdout.write(`| ${what} | ${figure} |\n`);
}

/** What SimPy says of the same queue; null where python3 does not have it. */
function simpy(): { readonly version: string; readonly customersPerSecond: number } | null {
  const { status, stdout } = spawnSync(process.env['PYTHON'] ?? 'python3', ['packages/scaler-sim/bench/queue.py'], {
    encoding: 'utf8',
  });
  if (status !== 0) return null;
  const [version, rate] = stdout.trim().split(' ');
  return { version, customersPerSecond: Number(rate) };
}

/** The best of some rounds that alternate, so that a busy machine hits both alike. */
let bare = 0;
let kernel = 0;
const queue = example('single-node', { replications: 1, duration: '200000s' });
for (let round = 0; round < ROUNDS; round++) {
  const events = 4_000_000;
  bare = Math.max(bare, events / (await cpu(() => bareLoop(events))));
  let done = 0;
  const seconds = await cpu(async () => {
    done = (await simulate(queue, { threads: 1 })).events;
  });
  kernel = Math.max(kernel, done / seconds);
}
process.stdout.write('| figure | |\n| --- | --- |\n');
say('bare loop, M/M/10', `${(bare / 1e6).toFixed(1)} M events/s`);
say('simulate, M/M/10', `${(kernel / 1e6).toFixed(1)} M events/s, ${(kernel / bare).toFixed(2)} of the bare loop`);
const peer = simpy();
if (peer !== null) {
  // A customer is an arrival and a departure.
  const times = kernel / 2 / peer.customersPerSecond;
  say('simulate, M/M/10, customers', `${times.toFixed(0)} times SimPy ${peer.version}`);
}

const day = example('full', { replications: 1, duration: '24h' });
let requests = 0;
let best = Number.POSITIVE_INFINITY;
for (let round = 0; round < DAYS; round++) {
  const seconds = await cpu(async () => {
    const result = await simulate(day, { threads: 1 });
    requests = (result.estimates['throughput'].value ?? 0) * 86_400;
  });
  best = Math.min(best, seconds);
}
say(
  'full scenario, a day at 100 requests/s',
  `${best.toFixed(1)} s, ${(requests / best / 1e6).toFixed(2)} M requests/s`,
);
say('memory in use', `${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`);

const wide = example('single-node', { replications: 8, duration: '900000s' });
const walls: number[] = [];
for (const threads of [1, 2]) walls.push((await simulate(wide, { threads })).wallMs);
say('two threads', `${(walls[0] / walls[1]).toFixed(2)} times one (${(walls[0] / 1000).toFixed(1)} s)`);
