import { expect, test } from 'vitest';
import { EventSet } from '../engine/event-set.ts';
import { Measures } from '../engine/measures.ts';
import { layoutWidth } from './layout.ts';
import { Memcache } from './memcache.ts';

const KEYS = Array.from({ length: 16 }, (_, key) => key);

/** A memcache of two nodes, and what reads every key once and tells which are found, a second after what was before. */
function readerOf(mode: 'combined' | 'redundant'): { memcache: Memcache; found: () => number[] } {
  const events = new EventSet();
  const shape = { nodes: 2, mode, keys: KEYS.length, zipf: 0, ttl: 60, capacity: Number.POSITIVE_INFINITY } as const;
  const latency = { law: 'constant', value: 0 } as const;
  const measures = new Measures(layoutWidth(1), 1, [0, 10], events);
  const memcache = new Memcache({ ...shape, latency, failures: null }, measures, events);
  const found = (): number[] => {
    events.now++;
    return KEYS.filter((key) => memcache.read(key));
  };
  return { memcache, found };
}

test('combined nodes hold each key once: with one of them goes what it held', () => {
  const { memcache, found } = readerOf('combined');
  expect(found()).toEqual([]);
  memcache.fail(1);
  const left = found();
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(KEYS.length);
  memcache.repair(1);
  expect(found()).toEqual(left);
  expect(found()).toEqual(KEYS);
});

test('of redundant nodes the other one answers, and the one that comes back is empty', () => {
  const { memcache, found } = readerOf('redundant');
  memcache.fail(1);
  expect(found()).toEqual([]);
  expect(found()).toEqual(KEYS);
  memcache.repair(1);
  const left = found();
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(KEYS.length);
});
