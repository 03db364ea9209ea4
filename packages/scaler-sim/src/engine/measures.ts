import type { EventSet } from './event-set.ts';
import { BINS, type Bins, binOf, drained } from './histogram.ts';

/** What one stretch of time gave: sums in the order of the run's layout, histograms in theirs. */
export interface Block {
  /** [s] */
  readonly start: number;
  readonly end: number;
  readonly sums: readonly number[];
  readonly histograms: readonly Bins[];
}

/**
 * Sums and histograms, block of time by block of time. An area (the integral of a level over time) is kept by adding
 * `age` when the level falls by one and subtracting it when it rises; `close` adds what the levels
 * that are there at the end contribute.
 */
export class Measures {
  /** By block and place. Earlier blocks stay open for what is decided late. */
  readonly sums: Float64Array;
  /** First place of the block that runs. */
  row = 0;
  /** When the block that runs began [s]. */
  start: number = Number.NaN;
  /** The block that runs. */
  block = 0;
  readonly width: number;
  private readonly bounds: readonly number[];
  private readonly events: EventSet;
  /** By histogram and bin, of the block that runs. */
  private readonly counts: Uint32Array;
  /** The least and the greatest value of each histogram. */
  private readonly least: Float64Array;
  private readonly most: Float64Array;
  private readonly histograms: number;
  private readonly closed: Bins[][] = [];

  /**
   * @param width sums of a block
   * @param histograms how many
   * @param events their clock
   * @param bounds rising [s]: where blocks begin and end, one more than there are blocks
   */
  constructor(width: number, histograms: number, bounds: readonly number[], events: EventSet) {
    this.events = events;
    this.width = width;
    this.histograms = histograms;
    this.bounds = bounds;
    // One row more: what happens after the last block.
    this.sums = new Float64Array(width * bounds.length);
    this.counts = new Uint32Array(histograms * BINS);
    this.least = new Float64Array(histograms).fill(Number.POSITIVE_INFINITY);
    this.most = new Float64Array(histograms);
    this.start = bounds[0];
  }

  /** When the block that runs ends [s]; Infinity when all are over. */
  get end(): number {
    return this.bounds[this.block + 1] ?? Number.POSITIVE_INFINITY;
  }

  /** [s] */
  get now(): number {
    return this.events.now;
  }

  /** Time since the block that runs began [s]. */
  get age(): number {
    return this.events.now - this.start;
  }

  /** When the last block ends [s]. */
  get last(): number {
    return this.bounds[this.bounds.length - 1];
  }

  add(place: number, amount: number): void {
    this.sums[this.row + place] += amount;
  }

  /** Counts a value in a histogram. */
  count(histogram: number, value: number): void {
    this.counts[histogram * BINS + binOf(value)]++;
    if (value < this.least[histogram]) this.least[histogram] = value;
    if (value > this.most[histogram]) this.most[histogram] = value;
  }

  /** Adds the time since an instant, as far as it lies in the block that runs. */
  addSince(place: number, since: number): void {
    const { now } = this.events;
    this.sums[this.row + place] += now - (since > this.start ? since : this.start);
  }

  /** Adds to a block that may be over. */
  addTo(block: number, place: number, amount: number): void {
    this.sums[block * this.width + place] += amount;
  }

  /** Adds a stretch of time to a place of each block it falls into [s]; what lies after the last block counts nowhere. */
  addSpan(place: number, from: number, to: number): void {
    for (let block = 0; block + 1 < this.bounds.length && this.bounds[block] < to; block++) {
      const overlap = Math.min(to, this.bounds[block + 1]) - Math.max(from, this.bounds[block]);
      if (overlap > 0) this.addTo(block, place, overlap);
    }
  }

  /** Ends the block that runs, at its end, and begins the next one. What is added after the last counts nowhere. */
  close(): void {
    const parts = Array.from({ length: this.histograms }, (_, i) =>
      drained(this.counts.subarray(i * BINS, (i + 1) * BINS), this.least[i], this.most[i]),
    );
    this.least.fill(Number.POSITIVE_INFINITY);
    this.most.fill(0);
    this.closed.push(parts);
    this.block++;
    this.row += this.width;
    this.start = this.bounds[this.block];
  }

  /** All blocks that were closed. */
  blocks(): readonly Block[] {
    return this.closed.map((histograms, i) => ({
      start: this.bounds[i],
      end: this.bounds[i + 1],
      sums: Array.from(this.sums.subarray(i * this.width, (i + 1) * this.width)),
      histograms,
    }));
  }
}
