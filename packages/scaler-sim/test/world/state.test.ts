/** What wipes take of each kind of state, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { metricOf } from '../../src/analysis/interval.ts';
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/read-scenario.ts';
import { type Coming, type Parts, played } from './played.ts';

const php = (nodes: number, processes = 2): Parts => ({ nodes, processes, timeout: 'none' });
const stored = { rate: '1/s', usefulLife: '1h' };
/** Everything that is written until the end is needed for longer. */
const deployed = { deploys: { at: ['100s'] }, duration: '100s' };

describe('a deploy', () => {
  test.each(['uploads', 'queue', 'database', 'config', 'code'])('takes all that lies on nodes: %s', async (kind) => {
    const lost = async (placement: string): Promise<number | null | undefined> => {
      const site = { php: php(3), ...deployed, state: { [kind]: { ...stored, placement } } };
      return (await played([], site))(`state.${kind}.lostFraction`);
    };
    expect([await lost('node'), await lost('process'), await lost('shared')]).toEqual([1, 1, 0]);
  });

  test('takes every session that is not over', async () => {
    const sessions = { placement: 'node', starts: '1/s', lifetime: '1h' };
    const figures = await played([], { php: php(3), ...deployed, state: { sessions } });
    expect(figures('state.sessions.lostFraction')).toBe(1);
  });

  test('takes the log lines since the last shipping, unless they are flushed', async () => {
    const lost = async (more: Parts): Promise<number | null | undefined> => {
      const state = { logs: { placement: 'node', shipEvery: 'none', ...more } };
      return (await played([], { php: php(2), ...deployed, state }))('state.logs.lostFraction');
    };
    expect(await lost({})).toBeCloseTo(1, 12);
    expect(await lost({ flushOnDeploy: true })).toBe(0);
    // Each node ships at some instant of the last 10 s.
    expect(await lost({ shipEvery: '10s' })).toBeLessThan(0.1);
  });

  test('a failure flushes nothing', async () => {
    const logs = { placement: 'node', shipEvery: 'none', flushOnDeploy: true };
    const failures = { process: 'poisson', mtbf: '100s', recovery: '0s' };
    const figures = await played([], { php: php(1), failures, state: { logs } });
    expect(figures('state.logs.lostFraction')).toBeCloseTo(1, 9);
  });
});

test('a process that is replaced forgets, and nothing else does', async () => {
  const requests: Coming[] = [{ name: 'a', at: 499, takes: 1 }];
  const lost = async (placement: string): Promise<number | null | undefined> => {
    const site = {
      php: { ...php(1, 1), maxRequests: 1 },
      duration: '501s',
      state: { uploads: { ...stored, placement } },
    };
    return (await played(requests, site))('state.uploads.lostFraction');
  };
  expect(await lost('process')).toBeGreaterThan(0.98);
  expect(await lost('node')).toBe(0);
});

test('a placement that is unknown is run both ways, and told as what lies between them', async () => {
  const text = {
    version: 1,
    duration: '20h',
    replications: 2,
    traffic: { arrivals: { process: 'poisson', rate: '1/h' }, requests: [{ name: 'page', service: '1s' }] },
    php: { nodes: 4 },
    deploys: { every: '3h' },
    mysql: { queries: { read: '10ms' } },
  };
  const run = async (placement: string): ReturnType<typeof simulate> => {
    const uploads = { placement, rate: '60/h', usefulLife: '3h', reads: '60/h' };
    const cache = { placement, keys: 1, ttl: '1m', reads: '0.1/s', query: 'read' };
    return simulate(parseScenario({ ...text, state: { uploads, cache } }), { threads: 1 });
  };
  const [node, shared, unknown] = await Promise.all(['node', 'shared', 'unknown'].map(run));
  for (const name of ['state.uploads.lostFraction', 'state.uploads.visibleFraction', 'mysql.queries']) {
    const [onNode, onAll, range] = [node, shared, unknown].map((own) => metricOf(own.estimates[name], 0.95));
    expect(range.value).toBe(onNode.value);
    expect(range.low).toBe(Math.min(onNode.low ?? Number.NaN, onAll.low ?? Number.NaN));
    expect(range.high).toBe(Math.max(onNode.high ?? Number.NaN, onAll.high ?? Number.NaN));
    expect(onNode.value).not.toBe(onAll.value);
  }
  // What has nothing to do with it is the same both ways.
  expect(unknown.estimates['throughput']).toEqual(node.estimates['throughput']);
});
