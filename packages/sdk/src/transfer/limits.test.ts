import { afterEach, expect, test, vi } from 'vitest';
import { Bandwidth, Budget, Concurrency } from './limits.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Runs so many jobs of one length, and tells how many there were at once. */
async function mostAtOnce(concurrency: Concurrency, jobs: number, took: number): Promise<number> {
  let [running, most] = [0, 0];
  const job = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, took));
    running -= 1;
  };
  const all = Promise.all(Array.from({ length: jobs }, () => concurrency.run(job)));
  await vi.runAllTimersAsync();
  await all;
  return most;
}

test('jobs at once grow while each takes as long as before, up to what was asked for', async () => {
  vi.useFakeTimers();
  const concurrency = new Concurrency(20);
  expect(await mostAtOnce(concurrency, 16, 10)).toBe(16);
  expect(await mostAtOnce(concurrency, 400, 10)).toBe(20);
});

test('they do not grow where each takes longer for it', async () => {
  vi.useFakeTimers();
  const concurrency = new Concurrency(64);
  await mostAtOnce(concurrency, 16, 10);
  const before = concurrency.limit;
  await mostAtOnce(concurrency, 200, 100);
  expect(concurrency.limit).toBe(before);
});

test('they are halved when the other side asks for less, once for a burst', async () => {
  vi.useFakeTimers();
  const concurrency = new Concurrency(64);
  // The clock of a page that just began: the first refusal counts as well.
  vi.advanceTimersByTime(5000);
  concurrency.slowDown();
  concurrency.slowDown();
  expect(concurrency.limit).toBe(8);
  vi.advanceTimersByTime(1000);
  concurrency.slowDown();
  expect(concurrency.limit).toBe(4);
  expect(await mostAtOnce(concurrency, 3, 10)).toBe(3);
});

test('bytes pass no sooner than the rate allows, over all streams', async () => {
  const bandwidth = new Bandwidth(10_000);
  const start = performance.now();
  await Promise.all([bandwidth.pass(500), bandwidth.pass(1000), bandwidth.pass(500)]);
  // Timers may fire up to a millisecond early.
  expect(performance.now() - start).toBeGreaterThan(195);
});

test('a budget lets through in order, and a taker of more than all gets all', async () => {
  const budget = new Budget(10);
  const order: string[] = [];
  const first = await budget.take(8);
  const large = budget.take(100).then((release) => {
    order.push('large');
    return release;
  });
  const small = budget.take(1).then((release) => {
    order.push('small');
    return release;
  });
  await Promise.resolve();
  expect(order).toEqual([]);
  first();
  (await large)();
  (await small)();
  expect(order).toEqual(['large', 'small']);
});
