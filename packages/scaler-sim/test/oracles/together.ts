import * as theory from '../theory/losses.ts';
import { mmc, mmcQuantile } from '../theory/queues.ts';
import type { Oracle } from './oracle.ts';

const exponential = (mean: string) => ({ distribution: 'exponential', mean });

/** Everything else is there, and does nothing that would show in these figures. */
const neutral = {
  memcache: { nodes: 2, mode: 'combined', keys: 1000, zipf: 0.9, ttl: '300s', latency: '0s' },
  mysql: { connections: 1000, servers: 1000, queries: { read: { distribution: 'constant', value: '0s' } } },
  objectStorage: { get: { distribution: 'constant', value: '0s' }, put: { distribution: 'constant', value: '0s' } },
  worker: { jobs: [{ name: 'mail', processes: 1, service: exponential('1s'), rate: '0.2/s' }] },
  deploys: { process: 'poisson', rate: '1/2h' },
  state: {
    uploads: { placement: 'node', rate: '0.05/s', usefulLife: exponential('30m'), reads: '0.05/s' },
    sessions: {
      placement: 'node',
      starts: '0.05/s',
      lifetime: exponential('20m'),
      requests: { distribution: 'geometric', mean: 10 },
    },
    cache: { placement: 'node', keys: 1, ttl: '60s', reads: '0.1/s' },
    logs: { placement: 'node', shipEvery: '10m' },
    locks: { placement: 'node', rate: '0.1/s', keys: 10, hold: exponential('1s') },
  },
};

const w = 1 / 7200;
const steps = ['memcache', { mysql: 'read', when: 'miss' }];

function together(
  balancer: string,
  nodes: number,
  processes: number,
  lambda: number,
  expected: Oracle['expected'],
): Oracle {
  return {
    name: `everything together, ${balancer}, ${nodes} nodes of ${processes}`,
    scenario: {
      traffic: {
        arrivals: { process: 'poisson', rate: `${lambda}/s` },
        requests: [{ name: 'page', service: exponential('1s'), steps }],
      },
      balancer,
      php: { nodes, processes, backlog: 'unlimited', timeout: 'none' },
      ...neutral,
    },
    duration: 600_000,
    warmup: 20_000,
    expected: {
      ...expected,
      'state.uploads.lostFraction': theory.lostToPoisson(w, 1 / 1800),
      'state.uploads.visibleFraction': (1 / nodes) * (1 / 1800 / (1 / 1800 + w)),
      'state.sessions.lostFraction': theory.lostToPoisson(w, 1 / 1200),
      // Round robin gives each node every n-th read, so that reads of a node are no Poisson process.
      ...(balancer === 'round-robin' ? {} : { 'state.cache.hitRatio': theory.ttlHits(0.1 / nodes, 60, w) }),
      'state.logs.lostFraction': theory.lostLogs(w, 600),
      'worker.time': mmc(0.2, 1, 1).sojourn,
    },
  };
}

/** Queues and losses in one scenario: neither may disturb the other. */
export const TOGETHER: readonly Oracle[] = [
  together('random', 4, 1, 3.2, {
    'latency.mean': 5,
    'latency.p95': mmcQuantile(0.8, 1, 1, 0.95),
    'utilisation.php': 0.8,
  }),
  together('round-robin', 2, 1, 1.6, { 'latency.mean': 3.84398 }),
  together('least-connections', 2, 1, 1.6, { 'latency.mean': 2.95574 }),
];
