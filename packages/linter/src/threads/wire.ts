/** What travels between the threads that ask for facts and those that make them. Loads no parser. */

import type { ScannedStretch, SharedScan } from '../index/scan-share.ts';

/** A file whose facts are wanted. */
export interface FactsRequest {
  /** Relative to the project's root; the key of the answer. */
  readonly path: string;
  /** Absolute path it is read from. */
  readonly file: string;
  /** From the file's record in the index. */
  readonly hazard?: string;
}

/** A file's facts as they travel between threads and into the cache. */
export interface FactsAnswer {
  /** The facts, see `packed-facts.ts`. */
  readonly packed: string;
  /** [bytes] read from disk. */
  readonly bytes: number;
}

/** What a thread is sent. */
export interface ThreadJob {
  readonly id: number;
  readonly request: FactsRequest;
  /** Somebody waits for the answer: the job goes before those that are not awaited. */
  readonly isAwaited: boolean;
}

/** What a thread is sent to take part in a scan. */
export interface ScanJob {
  readonly scan: SharedScan;
}

/** What a thread sends: that it is ready, what it scanned and when nothing is left to scan, and an answer for each job. */
export type ThreadMessage =
  | { readonly ready: true }
  | { readonly scanned: ScannedStretch | undefined }
  | { readonly id: number; readonly answer: FactsAnswer };

/** Slots of the memory that a thread shares with its pool. */
export const progressSlots = {
  /** Files begun so far. */
  begun: 0,
  /** [bytes] of the file that was begun last. */
  bytes: 1,
  /** The job that was begun last. */
  job: 2,
  count: 3,
} as const;
