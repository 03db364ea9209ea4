import type { Sample } from '../analysis/sample.ts';
import type { Mark } from '../result.ts';

/** What one replication gave: plain data, so that it can come from another thread or another machine. */
export interface ReplicationRecord {
  /** From 0. */
  readonly index: number;
  /** What it counted after the warm-up: one sample, or several batches where there is only one replication. */
  readonly samples: readonly Sample[];
  /** By column and block; null where nothing was observed. */
  readonly series: Readonly<Record<string, readonly (number | null)[]>>;
  /** Ends of the blocks [s], one more than there are. */
  readonly bounds: readonly number[];
  readonly marks: readonly Mark[];
  readonly events: number;
  /** End of the warm-up [s]. */
  readonly warmup: number;
  /** MSER-5 found no end of the warm-up in the first half. */
  readonly isTooShort: boolean;
  /** Requests pile up: there is no steady state. */
  readonly isUnstable: boolean;
}
