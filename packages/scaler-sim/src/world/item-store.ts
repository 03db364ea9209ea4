import type { EventSet } from '../engine/event-set.ts';
import { NONE } from './request-columns.ts';

/** Keys that are filled, expire, are pushed out and wiped: a memcache node, or the cache on one node's disk. */
export class ItemStore {
  private readonly events: EventSet;
  private readonly ttl: number;
  private readonly renew: boolean;
  /** Items that fit; Infinity: no order of use is kept. */
  private readonly capacity: number;
  /** By key: when its time began to count [s]. */
  private readonly since: Float64Array;
  private wipedAt = Number.NEGATIVE_INFINITY;
  private count = 0;
  /** By key, from the one used last to the one used longest ago. */
  private readonly olderUse: Int32Array;
  private readonly newerUse: Int32Array;
  private newest = NONE;
  private oldest = NONE;

  /**
   * @param renew the TTL counts from the last read rather than from the fill
   * @param since its column of times; stores that never hold the same key may share one, which takes half the memory
   */
  constructor(
    keys: number,
    ttl: number,
    renew: boolean,
    capacity: number,
    events: EventSet,
    since: Float64Array = timesOf(keys),
  ) {
    this.events = events;
    this.ttl = ttl;
    this.renew = renew;
    this.capacity = capacity < keys ? capacity : Number.POSITIVE_INFINITY;
    this.since = since;
    const ordered = this.capacity < keys ? keys : 0;
    this.olderUse = new Int32Array(ordered).fill(NONE);
    this.newerUse = new Int32Array(ordered).fill(NONE);
  }

  /** Whether a read finds the key. */
  read(key: number): boolean {
    const since = this.since[key];
    if (since <= this.wipedAt || since + this.ttl <= this.events.now) return false;
    if (this.renew) this.since[key] = this.events.now;
    if (this.capacity !== Number.POSITIVE_INFINITY) this.touch(key);
    return true;
  }

  fill(key: number): void {
    const isThere = this.since[key] > this.wipedAt;
    this.since[key] = this.events.now;
    if (this.capacity === Number.POSITIVE_INFINITY) return;
    if (isThere) {
      this.touch(key);
      return;
    }
    if (this.capacity < 1) {
      this.since[key] = Number.NEGATIVE_INFINITY;
      return;
    }
    if (this.count >= this.capacity) {
      const victim = this.oldest;
      this.unlink(victim);
      this.since[victim] = Number.NEGATIVE_INFINITY;
      this.count--;
    }
    this.count++;
    this.link(key);
  }

  wipe(): void {
    this.wipedAt = this.events.now;
    this.count = 0;
    this.newest = NONE;
    this.oldest = NONE;
  }

  private touch(key: number): void {
    if (this.newest === key) return;
    this.unlink(key);
    this.link(key);
  }

  private link(key: number): void {
    this.olderUse[key] = this.newest;
    this.newerUse[key] = NONE;
    if (this.newest === NONE) this.oldest = key;
    else this.newerUse[this.newest] = key;
    this.newest = key;
  }

  private unlink(key: number): void {
    const older = this.olderUse[key];
    const newer = this.newerUse[key];
    if (older === NONE) this.oldest = newer;
    else this.newerUse[older] = newer;
    if (newer === NONE) this.newest = older;
    else this.olderUse[newer] = older;
  }
}

/** Times of keys none of which was ever filled. */
export function timesOf(keys: number): Float64Array {
  return new Float64Array(keys).fill(Number.NEGATIVE_INFINITY);
}
