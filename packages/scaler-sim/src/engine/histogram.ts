/**
 * Log-linear histogram of values above 0: every octave (factor of 2) is cut into 128 bins of equal width, told from the
 * value's own bits. A bin is at most 0.8 % wide; quantiles interpolate inside it, between the least and the greatest value.
 */

const SUB_BITS = 7;
/** Smallest and largest binary exponent that has bins of its own; what lies outside is counted at the edge. */
const EXPONENT_MIN = -24;
const EXPONENT_MAX = 24;
const SHIFT = 20 - SUB_BITS;
const FIRST = ((EXPONENT_MIN + 1023) << SUB_BITS) - 1;
/** Bin 0 holds everything below the range, the last one everything above. */
export const BINS: number = ((EXPONENT_MAX - EXPONENT_MIN) << SUB_BITS) + 2;

const VALUE = new Float64Array(1);
const WORDS = new Uint32Array(VALUE.buffer);
/** Which half of a double holds sign and exponent. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The bin of a value; 0 for what is below 2^−24 s (60 ns). */
export function binOf(value: number): number {
  VALUE[0] = value;
  const bin = (WORDS[HIGH] >>> SHIFT) - FIRST;
  return bin < 0 ? 0 : bin < BINS ? bin : BINS - 1;
}

/** Where a bin begins; it ends where the next one begins. */
export function binStart(bin: number): number {
  if (bin === 0) return 0;
  WORDS[HIGH] = (bin + FIRST) << SHIFT;
  WORDS[1 - HIGH] = 0;
  return VALUE[0];
}

/** A histogram that holds only bins with something in them, by rising bin. Plain data; the empty one has no entries. */
export interface Bins {
  readonly bins: readonly number[];
  readonly counts: readonly number[];
  /** The least and the greatest value; 0 for the empty one. */
  readonly least: number;
  readonly most: number;
}

const EMPTY: Bins = { bins: [], counts: [], least: 0, most: 0 };

/** Takes what was counted and starts over. @param least and `most`: of all values that were counted */
export function drained(counts: Uint32Array, least: number, most: number): Bins {
  const bins: number[] = [];
  const found: number[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    if (counts[bin] === 0) continue;
    bins.push(bin);
    found.push(counts[bin]);
    counts[bin] = 0;
  }
  return bins.length === 0 ? EMPTY : { bins, counts: found, least, most };
}

/** All of them together. The order does not matter. */
export function merged(parts: readonly Bins[]): Bins {
  if (parts.length === 1) return parts[0];
  const sums = new Float64Array(BINS);
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const part of parts) {
    if (part.bins.length === 0) continue;
    for (let i = 0; i < part.bins.length; i++) sums[part.bins[i]] += part.counts[i];
    least = Math.min(least, part.least);
    most = Math.max(most, part.most);
  }
  const bins: number[] = [];
  const counts: number[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    if (sums[bin] === 0) continue;
    bins.push(bin);
    counts.push(sums[bin]);
  }
  return bins.length === 0 ? EMPTY : { bins, counts, least, most };
}

export function total({ counts }: Bins): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i];
  return sum;
}

/** The value below which the share `p` lies, 0 < p < 1; null for an empty histogram. */
export function quantile(histogram: Bins, p: number): number | null {
  const { bins, counts } = histogram;
  const rank = p * total(histogram);
  let below = 0;
  for (let i = 0; i < bins.length; i++) {
    if (below + counts[i] >= rank && counts[i] > 0) {
      // Where all values are alike, as constant services are, the bin's own edges would be up to 0.4 % off.
      const start = Math.max(histogram.least, binStart(bins[i]));
      const end = bins[i] === BINS - 1 ? histogram.most : Math.min(histogram.most, binStart(bins[i] + 1));
      return start + ((rank - below) / counts[i]) * (end - start);
    }
    below += counts[i];
  }
  return null;
}
