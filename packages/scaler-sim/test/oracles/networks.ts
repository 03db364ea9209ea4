import { mmc, mmck, mva, repairman } from '../theory/queues.ts';
import type { Oracle } from './oracle.ts';

const exponential = (mean: number) => ({ distribution: 'exponential', mean: `${mean}s` });

/** Users who ask, wait and think, with one class of requests. */
function closed(
  name: string,
  users: number,
  think: number,
  request: object,
  parts: object,
  expected: Oracle['expected'],
): Oracle {
  return {
    name,
    scenario: {
      traffic: {
        closed: { users, think: exponential(think) },
        requests: [{ name: 'page', ...request }],
      },
      balancer: 'random',
      ...parts,
    },
    duration: 60_000,
    expected,
  };
}

function repairmen(N: number, z: number, s: number, c: number): Oracle {
  const { throughput, sojourn } = repairman(N, z, s, c);
  const php = { nodes: 1, processes: c, backlog: 'unlimited', timeout: 'none' };
  return closed(
    `${N} users who think ${z} s, ${c} servers of ${s} s`,
    N,
    z,
    { service: exponential(s) },
    { php },
    {
      throughput,
      'latency.mean': sojourn,
    },
  );
}

/** Cores shared by many processes, then one database server: two stations of a closed network, or of an open one. */
const php = { nodes: 1, processes: 400, cores: 1, backlog: 'unlimited', timeout: 'none' };
const request = { service: exponential(0.605), cpu: '100%', steps: [{ mysql: 'read' }] };
const mysql = { connections: 'unlimited', servers: 1, queries: { read: exponential(2.1) } };
const lazowska = mva([0.605, 2.1], 10, 15);

/** Each of two nodes is asked every second time; objects come from storage, where nobody waits for anybody. */
const FETCH = 2;
const three = mva([0.605, 0.605, 1.35], 10, 15 + FETCH);

/** Closed and open networks of what stands behind the balancer. */
export const NETWORKS: readonly Oracle[] = [
  repairmen(10, 9, 1, 1),
  repairmen(20, 9, 1, 1),
  repairmen(100, 10, 0.2, 2),
  repairmen(2, 4, 0.25, 1),
  closed(
    'closed network of cores and database, 10 users',
    10,
    15,
    request,
    { php, mysql },
    {
      throughput: lazowska.throughput,
      'latency.mean': lazowska.sojourn,
    },
  ),
  closed(
    'closed network of two nodes, database and object storage, 10 users',
    10,
    15,
    { service: exponential(2 * 0.605), cpu: '100%', steps: [{ mysql: 'read' }, { objectStorage: 'get' }] },
    {
      php: { ...php, nodes: 2 },
      mysql: { ...mysql, queries: { read: exponential(1.35) } },
      objectStorage: { get: { distribution: 'lognormal', mean: `${FETCH}s`, cv: 1.5 } },
    },
    { throughput: three.throughput, 'latency.mean': three.sojourn + FETCH },
  ),
  {
    name: 'open network of cores and database',
    scenario: {
      traffic: { arrivals: { process: 'poisson', rate: '0.4/s' }, requests: [{ name: 'page', ...request }] },
      balancer: 'random',
      php,
      mysql,
    },
    duration: 1_000_000,
    expected: {
      'latency.mean': mmc(0.4, 1 / 0.605, 1).sojourn + mmc(0.4, 1 / 2.1, 1).sojourn,
      'mysql.time': mmc(0.4, 1 / 2.1, 1).sojourn,
      'utilisation.mysql': 0.84,
    },
  },
  {
    name: 'database of 3 servers and 6 connections',
    scenario: {
      traffic: {
        arrivals: { process: 'poisson', rate: '2.5/s' },
        requests: [{ name: 'page', service: { distribution: 'constant', value: '1us' }, steps: [{ mysql: 'read' }] }],
      },
      balancer: 'random',
      php: { nodes: 1, processes: 400, backlog: 'unlimited', timeout: 'none' },
      mysql: { connections: 6, servers: 3, queries: { read: exponential(1) } },
    },
    duration: 200_000,
    expected: { 'mysql.refused': mmck(2.5, 1, 3, 6).rejected, 'errors.failed': mmck(2.5, 1, 3, 6).rejected },
  },
];
