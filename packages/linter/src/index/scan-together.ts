import type { SourceFile } from '../project/project.ts';
import type { FileRecord } from './record.ts';
import { type ScanAnswer, type ScannedStretch, ScanPart, type SharedScan, shareScan } from './scan-share.ts';
import { Turns } from './turns.ts';

/**
 * Has other threads take part in a scan, from the end. Settles when they are done or lost; what they took and did not answer
 * is nobody's.
 */
export type ScanHelp = (scan: SharedScan, onScanned: (stretch: ScannedStretch) => void) => Promise<void>;

/** Who is to be told of a scan, and who may end it. */
export interface Reading {
  readonly signal?: AbortSignal;
  /** Called with each file that was read. */
  readonly onRecord?: (file: SourceFile, record: FileRecord) => void;
  /** Called now and then, and when all is done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Scans all files with the help of other threads. Which thread scans a file makes no difference to what is found.
 * @returns an answer for each file, in their order
 * @throws the signal's reason when it is aborted
 */
export async function scanTogether(
  root: string,
  files: readonly SourceFile[],
  help: ScanHelp,
  { signal, onRecord, onProgress }: Reading,
): Promise<readonly ScanAnswer[]> {
  const scan = shareScan(
    root,
    files.map(({ path }) => path),
  );
  const answers: (ScanAnswer | undefined)[] = Array.from(files, () => undefined);
  let done = 0;
  const note = (number: number, answer: ScanAnswer): void => {
    const file = files[number];
    if (!file || answers[number]) return;
    answers[number] = answer;
    done++;
    if ('hash' in answer) onRecord?.(file, answer);
  };
  const helping = help(scan, ({ from, answers: found }) => found.forEach((answer, at) => note(from + at, answer)));
  const own = new ScanPart(scan);
  const turns = new Turns();
  const scanHere = async (from: number, to: number): Promise<void> => {
    for (let number = from; number < to; number++) {
      if (answers[number]) continue;
      if (turns.due()) {
        onProgress?.(done, files.length);
        await turns.take(signal);
      }
      note(number, own.scan(number));
    }
  };
  for (let taken = own.takeFromStart(); taken; taken = own.takeFromStart()) await scanHere(taken.from, taken.to);
  // A thread that has not begun by now finds nothing left.
  if (own.isHelped) await helping;
  signal?.throwIfAborted();
  await scanHere(0, files.length);
  return answers.filter((answer) => answer !== undefined);
}
