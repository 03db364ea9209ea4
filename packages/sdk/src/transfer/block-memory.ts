/**
 * Memory for blocks of content that are read, digested in threads beside and sent. Threads share it, so that nothing is
 * copied or handed over; the collector does not count shared memory, so it is kept here and used again.
 */
import { Budget } from './limits.ts';

/** Smaller blocks are digested where they are read. [bytes] */
export const SHARED_FROM: number = 1 << 20;

/** Most blocks, a part of an upload among them, fit in. [bytes] */
const SLAB = 16 * 1024 * 1024;

export interface TakenMemory {
  /** Of the size that was asked for; undefined where the reader takes memory of its own. */
  readonly into: Buffer | undefined;
  /** What is in it may be overwritten from here on. */
  release(): void;
}

export class BlockMemory {
  readonly #budget: Budget;
  readonly #slabsMax: number;
  readonly #free: SharedArrayBuffer[] = [];
  #slabs = 0;

  /** @param capacity of all blocks that are held at once [bytes] */
  constructor(capacity: number) {
    this.#budget = new Budget(capacity);
    this.#slabsMax = Math.max(1, Math.floor(capacity / SLAB));
  }

  /** Waits until so much is free. @param size [bytes] */
  async take(size: number): Promise<TakenMemory> {
    const giveBack = await this.#budget.take(size);
    const slab = size < SHARED_FROM ? undefined : this.#slabFor(size);
    const release = (): void => {
      if (slab !== undefined) this.#free.push(slab);
      giveBack();
    };
    return { into: slab === undefined ? undefined : Buffer.from(slab, 0, size), release };
  }

  #slabFor(size: number): SharedArrayBuffer | undefined {
    const held = this.#free.pop();
    if (held === undefined && this.#slabs >= this.#slabsMax) return undefined;
    if (held === undefined) this.#slabs += 1;
    else if (held.byteLength >= size) return held;
    return new SharedArrayBuffer(Math.max(SLAB, size));
  }
}
