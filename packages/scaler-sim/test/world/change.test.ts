/** Deploys, drains, maintenance and numbers of nodes, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { type Coming, LENGTH, latencies, type Parts, played } from './played.ts';

const at = (name: string, when: number, takes = 1): Coming => ({ name, at: when, takes });
const php = (nodes: number, processes = 8): Parts => ({ nodes, processes, timeout: 'none' });
const balancer = (policy: string, drain: string): Parts => ({ policy, drain });
/** A node costs LENGTH, so that `cost.month` is the node seconds that are paid for. */
const prices = { phpNode: LENGTH };

/** Items, each of which is needed for an hour: everything that was written is lost where anything wipes later. */
const uploads = { uploads: { placement: 'node', rate: '1/s', usefulLife: '1h' } };

describe('an atomic deploy', () => {
  test('lets running requests finish', async () => {
    const figures = await played([at('a', 99, 5)], { php: php(2), deploys: { at: ['100s'] } });
    expect(latencies(figures, 'a')).toEqual([5]);
  });

  test('takes what lies on every node', async () => {
    const figures = await played([], { php: php(2), deploys: { at: ['100s'] }, state: uploads, duration: '100s' });
    expect(figures('state.uploads.lostFraction')).toBe(1);
  });

  test('takes nothing of what is shared, or written later', async () => {
    const shared = await played([], {
      php: php(2),
      deploys: { at: ['500s'] },
      state: { uploads: { ...uploads.uploads, placement: 'shared' } },
    });
    expect(shared('state.uploads.lostFraction')).toBe(0);
    const half = await played([], { php: php(2), deploys: { at: ['500s'] }, state: uploads });
    expect(half('state.uploads.lostFraction')).toBeCloseTo(0.5, 1);
  });

  test('also reaches a node that is in maintenance', async () => {
    const figures = await played([], {
      php: php(1),
      balancer: balancer('random', '0s'),
      maintenance: { at: ['500s'], duration: '100s', wipes: false },
      deploys: { at: ['550s'] },
      state: uploads,
      duration: '500s',
    });
    expect(figures('state.uploads.lostFraction')).toBe(1);
  });
});

describe('a rolling deploy', () => {
  const rolling = (surge: string | number, unavailable: string | number): Parts => ({
    at: ['100s'],
    strategy: { rolling: { surge, unavailable, start: '10s' } },
  });

  test('one more at a time: never fewer nodes than wanted', async () => {
    const figures = await played([], {
      php: php(4),
      balancer: balancer('random', '0s'),
      deploys: rolling(1, 0),
      state: uploads,
      prices,
      duration: '1000s',
    });
    expect(figures('nodes.mean')).toBeCloseTo(4, 12);
    // Four times 10 s in which a fifth one starts.
    expect(figures('cost.month')).toBeCloseTo(4 * LENGTH + 40, 9);
    // Old ones go at 110, 120, 130 and 140.
    expect(figures('state.uploads.lostFraction')).toBeCloseTo(0.125, 1);
  });

  test('one less at a time: never more nodes than wanted', async () => {
    const figures = await played([], {
      php: php(4),
      balancer: balancer('random', '0s'),
      deploys: rolling(0, 1),
      prices,
    });
    expect(figures('nodes.mean')).toBeCloseTo(4 - 40 / LENGTH, 12);
    expect(figures('cost.month')).toBeCloseTo(4 * LENGTH, 9);
  });

  test('a drain goes on while the next one starts', async () => {
    const figures = await played([], {
      php: php(4),
      balancer: balancer('random', '5s'),
      deploys: rolling(1, 0),
      prices,
    });
    expect(figures('nodes.mean')).toBeCloseTo(4 + (4 * 5) / LENGTH, 12);
    expect(figures('cost.month')).toBeCloseTo(4 * LENGTH + 40 + 4 * 5, 9);
  });

  test('shares are rounded as Kubernetes does: surge up, unavailable down, and one where both are none', async () => {
    const three = { php: php(3), balancer: balancer('random', '0s'), prices };
    // One more, none less.
    const quarter = await played([], { ...three, deploys: rolling('25%', '25%') });
    expect([quarter('nodes.mean'), quarter('cost.month')]).toEqual([
      expect.closeTo(3, 12),
      expect.closeTo(3 * LENGTH + 30, 9),
    ]);
    // Two more.
    const half = await played([], { ...three, deploys: rolling('50%', '0%') });
    expect(half('cost.month')).toBeCloseTo(3 * LENGTH + 2 * 10 + 10, 9);
    // 0.75 is none: one has to go all the same.
    const none = await played([], { ...three, deploys: rolling(0, '25%') });
    expect(none('nodes.mean')).toBeCloseTo(3 - 30 / LENGTH, 12);
  });

  test('what runs on an old node has the drain to end', async () => {
    const figures = await played([at('short', 95, 20), at('long', 96, 200)], {
      php: php(1),
      balancer: balancer('random', '60s'),
      deploys: rolling(1, 0),
    });
    // The old node drains from 110 to 170.
    expect(latencies(figures, 'short', 'long')).toEqual([20, null]);
    expect(figures('errors.failed')).toBe(1 / 2);
  });

  test('logs are flushed before an old node goes, where a deploy flushes', async () => {
    const lost = async (flushOnDeploy: boolean): Promise<number | null | undefined> => {
      const logs = { placement: 'node', shipEvery: 'none', flushOnDeploy };
      const drain = balancer('random', '0s');
      const site = { php: php(1), balancer: drain, deploys: rolling(1, 0), state: { logs } };
      return (await played([], { ...site, duration: '110s' }))('state.logs.lostFraction');
    };
    expect(await lost(false)).toBeCloseTo(1, 12);
    expect(await lost(true)).toBe(0);
  });
});

