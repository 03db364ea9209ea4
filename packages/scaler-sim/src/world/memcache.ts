import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import { mix32 } from '../engine/mix.ts';
import { Popularity } from '../engine/popularity.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type * as Components from '../scenario/components.ts';
import { ItemStore, timesOf } from './item-store.ts';
import { MEMCACHE_HITS, MEMCACHE_READS } from './layout.ts';

/** One or two memcache nodes. Whether a read hits follows from keys, popularity, TTL, size, wipes and failures. */
export class Memcache {
  readonly popularity: Popularity;
  readonly latency: Sampler;
  readonly nodes: number;
  private readonly isRedundant: boolean;
  private readonly stores: readonly ItemStore[];
  private readonly isUp: boolean[];
  private readonly measures: Measures;

  constructor(memcache: Components.Memcache, measures: Measures, events: EventSet) {
    this.popularity = new Popularity(memcache.keys, memcache.zipf);
    this.latency = samplerOf(memcache.latency);
    this.nodes = memcache.nodes;
    this.isRedundant = memcache.mode === 'redundant' && memcache.nodes > 1;
    const { keys, ttl, capacity, nodes } = memcache;
    // A key has one home unless all nodes hold everything.
    const since = this.isRedundant ? undefined : timesOf(keys);
    this.stores = Array.from({ length: nodes }, () => new ItemStore(keys, ttl, false, capacity, events, since));
    this.isUp = this.stores.map(() => true);
    this.measures = measures;
  }

  /** One read; a miss fills. */
  read(key: number): boolean {
    this.measures.add(MEMCACHE_READS, 1);
    const home = this.nodes === 1 ? 0 : mix32(key) & 1;
    const node = this.isRedundant && !this.isUp[home] ? 1 - home : home;
    if (!this.isUp[node]) return false;
    const isHit = this.stores[node].read(key);
    if (isHit) this.measures.add(MEMCACHE_HITS, 1);
    else if (this.isRedundant) this.fillAll(key);
    else this.stores[node].fill(key);
    return isHit;
  }

  fail(node: number): void {
    this.isUp[node] = false;
    this.stores[node].wipe();
  }

  isNodeUp(node: number): boolean {
    return this.isUp[node];
  }

  /** A node is back, and empty. */
  repair(node: number): void {
    this.isUp[node] = true;
  }

  private fillAll(key: number): void {
    for (let node = 0; node < this.nodes; node++) if (this.isUp[node]) this.stores[node].fill(key);
  }
}
