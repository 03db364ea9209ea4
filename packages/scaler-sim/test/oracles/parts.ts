import { cheHits, lruHits, zipf } from '../theory/hits.ts';
import type { Oracle } from './oracle.ts';

const instant = { distribution: 'constant', value: '1us' };

/** One class of requests that take no time of their own. */
function asking(
  name: string,
  rate: number,
  steps: readonly (string | { readonly [key: string]: string })[],
  parts: Oracle['scenario'],
  duration: number,
  expected: Oracle['expected'],
): Oracle {
  return {
    name,
    scenario: {
      traffic: {
        arrivals: { process: 'poisson', rate: `${rate}/s` },
        requests: [{ name: 'page', service: instant, steps }],
      },
      balancer: 'random',
      php: { nodes: 1, processes: 1000, timeout: 'none' },
      ...parts,
    },
    duration,
    expected,
  };
}

function lru(keys: number, exponent: number, size: number, hits: number): Oracle {
  const memcache = { keys, zipf: exponent, memory: `${size}KiB`, itemSize: '1KiB' };
  return asking(`memcache that holds ${size} of ${keys} keys`, 50, ['memcache'], { memcache }, 20_000, {
    'memcache.hitRatio': hits,
  });
}

/** Seconds between failures of a database or a memcache node, and of a failure. */
const UP = 600;
const DOWN = 60;
const SHARE_DOWN = DOWN / (UP + DOWN);

function failover(during: string, expected: Oracle['expected']): Oracle {
  const queries = { read: { distribution: 'constant', value: '0s' } };
  const mysql = { connections: 'unlimited', queries, failover: { mtbf: `${UP}s`, recovery: `${DOWN}s`, during } };
  return asking(
    `a database that fails over, queries ${during}`,
    0.5,
    [{ mysql: 'read' }],
    { mysql },
    1_000_000,
    expected,
  );
}

/**
 * A node that fails every `UP` s. Until so many checks have failed its requests fail; from then on, until so many have succeeded
 * after its recovery, it is out. It may fail before that: then it goes on being out, and no request fails.
 */
function checked(every: number, failures: number, successes: number): Oracle {
  const unnoticed = (failures - 0.5) * every;
  const trusted = (Math.exp((-(successes - 1) * every) / UP) * (1 - Math.exp(-every / UP)) * UP) / every;
  return {
    name: 'health checks that notice late',
    scenario: {
      traffic: { arrivals: { process: 'poisson', rate: '0.2/s' }, requests: [{ name: 'page', service: instant }] },
      balancer: { policy: 'random', healthCheck: { every: `${every}s`, failures, successes } },
      php: { nodes: 1, processes: 8 },
      failures: { process: 'poisson', mtbf: `${UP}s`, recovery: `${DOWN}s` },
    },
    duration: 3_000_000,
    expected: {
      'errors.failed': (unnoticed * trusted) / (UP + DOWN),
      'errors.rejected': ((DOWN - unnoticed) * trusted) / (UP + DOWN) + 1 - trusted,
      'nodes.mean': 1 - SHARE_DOWN,
    },
  };
}

/** Reads of one key at 0.1/s that is never stale: the first one after each failure misses, as do all during it. */
function failingMemcache(): Oracle {
  const [rate, cycle] = [0.1, UP + DOWN];
  const firstMisses = rate / (rate + 1 / UP);
  const memcache = { keys: 1, failures: { process: 'poisson', mtbf: `${UP}s`, recovery: `${DOWN}s` } };
  return asking('a memcache node that fails', rate, ['memcache'], { memcache }, 1_000_000, {
    'memcache.hitRatio': 1 - (rate * DOWN + firstMisses) / (rate * cycle),
  });
}

/** What stands behind PHP, and what watches over it. */
export const PARTS: readonly Oracle[] = [
  lru(6, 1, 3, lruHits(zipf(6, 1), 3)),
  lru(9, 0.5, 2, lruHits(zipf(9, 0.5), 2)),
  lru(2000, 0.9, 200, cheHits(zipf(2000, 0.9), 200)),
  failingMemcache(),
  failover('fail', { 'mysql.refused': SHARE_DOWN, 'errors.failed': SHARE_DOWN }),
  failover('wait', { 'latency.mean': (DOWN * SHARE_DOWN) / 2, 'mysql.refused': 0 }),
  checked(10, 3, 2),
];
