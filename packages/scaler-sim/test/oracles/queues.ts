import { mmppSojourn } from '../theory/markov-chain.ts';
import { erlangC, gm1Sojourn, mg1Wait, mm1WithDeadline, mmc, mmck, mmcQuantile } from '../theory/queues.ts';
import type { Oracle } from './oracle.ts';

type Parts = { readonly [key: string]: string | number | Parts };

const EXPONENTIAL = { distribution: 'exponential', mean: '1s' };

/** One class, one balancer, no limits unless `php` says so. */
export function site(rate: number, service: Parts, php: Parts, more: Parts = {}): Oracle['scenario'] {
  return {
    traffic: {
      arrivals: { process: 'poisson', rate: `${rate}/s` },
      requests: [{ name: 'page', service }],
    },
    balancer: 'random',
    php: { backlog: 'unlimited', timeout: 'none', ...php },
    ...more,
  };
}

function mmcOracle(lambda: number, c: number, duration: number): Oracle {
  const { wait, sojourn, waiting, utilisation } = mmc(lambda, 1, c);
  const at = (p: number): number => mmcQuantile(lambda, 1, c, p);
  return {
    name: `M/M/${c}, load ${(lambda / c).toFixed(2)}`,
    scenario: site(lambda, EXPONENTIAL, { nodes: 1, processes: c }),
    duration,
    expected: {
      'wait.mean': wait,
      'latency.mean': sojourn,
      'latency.p50': at(0.5),
      'latency.p90': at(0.9),
      'latency.p95': at(0.95),
      'latency.p99': at(0.99),
      'latency.p999': at(0.999),
      'queue.mean': waiting,
      'utilisation.php': utilisation,
    },
  };
}

function bounded(lambda: number, mu: number, c: number, K: number): Oracle {
  const { rejected, sojourn, throughput } = mmck(lambda, mu, c, K);
  return {
    name: `M/M/${c}/${K}, load ${(lambda / mu / c).toFixed(2)}`,
    scenario: site(
      lambda,
      { distribution: 'exponential', mean: `${1 / mu}s` },
      { nodes: 1, processes: c, backlog: K - c },
    ),
    duration: 400_000 / lambda,
    expected: { 'errors.rejected': rejected, 'latency.mean': sojourn, throughput },
  };
}

function general(name: string, service: Parts, cv2: number, rho = 0.8): Oracle {
  return {
    name: `M/${name}/1, load ${rho}`,
    scenario: site(rho, service, { nodes: 1, processes: 1 }),
    duration: 600_000,
    expected: { 'wait.mean': mg1Wait(rho, 1, cv2) },
  };
}

const lognormal = (sigma: number): Parts => ({
  distribution: 'lognormal',
  mean: '1s',
  cv: Math.sqrt(Math.exp(sigma * sigma) - 1),
});

/** Processor sharing: the sojourn's mean does not depend on the law of the service. */
function sharing(name: string, service: Parts, cores: number, lambda: number): Oracle {
  return {
    name: `M/${name}/${cores} processor sharing, load ${(lambda / cores).toFixed(2)}`,
    scenario: {
      ...site(lambda, service, { nodes: 1, processes: 400, cores }),
      traffic: {
        arrivals: { process: 'poisson', rate: `${lambda}/s` },
        requests: [{ name: 'page', service, cpu: '100%' }],
      },
    },
    duration: 200_000,
    expected: { 'latency.mean': mmc(lambda, 1, cores).sojourn, 'utilisation.cpu': lambda / cores },
  };
}

/** Arrivals that are not Poisson, to one process of mean 1 s. */
function arrivals(name: string, process: Parts, sojourn: number): Oracle {
  return {
    name: `${name}/M/1, load 0.8`,
    scenario: {
      ...site(0.8, EXPONENTIAL, { nodes: 1, processes: 1 }),
      traffic: { arrivals: process, requests: [{ name: 'page', service: EXPONENTIAL }] },
    },
    duration: 500_000,
    expected: { 'latency.mean': sojourn },
  };
}

const T = 6;
const dropped = mm1WithDeadline(0.8, 1, T);

/** Queues with one node. */
export const QUEUES: readonly Oracle[] = [
  mmcOracle(0.5, 1, 200_000),
  mmcOracle(0.8, 1, 500_000),
  mmcOracle(0.9, 1, 1_500_000),
  mmcOracle(1.8, 2, 700_000),
  mmcOracle(8, 10, 50_000),
  mmcOracle(9, 10, 100_000),
  mmcOracle(18, 20, 40_000),
  mmcOracle(90, 100, 6_000),
  bounded(8, 4, 5, 12),
  bounded(3, 4, 2, 3),
  bounded(12, 1, 10, 20),
  bounded(12, 1, 10, 10),
  bounded(2, 1, 1, 5),
  general('D', { distribution: 'constant', value: '1s' }, 0),
  general('D', { distribution: 'constant', value: '1s' }, 0, 0.9),
  general('E4', { distribution: 'erlang', mean: '1s', k: 4 }, 0.25),
  general('lognormal 0.8', lognormal(0.8), Math.exp(0.64) - 1),
  general('lognormal 1', lognormal(1), Math.exp(1) - 1),
  general('lognormal 1.2', lognormal(1.2), Math.exp(1.44) - 1),
  general('H2', { distribution: 'hyperexponential', mean: '1s', cv: 2 }, 4),
  sharing('M', EXPONENTIAL, 1, 0.8),
  sharing('D', { distribution: 'constant', value: '1s' }, 1, 0.8),
  sharing('lognormal 1', lognormal(1), 1, 0.8),
  sharing('M', EXPONENTIAL, 3, 2.4),
  sharing('lognormal 1', lognormal(1), 3, 2.4),
  arrivals(
    'D',
    { process: 'deterministic', rate: '0.8/s' },
    gm1Sojourn(1, (s) => Math.exp(-s / 0.8)),
  ),
  arrivals(
    'MMPP',
    {
      process: 'mmpp',
      states: [
        { rate: '0.2/s', stay: '20s' },
        { rate: '1.4/s', stay: '20s' },
      ],
    } as unknown as Parts,
    mmppSojourn([0.2, 1.4], [20, 20], 1, 400),
  ),
  {
    name: 'M/M/1, 504 after 6 s, executed all the same',
    scenario: site(0.8, EXPONENTIAL, { nodes: 1, processes: 1, timeout: `${T}s`, abandoned: 'execute' }),
    duration: 400_000,
    expected: { 'errors.timeout': Math.exp(-0.2 * T), 'utilisation.php': 0.8 },
  },
  {
    name: 'M/M/1, 504 after 6 s, dropped',
    scenario: site(0.8, EXPONENTIAL, { nodes: 1, processes: 1, timeout: `${T}s`, abandoned: 'drop' }),
    duration: 400_000,
    expected: { 'errors.timeout': dropped.lost, 'latency.mean': dropped.sojourn },
  },
  {
    name: 'square-root staffing, 100 erlang on 110',
    scenario: site(100, EXPONENTIAL, { nodes: 1, processes: 110 }),
    duration: 8_000,
    expected: { 'wait.mean': erlangC(110, 100) / 10 },
  },
];
