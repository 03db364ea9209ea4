/** What stands behind PHP, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { type Coming, LENGTH, latencies, type Parts, played } from './played.ts';

const at = (name: string, when: number, takes = 0): Coming => ({ name, at: when, takes });
const php = { nodes: 1, processes: 16, timeout: 'none' };
const letters = (count: number): string[] => Array.from({ length: count }, (_, i) => String.fromCodePoint(97 + i));

describe('the database', () => {
  const mysql = (more: Parts): Parts => ({ php, mysql: { servers: 1, queries: { read: '1s', write: '3s' }, ...more } });

  test('queries queue for a server, in the order in which they come', async () => {
    const figures = await played([at('a', 0), at('b', 0), at('c', 0.5)], mysql({}), {
      a: { steps: [{ mysql: 'write' }] },
      b: { steps: [{ mysql: 'read' }, { mysql: 'read' }] },
      c: { steps: [{ mysql: 'read' }] },
    });
    // a until 3; b's first until 4, c's until 5, b's second until 6.
    expect(latencies(figures, 'a', 'b', 'c')).toEqual([3, 6, 4.5]);
    expect(figures('mysql.time')).toBeCloseTo((3 + 4 + 4.5 + 2) / 4, 12);
    expect(figures('utilisation.mysql')).toBeCloseTo(6 / LENGTH, 12);
  });

  test('a connection is kept to the end of its request, and beyond the limit a request fails', async () => {
    const figures = await played([at('a', 0), at('b', 0.5), at('c', 3)], mysql({ connections: 1 }), {
      a: { steps: [{ mysql: 'read' }, { wait: '1s' }] },
      b: { steps: [{ mysql: 'read' }] },
      c: { steps: [{ mysql: 'read' }] },
    });
    expect(latencies(figures, 'a', 'b', 'c')).toEqual([2, null, 1]);
    expect([figures('errors.failed'), figures('mysql.refused')]).toEqual([1 / 3, 1 / 3]);
  });
});

describe('object storage', () => {
  const storage = (objectStorage: Parts): Parts => ({ php, objectStorage });
  const gets = (names: readonly string[]): Record<string, Parts> =>
    Object.fromEntries(names.map((name) => [name, { steps: [{ objectStorage: 'get' }] }]));

  test('a write beyond the quota fails its request, a read does not', async () => {
    const put = { steps: [{ objectStorage: 'put', size: '3MB' }] };
    const figures = await played(
      letters(4).map((name, i) => at(name, i)),
      storage({ quota: '10MB', used: '4MB', put: '100ms', get: '50ms' }),
      { a: put, b: put, c: put, d: { steps: [{ objectStorage: 'get' }] } },
    );
    expect(latencies(figures, 'a', 'b', 'c', 'd')).toEqual([0.1, 0.1, null, 0.05]);
    expect([figures('errors.failed'), figures('objectStorage.failed')]).toEqual([1 / 4, 1 / 4]);
  });

  test('operations beyond the burst are tried again after 2 s and 4 s more, then fail', async () => {
    const names = letters(8);
    const figures = await played(
      names.map((name) => at(name, 0)),
      storage({ rate: '1/s', burst: 2, get: '100ms' }),
      gets(names),
    );
    // Two pass at 0, two at 2, two at 6.
    expect(latencies(figures, ...names)).toEqual([0.1, 0.1, 2.1, 2.1, 6.1, 6.1, null, null]);
    expect(figures('objectStorage.failed')).toBe(2 / 8);
    expect(figures('objectStorage.throttled')).toBe((6 + 4 + 2) / (8 + 6 + 4));
  });

  test('operations at just the rate all pass', async () => {
    const figures = await played(
      Array.from({ length: 200 }, (_, i) => at('a', i / 10)),
      storage({ rate: '10/s' }),
      gets(['a']),
    );
    expect(figures('objectStorage.throttled')).toBe(0);
  });
});

describe('the worker', () => {
  test('jobs queue for its processes', async () => {
    const figures = await played(
      [at('a', 0), at('a', 0), at('a', 0)],
      { php, worker: { jobs: [{ name: 'mail', processes: 2, service: '4s' }] } },
      { a: { steps: [{ job: 'mail' }] } },
    );
    // Nobody waits for a job.
    expect(figures('latency.mean')).toBe(0);
    expect(figures('worker.time')).toBeCloseTo((4 + 4 + 8) / 3, 12);
    expect(figures('worker.queue.mean')).toBeCloseTo(4 / LENGTH, 12);
  });

  const cron = async (job: Parts, more: Parts = {}, nodes = 1): Promise<(number | null | undefined)[]> => {
    const figures = await played([], {
      php: { nodes, processes: 1 },
      // A whole number of rounds, whatever the phase.
      duration: '6600h',
      warmup: '600h',
      analysis: 'steady',
      worker: { cron: [{ name: 'feed', ...job }] },
      ...more,
    });
    return ['cron.skippedFraction', 'cron.endedFraction', 'cron.duplicates'].map((name) => figures(name));
  };

  test('five cron jobs run at a time, a start beyond them is skipped', async () => {
    // Started at 0, 1, 2, 3 and 4 h; 5 h is skipped since the first ends at 5.5 h; and so on in rounds of 6.
    expect(await cron({ every: '1h', duration: '5.5h' })).toEqual([1 / 6, 0, 0]);
    expect(await cron({ every: '1h', duration: '4.5h' })).toEqual([0, 0, 0]);
  });

  test('a cron job is ended after 12 h', async () => {
    // Two at a time: of starts at 0, 5 and 10 h the third is skipped, since the first ends at 12 h.
    const worker = { worker: { cron: [{ name: 'feed', every: '5h', duration: '24h' }], cronConcurrency: 2 } };
    expect(await cron({}, worker)).toEqual([1 / 3, 1, 0]);
  });

  test('a crontab on every node runs as often as there are nodes, unless a lock that all see is taken', async () => {
    const job = { every: '1h', duration: '1m', runsOn: 'nodes' };
    const locks = (placement: string): Parts => ({ state: { locks: { placement, rate: '1/h', hold: '1s' } } });
    expect(await cron(job, {}, 3)).toEqual([0, 0, 2]);
    expect(await cron({ ...job, lock: true }, locks('node'), 3)).toEqual([0, 0, 2]);
    expect(await cron({ ...job, lock: true }, locks('shared'), 3)).toEqual([0, 0, 0]);
  });
});
