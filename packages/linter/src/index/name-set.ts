/** The set of name hashes of the file being scanned: made once, emptied for each file. */
import { hashBytes } from './name-hash.ts';

const FIRST_SIZE = 4096;
/** From here on the built-in sort is faster than buckets, and its worst case is bounded. */
const BUCKET_LIMIT = 4096;

/** A set of signed 32-bit hashes with open addressing. */
export class NameSet {
  private slots = new Int32Array(FIRST_SIZE);
  private mask = FIRST_SIZE - 1;
  private list = new Int32Array(FIRST_SIZE / 2);
  private count = 0;
  /** The hash 0 marks an empty slot, so whether 0 itself is a member stands here. */
  private zero = false;
  private readonly buckets = new Int32Array(257);

  clear(): void {
    if (this.slots.length > FIRST_SIZE * 16) {
      this.slots = new Int32Array(FIRST_SIZE);
      this.list = new Int32Array(FIRST_SIZE / 2);
      this.mask = FIRST_SIZE - 1;
    } else {
      this.slots.fill(0);
    }
    this.count = 0;
    this.zero = false;
  }

  add(hash: number): void {
    const slots = this.slots;
    const mask = this.mask;
    let at = hash & mask;
    let held = slots[at] as number;
    if (held === hash && hash !== 0) return;
    if (hash === 0) {
      this.zero = true;
      return;
    }
    // The step comes from the other half of the hash: names chosen to share a slot still part ways.
    const step = (hash >>> 16) | 1;
    while (held !== 0) {
      at = (at + step) & mask;
      held = slots[at] as number;
      if (held === hash) return;
    }
    slots[at] = hash;
    this.list[this.count++] = hash;
    if (this.count === this.list.length) this.grow();
  }

  has(hash: number): boolean {
    if (hash === 0) return this.zero;
    const { slots, mask } = this;
    const step = (hash >>> 16) | 1;
    let at = hash & mask;
    while (slots[at] !== 0 && slots[at] !== hash) at = (at + step) & mask;
    return slots[at] === hash;
  }

  /** Adds the word `bytes[start, end)`. */
  addBytes(bytes: Uint8Array, start: number, end: number): void {
    this.add(hashBytes(bytes, start, end));
  }

  /** Members as unsigned numbers, ascending. */
  sorted(): Uint32Array {
    const sorted = new Uint32Array(this.count + (this.zero ? 1 : 0));
    const offset = this.zero ? 1 : 0;
    if (this.count > BUCKET_LIMIT) {
      sorted.set(new Uint32Array(this.list.buffer, 0, this.count), offset);
      sorted.sort();
    } else {
      this.sortInto(sorted, offset);
    }
    return sorted;
  }

  /** Counting sort by the top byte, then insertion: hashes spread evenly, so buckets hold a handful. */
  private sortInto(sorted: Uint32Array, offset: number): void {
    const { list, count, buckets } = this;
    buckets.fill(0);
    for (let at = 0; at < count; at++) {
      const bucket = ((list[at] as number) >>> 24) + 1;
      buckets[bucket] = (buckets[bucket] as number) + 1;
    }
    for (let bucket = 1; bucket < 256; bucket++) {
      buckets[bucket] = (buckets[bucket] as number) + (buckets[bucket - 1] as number);
    }
    for (let at = 0; at < count; at++) {
      const hash = list[at] as number;
      const bucket = hash >>> 24;
      const place = buckets[bucket] as number;
      buckets[bucket] = place + 1;
      sorted[offset + place] = hash;
    }
    for (let at = offset + 1; at < sorted.length; at++) {
      const hash = sorted[at] as number;
      let to = at;
      while (to > offset && (sorted[to - 1] as number) > hash) {
        sorted[to] = sorted[to - 1] as number;
        to--;
      }
      sorted[to] = hash;
    }
  }

  private grow(): void {
    const size = this.slots.length * 4;
    const slots = new Int32Array(size);
    const list = new Int32Array(size / 2);
    const mask = size - 1;
    list.set(this.list);
    for (let index = 0; index < this.count; index++) {
      const hash = list[index] as number;
      const step = (hash >>> 16) | 1;
      let at = hash & mask;
      while (slots[at] !== 0) at = (at + step) & mask;
      slots[at] = hash;
    }
    this.slots = slots;
    this.list = list;
    this.mask = mask;
  }
}
