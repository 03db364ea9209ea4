import * as theory from '../theory/losses.ts';
import type { Oracle } from './oracle.ts';

const HOUR = 3600;
const hours = (h: number): string => `${h}h`;
const exponential = (mean: string) => ({ distribution: 'exponential', mean });

/** A site with hardly any requests: what counts is what lies on its nodes. */
function stateful(name: string, nodes: number, days: number, parts: object, expected: Oracle['expected']): Oracle {
  return {
    name,
    scenario: {
      traffic: {
        arrivals: { process: 'poisson', rate: '1/h' },
        requests: [{ name: 'page', service: { distribution: 'constant', value: '10ms' } }],
      },
      balancer: 'random',
      php: { nodes, processes: 8 },
      ...parts,
    },
    duration: days * 24 * HOUR,
    warmup: 24 * HOUR,
    expected,
  };
}

const poissonDaily = { deploys: { process: 'poisson', rate: '1/24h' } };
const failing = { failures: { process: 'poisson', mtbf: '720h', recovery: '0s' } };
const w = 1 / 24 + 1 / 720;
const uploads = { placement: 'node', rate: '60/h', usefulLife: exponential('6h'), reads: '60/h' };
const sessions = { placement: 'node', starts: '60/h', lifetime: exponential('2h') };
const cache = (reads: string, ttl: string, more: object = {}) => ({
  state: { cache: { placement: 'node', keys: 1, reads, ttl, ...more } },
});

/** Losses, logouts and misses. */
export const STATE: readonly Oracle[] = [
  stateful(
    'uploads, Poisson deploys and failures',
    4,
    3000,
    { ...poissonDaily, ...failing, state: { uploads } },
    {
      'state.uploads.lostFraction': theory.lostToPoisson(w, 1 / 6),
      'state.uploads.visibleFraction': (1 / 4) * (1 / 6 / (1 / 6 + w)),
    },
  ),
  stateful(
    'uploads, sticky balancer, read by their owners',
    4,
    3000,
    { ...poissonDaily, balancer: 'sticky', state: { uploads: { ...uploads, owner: 1 } } },
    { 'state.uploads.visibleFraction': 1 / 6 / (1 / 6 + 1 / 24) },
  ),
  ...(['sticky', 'random'] as const).map((policy) =>
    stateful(
      `uploads, ${policy} balancer, a third of the reads by their owners`,
      4,
      3000,
      { ...poissonDaily, balancer: policy, state: { uploads: { ...uploads, owner: 1 / 3 } } },
      {
        'state.uploads.visibleFraction': (((policy === 'sticky' ? 1 : 1 / 4) + 2 / 4) / 3) * (1 / 6 / (1 / 6 + 1 / 24)),
      },
    ),
  ),
  stateful(
    'uploads in the memory of processes',
    2,
    1000,
    { ...poissonDaily, state: { uploads: { ...uploads, placement: 'process' } } },
    {
      'state.uploads.lostFraction': theory.lostToPoisson(1 / 24, 1 / 6),
      'state.uploads.visibleFraction': (1 / 16) * (1 / 6 / (1 / 6 + 1 / 24)),
    },
  ),
  stateful(
    'sessions, deploys every 24 h and failures',
    4,
    3000,
    { deploys: { every: '24h' }, ...failing, state: { sessions } },
    {
      'state.sessions.lostFraction': theory.lostToPeriodic(24, 1 / 2, 1 / 720),
    },
  ),
  stateful(
    'sessions, Poisson deploys',
    4,
    3000,
    { ...poissonDaily, state: { sessions } },
    {
      'state.sessions.lostFraction': theory.lostToPoisson(1 / 24, 1 / 2),
    },
  ),
  stateful(
    'sessions of a fixed length',
    2,
    3000,
    {
      deploys: { every: '24h' },
      state: { sessions: { ...sessions, lifetime: { distribution: 'constant', value: '6h' } } },
    },
    { 'state.sessions.lostFraction': 6 / 24 },
  ),
  ...[true, false].map((regenerate) =>
    stateful(
      `logins, ids that ${regenerate ? 'change' : 'stay'}`,
      4,
      200,
      { state: { sessions: { ...sessions, regenerate, requests: { distribution: 'geometric', mean: 10 } } } },
      { 'state.sessions.loginsPerSession': theory.meanLogins(10, 4, regenerate) },
    ),
  ),
  stateful('cache on 4 nodes', 4, 30, cache('0.1/s', '60s'), { 'state.cache.hitRatio': theory.ttlHits(0.025, 60, 0) }),
  ...[1, 4].map((n) =>
    stateful(
      `cache on ${n} nodes, wiped every 10 min`,
      n,
      60,
      { deploys: { process: 'poisson', rate: '1/600s' }, ...cache('0.1/s', '60s') },
      { 'state.cache.hitRatio': theory.ttlHits(0.1 / n, 60, 1 / 600) },
    ),
  ),
  stateful(
    'cache whose TTL is renewed',
    4,
    60,
    { deploys: { process: 'poisson', rate: '1/600s' }, ...cache('0.1/s', '60s', { renew: true }) },
    { 'state.cache.hitRatio': theory.renewedHits(0.025, 60, 1 / 600) },
  ),
  stateful(
    'logs shipped every hour',
    4,
    3000,
    { ...poissonDaily, state: { logs: { placement: 'node', shipEvery: '1h' } } },
    {
      'state.logs.lostFraction': theory.lostLogs(1 / 24, 1),
    },
  ),
  stateful(
    'locks on nodes',
    3,
    30,
    { state: { locks: { placement: 'node', rate: '0.3/s', keys: 1, hold: exponential('2s') } } },
    { 'state.locks.brokenFraction': theory.brokenLocks(0.1, 2, 3) },
  ),
  stateful(
    'availability of nodes',
    4,
    3000,
    { failures: { process: 'poisson', mtbf: '48h', recovery: '2h' } },
    {
      'nodes.mean': (4 * 48) / 50,
    },
  ),
  {
    name: 'memcache of 2,000 keys by Zipf',
    scenario: {
      traffic: {
        arrivals: { process: 'poisson', rate: '20/s' },
        requests: [{ name: 'page', service: { distribution: 'constant', value: '1ms' }, steps: ['memcache'] }],
      },
      balancer: 'random',
      php: { nodes: 2, processes: 8 },
      memcache: { nodes: 1, keys: 2000, zipf: 0.9, ttl: '120s', latency: '0.1ms' },
    },
    duration: 20_000,
    expected: { 'memcache.hitRatio': theory.zipfHits(2000, 0.9, 20, 120) },
  },
  stateful(
    `uploads lost on ${hours(25.8)} cycles`,
    1,
    3000,
    {
      deploys: { process: 'renewal', between: { distribution: 'uniform', min: '24h', max: '27.6h' } },
      state: { sessions },
    },
    { 'state.sessions.lostFraction': theory.lostToRenewal(1 / 2, 24, 3.6) },
  ),
];
