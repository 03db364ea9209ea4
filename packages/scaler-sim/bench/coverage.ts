/**
 * `npm run oracles:coverage [-- --seeds 1..2000] [--results <file>] [case …]`: how often 95 % intervals hold the truth. 93 to
 * 97 % is right. With a file each result is kept there as it comes, and what is there already is not simulated again; two
 * processes with seeds of their own may share one.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '1..2000' }, results: { type: 'string' } },
});
const [from, to] = values.seeds.split('..').map(Number);
if (!(from >= 1 && to >= from)) throw new Error(`--seeds takes a range such as 1..2000, not ${values.seeds}`);
const chosen = CASES.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.startsWith(word)),
);
if (chosen.length === 0)
  throw new Error(`there is no such case; these are: ${CASES.map(({ name }) => name).join('; ')}`);

/** Whether the interval of a case and a seed held the truth, by `case;seed`. */
const known = new Map<string, boolean>();
if (values.results !== undefined && existsSync(values.results)) {
  for (const line of readFileSync(values.results, 'utf8').trimEnd().split('\n')) {
    const [name, seed, held] = line.split(';');
    known.set(`${name};${seed}`, held === '1');
  }
}

async function holds({ metric, truth, scenario }: Case, seed: number): Promise<boolean> {
  const parsed = parseScenario({ version: 1, replications: 10, seed, ...scenario });
  const { estimates } = await simulate(parsed, { threads: 1 });
  const { low, high } = metricOf(estimates[metric], 0.95);
  return low !== null && high !== null && low <= truth && truth <= high;
}

process.stdout.write('| case | metric | seeds | 95 % intervals that hold the truth |\n| --- | --- | --- | --- |\n');
for (const one of chosen) {
  let held = 0;
  for (let seed = from; seed <= to; seed++) {
    const key = `${one.name};${seed}`;
    let own = known.get(key);
    if (own === undefined) {
      own = await holds(one, seed);
      if (values.results !== undefined) appendFileSync(values.results, `${key};${own ? 1 : 0}\n`);
    }
    if (own) held++;
  }
  const seeds = to - from + 1;
  const share = held / seeds;
  if (share < 0.93 || share > 0.97) process.exitCode = 1;
  process.stdout.write(`| ${one.name} | ${one.metric} | ${seeds} | ${(100 * share).toFixed(1)} % |\n`);
}
