/** What autoscalers make of a load that is known second by second, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { type Coming, LENGTH, type Parts, played } from './played.ts';

/** So many requests from 0.5 s on, that each hold a process. */
const held = (count: number, until: number): Coming[] =>
  Array.from({ length: count }, () => ({ name: 'a', at: 0.5, takes: until - 0.5 }));

/** Node seconds of nodes that are up. */
async function nodeSeconds(requests: readonly Coming[], autoscaler: Parts, more: Parts = {}): Promise<number> {
  const figures = await played(requests, {
    php: { nodes: 1, processes: 40, timeout: 'none' },
    balancer: { policy: 'least-connections', drain: '0s' },
    autoscaler: { max: 10, ...autoscaler },
    ...more,
  });
  return LENGTH * (figures('nodes.mean') ?? Number.NaN);
}

describe('target tracking', () => {
  const tracking = { type: 'target-tracking', concurrency: 2, start: '30s' };

  test('scales out after three figures in a row, to what the target asks for', async () => {
    // Eight requests on one node at 60, 120 and 180 s: four nodes from 210 s on, on which two each would be just right.
    expect(await nodeSeconds(held(8, 1e6), tracking)).toBeCloseTo(210 + 4 * (LENGTH - 210), 6);
  });

  test('is let be within its margin, and scales in after so many figures below', async () => {
    // Two figures below 90 % of the target, at 660 and 720 s: the one of 600 s is not yet.
    const scaler = { ...tracking, pointsIn: 2 };
    expect(await nodeSeconds(held(8, 599.75), scaler)).toBeCloseTo(210 + 4 * (720 - 210) + (LENGTH - 720), 6);
  });

  test('rests after a change', async () => {
    // Without its rest until 480 s it would have scaled in at 360 s.
    const scaler = { ...tracking, pointsIn: 2, cooldownOut: '5m' };
    expect(await nodeSeconds(held(8, 239.75), scaler)).toBeCloseTo(210 + 4 * (480 - 210) + (LENGTH - 480), 6);
  });
});

describe("Knative's autoscaler", () => {
  const kpa = { type: 'kpa', concurrency: 10, start: '1s' };

  test('aims at its share of the concurrency', async () => {
    // 20 requests, 7 a node: three nodes, ordered at 2 s.
    expect(await nodeSeconds(held(20, 1e6), kpa)).toBeCloseTo(3 + 3 * (LENGTH - 3), 6);
  });

  test('in panic does not scale in for a stable window', async () => {
    // 13 requests are two nodes, twice what is ready at 2 s: panic, until 62 s are over. From 3 s on two nodes are ready.
    expect(await nodeSeconds(held(13, 4.5), kpa)).toBeCloseTo(3 + 2 * (64 - 3) + (LENGTH - 64), 6);
  });

  test('without panic scales in as its stable window empties', async () => {
    // Two nodes from 3 s on; 13 for four of 8 s are 6.5, which one node has room for.
    const calm = { ...kpa, panicThreshold: '300%' };
    expect(await nodeSeconds(held(13, 4.5), calm)).toBeCloseTo(3 + 2 * (8 - 3) + (LENGTH - 8), 6);
  });

  test('holds to its largest steps', async () => {
    // Doubles at 2 s (ready at 3 s) and at 4 s (ready at 5 s), and has its six nodes at 7 s.
    const slow = { ...kpa, maxScaleUpRate: 2 };
    expect(await nodeSeconds(held(40, 1e6), slow)).toBeCloseTo(3 + 2 * 2 + 4 * 2 + 6 * (LENGTH - 7), 6);
  });
});

describe('HorizontalPodAutoscaler', () => {
  const hpa = (metrics: readonly Parts[], more: Parts = {}): Parts => ({ type: 'hpa', metrics, start: '20s', ...more });

  test('orders what the ratio asks for, and does not count nodes that only start', async () => {
    // 24 of 40 processes are twice 30 %: a second node, ordered at 15 s. It has no request, and the mean is just right.
    expect(await nodeSeconds(held(24, 1e6), hpa([{ processes: '30%' }]))).toBeCloseTo(35 + 2 * (LENGTH - 35), 6);
  });

  test('takes its time on the way down', async () => {
    // Idle from 100.25 s on; at 105 s two nodes are still asked for, which counts for 300 s more.
    const expected = 35 + 2 * (405 - 35) + (LENGTH - 405);
    expect(await nodeSeconds(held(24, 100.25), hpa([{ processes: '30%' }]))).toBeCloseTo(expected, 6);
  });

  test('sees what happens only after its delay', async () => {
    const late = hpa([{ processes: '30%' }], { metricDelay: '30s' });
    // Figures of 0 to 15 s are there at 45 s.
    expect(await nodeSeconds(held(24, 1e6), late)).toBeCloseTo(65 + 2 * (LENGTH - 65), 6);
  });

  test('by a figure of the whole site, with a target of the whole', async () => {
    // Eight for a target of 4 are twice what is ready, again and again: 2 ordered at 15 s, 4 at 45 s, 8 at 75 s, 10 at 105 s.
    const expected = LENGTH + (LENGTH - 35) + 2 * (LENGTH - 65) + 4 * (LENGTH - 95) + 2 * (LENGTH - 125);
    expect(await nodeSeconds(held(8, 1e6), hpa([{ concurrency: 4, whole: 'value' }]))).toBeCloseTo(expected, 6);
  });

  test('by a figure of the whole site, with a target of each node', async () => {
    expect(await nodeSeconds(held(8, 1e6), hpa([{ concurrency: 4, whole: 'average' }]))).toBeCloseTo(
      35 + 2 * (LENGTH - 35),
      6,
    );
  });

  test('the largest answer of several figures counts', async () => {
    const both = hpa([{ concurrency: 8 }, { processes: '5%' }]);
    // A fifth of the processes for a target of a twentieth: four nodes.
    expect(await nodeSeconds(held(8, 1e6), both)).toBeCloseTo(35 + 4 * (LENGTH - 35), 6);
  });
});
