import type { Bins } from '../engine/histogram.ts';
import { merged } from '../engine/histogram.ts';
import type { Block } from '../engine/measures.ts';

/** What one replication (or one batch of a single run) gave: the unit that intervals are made from. Plain data. */
export interface Sample {
  /** Time it stands for [s]. */
  readonly seconds: number;
  readonly sums: readonly number[];
  readonly histograms: readonly Bins[];
}

/** Batches of a single run: enough for a t of some weight, few enough to be nearly independent. */
export const BATCHES = 20;

export function sampleOf(blocks: readonly Block[]): Sample {
  const width = blocks[0]?.sums.length ?? 0;
  const sums = Array.from({ length: width }, (_, place) => blocks.reduce((sum, block) => sum + block.sums[place], 0));
  const histograms = (blocks[0]?.histograms ?? []).map((_, i) => merged(blocks.map((block) => block.histograms[i])));
  return { seconds: blocks.reduce((sum, { start, end }) => sum + (end - start), 0), sums, histograms };
}

/** Neighbouring blocks together, at most `BATCHES` groups of the same number of blocks; what is left over goes to the last. */
export function batchesOf(blocks: readonly Block[]): readonly Sample[] {
  const size = Math.max(1, Math.floor(blocks.length / BATCHES));
  const count = Math.max(1, Math.min(BATCHES, Math.floor(blocks.length / size)));
  return Array.from({ length: count }, (_, i) =>
    sampleOf(blocks.slice(i * size, i === count - 1 ? blocks.length : (i + 1) * size)),
  );
}
