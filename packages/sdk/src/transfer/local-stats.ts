/** What the file system tells of a file, and what is made of it. */
import { contentTypeOf } from '../content-type.ts';
import { StorageError } from '../storage-error.ts';
import type { Description } from './tree.ts';

/** What `lstat` tells, with times in nanoseconds. */
export interface FileStats {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly ino: bigint;
  readonly mode: bigint;
}

/** File systems tell times in steps; within one, two contents may have one time. [ns] */
const COARSE_STEP = 2_000_000_000n;
/** Of those that tell more than milliseconds; the kernel's clock ticks every 10 ms at most. [ns] */
const FINE_STEP = 50_000_000n;

export function exactStamp({ size, mtimeNs, ctimeNs, ino }: FileStats): string {
  return `${size}:${mtimeNs}:${ctimeNs}:${ino}`;
}

/** Empty for a file that changed a moment ago: it may change again without its times changing. */
export function stampOf(stats: FileStats): string {
  const now = BigInt(Date.now()) * 1_000_000n;
  const step = stats.ctimeNs % 1_000_000n === 0n ? COARSE_STEP : FINE_STEP;
  return now - stats.ctimeNs < step ? '' : exactStamp(stats);
}

/** [ms since 1970], with microseconds behind the point */
export function modifiedOf({ mtimeNs }: FileStats): number {
  return Number(mtimeNs / 1000n) / 1000;
}

export function describeLocal(key: string, stats: FileStats): Description {
  return {
    modified: modifiedOf(stats),
    headers: { contentType: contentTypeOf(key) },
    metadata: {},
    mode: Number(stats.mode) & 0o777,
  };
}

export function changedWhileRead(key: string): StorageError {
  return new StorageError('storage.changed-while-read', {
    what: 'it changed while it was read',
    key,
    retryable: true,
    next: 'Run the transfer again when nobody writes to it.',
  });
}
