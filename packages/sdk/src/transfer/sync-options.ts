import type { FilterOptions } from './filter.ts';
import type { SideOptions } from './sides.ts';

export interface TransferProgress {
  /** Files of the source that were looked at. */
  readonly seen: number;
  /** Files that are settled. */
  readonly settled: number;
  /** Bytes of the files that were looked at so far; grows while the source is listed. */
  readonly bytesSeen: number;
  /** Bytes that are settled or on their way. */
  readonly bytesDone: number;
  /** Whether the source is listed to its end. */
  readonly isListed: boolean;
}

export interface SyncOptions extends FilterOptions {
  /** A path, `file://…` or `s3://…`. */
  readonly from: string;
  readonly to: string;
  /** How both sides are reached; `fromOptions` and `toOptions` win. */
  readonly connect?: SideOptions | undefined;
  readonly fromOptions?: SideOptions | undefined;
  readonly toOptions?: SideOptions | undefined;
  /** Say what would be done, and do nothing. */
  readonly dryRun?: boolean | undefined;
  /** Delete what only the target has. */
  readonly delete?: boolean | undefined;
  /** Deletions that are allowed; absent: ten, or half of the target's files where that is more, and none when the source is empty. */
  readonly maxDelete?: number | undefined;
  /** Compare every file's content, whatever the last run saw. */
  readonly checksum?: boolean | undefined;
  /** What becomes of symbolic links: `report` counts them as missing, `skip` lists them and goes on. */
  readonly links?: 'report' | 'skip' | undefined;
  /** [bytes/s] */
  readonly bandwidth?: number | undefined;
  /** Files at once, at most; it adapts below that. */
  readonly concurrency?: number | undefined;
  /** Wait for another run of the same pair, in place of an error. */
  readonly wait?: boolean | undefined;
  /** Folder of the journals; absent: `TIDEMARK_HOME`, else the user's state directory. */
  readonly home?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
}

/** Files at once. */
export const CONCURRENCY_DEFAULT = 64;
