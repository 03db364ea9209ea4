/** `npm run oracles:coverage [-- seeds]`: how often 95 % intervals hold the truth, over many seeds. 93 to 97 % is right. */
import { metricOf } from '../src/analysis/interval.ts';
import { simulate } from '../src/run/simulate.ts';
import { parseScenario } from '../src/scenario/read-scenario.ts';
import { lostToPoisson, ttlHits } from '../test/theory/losses.ts';
import { mg1Wait, mmc, mmck } from '../test/theory/queues.ts';

interface Case {
  readonly name: string;
  readonly metric: string;
  readonly truth: number;
  readonly scenario: object;
}

const exponential = { distribution: 'exponential', mean: '1s' };

/** Runs of at least 1,000 relaxation times each. */
function queue(rate: number, processes: number, backlog: string | number, duration: number, service: object): object {
  return {
    duration: `${duration * 1.1}s`,
    warmup: `${duration * 0.1}s`,
    traffic: { arrivals: { process: 'poisson', rate: `${rate}/s` }, requests: [{ name: 'page', service }] },
    balancer: 'random',
    php: { nodes: 1, processes, backlog, timeout: 'none' },
  };
}

const idle = {
  traffic: {
    arrivals: { process: 'poisson', rate: '1/h' },
    requests: [{ name: 'page', service: { distribution: 'constant', value: '1ms' } }],
  },
  balancer: 'random',
  php: { nodes: 4, processes: 1 },
};

const CASES: readonly Case[] = [
  {
    name: 'M/M/1, load 0.7',
    metric: 'latency.mean',
    truth: 1 / 0.3,
    scenario: queue(0.7, 1, 'unlimited', 40_000, exponential),
  },
  {
    name: 'M/M/10, load 0.8',
    metric: 'latency.mean',
    truth: mmc(8, 1, 10).sojourn,
    scenario: queue(8, 10, 'unlimited', 10_000, exponential),
  },
  {
    name: 'M/M/2/6, load 0.9',
    metric: 'errors.rejected',
    truth: mmck(1.8, 1, 2, 6).rejected,
    scenario: queue(1.8, 2, 4, 10_000, exponential),
  },
  {
    name: 'M/D/1, load 0.7',
    metric: 'wait.mean',
    truth: mg1Wait(0.7, 1, 0),
    scenario: queue(0.7, 1, 'unlimited', 40_000, { distribution: 'constant', value: '1s' }),
  },
  {
    name: 'uploads wiped by Poisson deploys',
    metric: 'state.uploads.lostFraction',
    truth: lostToPoisson(1 / 24, 1 / 6),
    scenario: {
      ...idle,
      duration: '24024h',
      warmup: '24h',
      deploys: { process: 'poisson', rate: '1/24h' },
      state: { uploads: { placement: 'node', rate: '2/h', usefulLife: { distribution: 'exponential', mean: '6h' } } },
    },
  },
  {
    name: 'cache on four nodes',
    metric: 'state.cache.hitRatio',
    truth: ttlHits(0.025, 60, 0),
    scenario: {
      ...idle,
      duration: '61000s',
      warmup: '1000s',
      state: { cache: { placement: 'node', keys: 1, ttl: '60s', reads: '0.1/s' } },
    },
  },
];

const seeds = Number(process.argv[2] ?? 2000);
process.stdout.write('| case | metric | seeds | 95 % intervals that hold the truth |\n| --- | --- | --- | --- |\n');
for (const { name, metric, truth, scenario } of CASES) {
  let held = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const parsed = parseScenario({ version: 1, replications: 10, seed, ...scenario });
    const { estimates } = await simulate(parsed, { threads: 1 });
    const { low, high } = metricOf(estimates[metric], 0.95);
    if (low !== null && high !== null && low <= truth && truth <= high) held++;
  }
  const share = held / seeds;
  if (share < 0.93 || share > 0.97) process.exitCode = 1;
  process.stdout.write(`| ${name} | ${metric} | ${seeds} | ${(100 * share).toFixed(1)} % |\n`);
}