describe('numbers of nodes', () => {
  test('what is ordered comes after its lag', async () => {
    const figures = await played([], { php: php(2), scale: [{ at: '100s', nodes: 4, lag: '50s' }], prices });
    expect(figures('nodes.mean')).toBeCloseTo((2 * 150 + 4 * 850) / LENGTH, 12);
    expect(figures('cost.month')).toBeCloseTo(2 * 100 + 4 * 900, 9);
  });

  test('a node that is too much drains: it gets nothing new, and ends what it has', async () => {
    const requests = [at('first', 90, 5), at('short', 95, 20), at('third', 96), at('long', 97, 40), at('late', 101)];
    const figures = await played(requests, {
      php: php(2, 1),
      balancer: balancer('round-robin', '30s'),
      scale: [{ at: '100s', nodes: 1 }],
      prices,
    });
    // On the node that stays: first, third, late. On the newest, from 100 to 130: short until 115, then long.
    expect(latencies(figures, 'first', 'short', 'third', 'long', 'late')).toEqual([5, 20, 1, null, 1]);
    expect(figures('errors.failed')).toBe(1 / 5);
    expect(figures('cost.month')).toBeCloseTo(LENGTH + 130, 9);
  });

  test('what has not started goes first', async () => {
    const figures = await played([], {
      php: php(2),
      balancer: balancer('random', '30s'),
      scale: [
        { at: '100s', nodes: 3, lag: '500s' },
        { at: '200s', nodes: 2 },
      ],
      prices,
    });
    expect(figures('nodes.mean')).toBeCloseTo(2, 12);
    expect(figures('cost.month')).toBeCloseTo(2 * LENGTH + 100, 9);
  });

  test('a schedule begins anew with its period', async () => {
    const points = [
      { at: '100s', nodes: 3 },
      { at: '300s', nodes: 1 },
    ];
    const autoscaler = { type: 'schedule', points, period: '500s', start: '0s' };
    const figures = await played([], { php: php(1), balancer: balancer('random', '0s'), autoscaler });
    expect(figures('nodes.mean')).toBeCloseTo((2 * (3 * 200 + 1 * 300)) / LENGTH, 9);
  });
});

describe('maintenance', () => {
  const at100 = (more: Parts): Parts => ({ at: ['100s'], duration: '50s', ...more });

  test('all nodes at once are missed', async () => {
    const figures = await played([at('before', 98, 1), at('running', 99, 5), at('during', 120), at('after', 160)], {
      php: php(2),
      balancer: balancer('random', '0s'),
      maintenance: at100({ scope: 'all' }),
    });
    expect(latencies(figures, 'before', 'running', 'during', 'after')).toEqual([1, null, null, 1]);
    expect([figures('errors.failed'), figures('errors.rejected')]).toEqual([1 / 4, 1 / 4]);
    expect(figures('nodes.mean')).toBeCloseTo((2 * (LENGTH - 50)) / LENGTH, 12);
  });

  test('running requests have the drain to end', async () => {
    const figures = await played([at('a', 99, 20), at('during', 105), at('after', 181)], {
      php: php(1),
      balancer: balancer('random', '30s'),
      maintenance: at100({}),
    });
    // Out of the balancer from 100, off from 130 to 180.
    expect(latencies(figures, 'a', 'during', 'after')).toEqual([20, null, 1]);
    expect(figures('nodes.mean')).toBeCloseTo((LENGTH - 50) / LENGTH, 12);
  });

  test('takes the disk only where it says so', async () => {
    const lost = async (wipes: boolean): Promise<number | null | undefined> =>
      (
        await played([], {
          php: php(1),
          balancer: balancer('random', '0s'),
          maintenance: at100({ wipes }),
          state: uploads,
          duration: '100s',
        })
      )('state.uploads.lostFraction');
    expect([await lost(true), await lost(false)]).toEqual([1, 0]);
  });

  test('a node that is scaled away while it is off takes its disk along', async () => {
    const figures = await played([], {
      php: php(2),
      balancer: balancer('random', '0s'),
      maintenance: at100({ duration: '500s', wipes: false, scope: 'all' }),
      scale: [{ at: '200s', nodes: 1 }],
      state: uploads,
      duration: '100s',
    });
    expect(figures('state.uploads.lostFraction')).toBeCloseTo(0.5, 0);
    expect(figures('state.uploads.lostFraction')).toBeGreaterThan(0.2);
  });

  test('is no time in which logs are written', async () => {
    const logs = { placement: 'node', shipEvery: 'none' };
    const figures = await played([], {
      php: php(1),
      balancer: balancer('random', '0s'),
      maintenance: at100({ wipes: false }),
      deploys: { at: ['120s', '900s'] },
      state: { logs },
      duration: '900s',
    });
    // What was written until 100 goes at 120, what was written from 150 on at 900.
    expect(figures('state.logs.lostFraction')).toBeCloseTo(1, 12);
  });
});
