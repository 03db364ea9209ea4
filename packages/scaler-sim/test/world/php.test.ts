/** What a node makes of requests, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { type Coming, LENGTH, latencies, type Parts, played } from './played.ts';

const at = (name: string, when: number, takes = 1, user?: string): Coming => ({
  name,
  at: when,
  takes,
  ...(user === undefined ? {} : { user }),
});

const one = (more: Parts = {}): Parts => ({ php: { nodes: 1, processes: 1, timeout: 'none', ...more } });

describe('processes', () => {
  test('a process takes requests in the order in which they came', async () => {
    const figures = await played([at('a', 0), at('b', 0.5), at('c', 0.5)], one());
    expect(latencies(figures, 'a', 'b', 'c')).toEqual([1, 1.5, 2.5]);
    expect(figures('utilisation.php')).toBeCloseTo(3 / LENGTH, 12);
    expect(figures('queue.mean')).toBeCloseTo(2 / LENGTH, 12);
    expect(figures('wait.mean')).toBeCloseTo(2 / 3, 12);
  });

  test('a process is replaced after maxRequests, and those who wait wait for its successor', async () => {
    const figures = await played([at('a', 0), at('b', 0), at('c', 0)], one({ maxRequests: 2, respawn: '1s' }));
    expect(latencies(figures, 'a', 'b', 'c')).toEqual([1, 2, 4]);
    // A process that is being replaced is not busy.
    expect(figures('utilisation.php')).toBeCloseTo(3 / LENGTH, 12);
  });

  test('a process that was to be replaced when its node was switched off does not come on top', async () => {
    const [first, b, c, d] = [at('first', 0, 0.2), at('b', 20), at('c', 20), at('d', 20)];
    const figures = await played([first, at('a', 0.1, 5), b, c, d], {
      ...one({ processes: 2, maxRequests: 1, respawn: '10s' }),
      balancer: { policy: 'random', drain: '0s' },
      maintenance: { at: ['2s'], duration: '1s' },
    });
    // Two processes take b and c, are replaced until 31, and one of them takes d.
    expect(latencies(figures, 'a', 'b', 'c', 'd')).toEqual([null, 1, 1, 12]);
  });

  test('just as many requests wait as the backlog says', async () => {
    const figures = await played(
      ['a', 'b', 'c', 'd'].map((name) => at(name, 0)),
      one({ backlog: 2 }),
    );
    expect(latencies(figures, 'a', 'b', 'c', 'd')).toEqual([1, 2, 3, null]);
    expect(figures('errors.rejected')).toBe(1 / 4);
  });

  test('a full TCP backlog is tried again after 1, 2, 4 s', async () => {
    const figures = await played([at('a', 0, 2.5), at('b', 0.1)], one({ backlog: 0, listen: 'tcp' }));
    expect(latencies(figures, 'a', 'b')).toEqual([2.5, 4]);
    expect(figures('errors.rejected')).toBe(0);
  });

  test('who tries again gives up at the timeout, and is executed never', async () => {
    const figures = await played([at('a', 0, 1.5), at('b', 0.1)], one({ backlog: 0, listen: 'tcp', timeout: '2s' }));
    expect(latencies(figures, 'a', 'b')).toEqual([1.5, null]);
    expect(figures('errors.timeout')).toBe(1 / 2);
    expect(figures('utilisation.php')).toBeCloseTo(1.5 / LENGTH, 12);
  });
});

describe('timeouts', () => {
  const requests = [at('a', 0, 5), at('b', 1), at('c', 4.5)];

  test('what was answered 504 keeps its place and is executed', async () => {
    const figures = await played(requests, one({ timeout: '3s' }));
    // a until 5, b for nobody until 6, c until 7.
    expect(latencies(figures, 'a', 'b', 'c')).toEqual([null, null, 2.5]);
    expect(figures('errors.timeout')).toBe(2 / 3);
    expect(figures('utilisation.php')).toBeCloseTo(7 / LENGTH, 12);
  });

  test('or is dropped', async () => {
    const figures = await played(requests, one({ timeout: '3s', abandoned: 'drop' }));
    // a is dropped at 3, when b begins; b is answered at 4, c at once.
    expect(latencies(figures, 'a', 'b', 'c')).toEqual([null, 3, 1]);
    expect(figures('utilisation.php')).toBeCloseTo(5 / LENGTH, 12);
  });

  test('a 504 frees its connection at the balancer', async () => {
    const figures = await played([at('a', 0, 5), at('b', 0, 2), at('c', 1.5), at('d', 1.6)], {
      balancer: 'least-connections',
      php: { nodes: 2, processes: 1, timeout: '1s' },
    });
    // Both have run into their timeout, so c and d go to one node each, wherever: the shorter one is free at 2.
    expect(latencies(figures, 'a', 'b')).toEqual([null, null]);
    expect(figures('queue.mean')).toBeCloseTo((3.5 + 0.5) / LENGTH, 1);
    expect(figures('errors.timeout')).toBeGreaterThanOrEqual(3 / 4);
  });
});

describe('cores', () => {
  const cores = (count: number): Parts => one({ processes: 4, cores: count });

  test('are shared alike by what computes', async () => {
    const figures = await played([at('a', 0, 2), at('b', 0, 1)], cores(1), { a: { cpu: '100%' }, b: { cpu: '100%' } });
    // Half a core each until b has its 1 s at 2; a goes on alone until 3.
    expect(latencies(figures, 'a', 'b')).toEqual([3, 2]);
    expect(figures('utilisation.cpu')).toBeCloseTo(3 / LENGTH, 12);
  });

  test('are left alone by what waits', async () => {
    const figures = await played([at('a', 0, 2), at('b', 0, 1)], cores(1), { a: { cpu: '50%' }, b: { cpu: '100%' } });
    // Each computes 1 s on half a core until 2; a then waits its other second.
    expect(latencies(figures, 'a', 'b')).toEqual([3, 2]);
    expect(figures('utilisation.cpu')).toBeCloseTo(2 / LENGTH, 12);
  });

  test('no request uses more than one', async () => {
    const figures = await played([at('a', 0), at('b', 0), at('c', 0)], cores(2), {
      a: { cpu: '100%' },
      b: { cpu: '100%' },
      c: { cpu: '100%' },
    });
    expect(latencies(figures, 'a', 'b', 'c')).toEqual([1.5, 1.5, 1.5]);
    expect(latencies(await played([at('a', 0)], cores(2), { a: { cpu: '100%' } }), 'a')).toEqual([1]);
  });
});

describe('memory', () => {
  const memory = { node: '100MB', base: '20MB', perProcess: '30MB', swap: '30MB', swapFactor: 3 };

  test('a node that swaps is slower, and one without swap left answers 503', async () => {
    const figures = await played(
      [...['a', 'b', 'c', 'd'].map((name) => at(name, 0)), at('e', 5)],
      one({ processes: 8, memory }),
    );
    // 60 of 80 MB, then 90 with 10 MB in swap, then 120 of 110.
    expect(latencies(figures, 'a', 'b', 'c', 'd', 'e')).toEqual([1, 1, 3, null, 1]);
    expect(figures('errors.memory')).toBe(1 / 5);
  });

  test('a class takes what it needs', async () => {
    const figures = await played([at('small', 0), at('large', 0)], one({ processes: 8, memory }), {
      small: { memory: '1MB' },
      large: { memory: '109MB' },
    });
    expect(latencies(figures, 'small', 'large')).toEqual([1, 3]);
  });
});

describe('an empty OPcache', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const requests = names.map((name, i) => at(name, 10 * i));
  const php = one({ coldStart: { factor: 3, requests: 2 } });

  test('slows the first requests of a node', async () => {
    expect(latencies(await played(requests, php), ...names)).toEqual([3, 3, 1, 1, 1]);
  });

  test('and again after a deploy or a configuration change', async () => {
    for (const change of ['deploys', 'configChanges']) {
      const figures = await played(requests, { ...php, [change]: { at: ['25s'] } });
      expect(latencies(figures, ...names)).toEqual([3, 3, 1, 3, 3]);
    }
  });
});

describe('requests to the site itself', () => {
  const self = { outer: { steps: [{ self: 'inner' }] }, inner: {} };
  const outer = [at('outer', 0, 0.5)];

  test('take a second process', async () => {
    const figures = await played(outer, one({ processes: 2 }), self);
    expect(latencies(figures, 'outer', 'inner')).toEqual([1.5, 1]);
    expect(figures('utilisation.php')).toBeCloseTo(2.5 / 2 / LENGTH, 12);
  });

  test('block one another where there is none, until the inner one runs into its timeout', async () => {
    const figures = await played([...outer, at('later', 1)], one({ timeout: '30s' }), self);
    // outer 504 at 30, inner 504 at 30.5, which ends outer; inner is executed until 31.5; later had its 504 at 31.
    expect(latencies(figures, 'outer', 'inner', 'later')).toEqual([null, null, null]);
    expect(figures('errors.timeout')).toBe(1);
    expect(figures('utilisation.php')).toBeCloseTo((30.5 + 1 + 1) / LENGTH, 12);
  });

  test('fail with a node that is switched off, whoever of the two is looked at first', async () => {
    const off = { balancer: { policy: 'random', drain: '0s' }, maintenance: { at: ['1s'], duration: '10s' } };
    // The handle that `first` had is free again when the inner request is made, so that it lies below the outer one's.
    const figures = await played(
      [at('first', 0, 0.2), at('outer', 0.1, 0.5)],
      { ...one({ processes: 2 }), ...off },
      self,
    );
    expect(latencies(figures, 'first', 'outer', 'inner')).toEqual([0.2, null, null]);
    expect(figures('errors.failed')).toBeCloseTo(2 / 3, 12);
  });
});

describe('locks of sessions', () => {
  const requests = [at('a', 0, 1, 'ann'), at('b', 0, 1, 'bob'), at('c', 0.5, 1, 'ann'), at('d', 0.5, 1, 'ann')];
  const sessions = (placement: string): Parts => ({
    state: { sessions: { placement, lock: true, starts: '1/h', lifetime: '1h' } },
  });

  test.each([['node'], ['shared']])('let requests of one user wait for one another (%s)', async (placement) => {
    const figures = await played(requests, { ...one({ processes: 8 }), ...sessions(placement) });
    expect(latencies(figures, 'a', 'b', 'c', 'd')).toEqual([1, 1, 1.5, 2.5]);
    // Who waits for a lock holds a process.
    expect(figures('utilisation.php')).toBeCloseTo((1 + 1 + 1.5 + 2.5) / 8 / LENGTH, 12);
  });

  test('on another node there is another one', async () => {
    const two = { php: { nodes: 2, processes: 8, timeout: 'none' }, balancer: 'round-robin' };
    // a and c on the first node, b and d on the second.
    const apart = await played(requests, { ...two, ...sessions('node') });
    expect(latencies(apart, 'a', 'b', 'c', 'd')).toEqual([1, 1, 1.5, 1]);
    const together = await played(requests, { ...two, ...sessions('shared') });
    expect(latencies(together, 'a', 'b', 'c', 'd')).toEqual([1, 1, 1.5, 2.5]);
  });
});
