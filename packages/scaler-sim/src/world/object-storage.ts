import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type * as Components from '../scenario/components.ts';
import { STORAGE_CALLS, STORAGE_FAILED, STORAGE_OVER_QUOTA, STORAGE_THROTTLED } from './layout.ts';

/** What `ObjectStorage.call` answers instead of a time. */
export const STORAGE_REFUSED = -1;

/** What rounding may have taken from a whole operation that is due. */
const ROUNDING = 1e-9;

/** Object storage: times of operations, a quota, and a rate beyond which operations are throttled. */
export class ObjectStorage {
  private readonly get: Sampler;
  private readonly put: Sampler;
  private readonly quota: number;
  private readonly rate: number;
  private readonly burst: number;
  private readonly retries: number;
  private readonly retryDelay: number;
  private readonly measures: Measures;
  private readonly events: EventSet;
  private used: number;
  /** Operations that may pass at once, and when that was so [s]. */
  private tokens: number;
  private tokensAt = 0;

  constructor(storage: Components.ObjectStorage, measures: Measures, events: EventSet) {
    this.events = events;
    this.get = samplerOf(storage.get);
    this.put = samplerOf(storage.put);
    this.quota = storage.quota;
    this.used = storage.used;
    this.rate = storage.rate;
    this.burst = storage.burst;
    this.retries = storage.retries;
    this.retryDelay = storage.retryDelay;
    this.tokens = storage.burst;
    this.measures = measures;
  }

  /** Whether one more operation is let through at this instant. */
  admit(): boolean {
    if (this.rate === Number.POSITIVE_INFINITY) return true;
    this.tokens = Math.min(this.burst, this.tokens + (this.events.now - this.tokensAt) * this.rate);
    this.tokensAt = this.events.now;
    if (this.tokens < 1 - ROUNDING) {
      this.measures.add(STORAGE_THROTTLED, 1);
      return false;
    }
    this.tokens--;
    return true;
  }

  /** When to try again after `tries` throttled attempts [s]; STORAGE_REFUSED where that was the last. */
  retryAfter(tries: number): number {
    if (tries > this.retries) {
      this.measures.add(STORAGE_FAILED, 1);
      return STORAGE_REFUSED;
    }
    let delay = this.retryDelay;
    for (let i = 1; i < tries; i++) delay *= 2;
    return delay;
  }

  /** Time of a read [s]. */
  getTime(stream: RandomStream): number {
    this.measures.add(STORAGE_CALLS, 1);
    return this.get.draw(stream);
  }

  /** Time of a write [s]; STORAGE_REFUSED where the quota has no room. */
  putTime(size: number, stream: RandomStream): number {
    this.measures.add(STORAGE_CALLS, 1);
    if (this.used + size > this.quota) {
      this.measures.add(STORAGE_OVER_QUOTA, 1);
      return STORAGE_REFUSED;
    }
    this.used += size;
    return this.put.draw(stream);
  }
}
