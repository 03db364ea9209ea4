/** What a parsing thread does, in one file that is kept compiled: see `compiled-worker.ts`. */
import { type ScannedStretch, ScanPart, type SharedScan } from '../index/scan-share.ts';
import { answer } from './answer.ts';
import { answerJobs } from './job-loop.ts';

export { answer };

/** Gives what scans the next stretch of files from the end, undefined when none are left. */
export function takePart(scan: SharedScan): () => ScannedStretch | undefined {
  const part = new ScanPart(scan);
  return () => part.scanFromEnd();
}

/** To be called in a thread that a pool has started. */
export function work(): void {
  answerJobs(answer, takePart);
}
