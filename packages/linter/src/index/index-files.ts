/** Content hashes and records of all files of a project: remembered where possible, read and scanned where not. */
import { join } from 'node:path';
import type { SourceFile } from '../project/project.ts';
import { FileReader, readFailure } from './read-file.ts';
import type { FileRecord } from './record.ts';
import { contentHash, scanFile } from './scan-file.ts';
import { warmUp } from './warm-up.ts';

/** What an earlier run left behind. */
export interface IndexMemory {
  /** SHA-1 of a file's bytes when its stat data prove that they are still the same. */
  hashOf(file: SourceFile): string | undefined;
  /** Record of the bytes with this hash. */
  record(hash: string): FileRecord | undefined;
}

export interface IndexOptions {
  readonly signal?: AbortSignal;
  readonly previous?: IndexMemory;
  /** Called now and then, and when all is done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface UnreadableFile {
  readonly path: string;
  /** In words for the user. */
  readonly reason: string;
}

export interface IndexedFiles {
  /** The files that could be read, in the order given; a file's number in the index is its position here. */
  readonly files: readonly SourceFile[];
  /** SHA-1 of each of {@link files}, hex. */
  readonly hashes: readonly string[];
  readonly unreadable: readonly UnreadableFile[];
  /** Files that were read and scanned because nothing was remembered of them. */
  readonly scanned: number;
  /** Record of each of {@link files}. Costs nothing before it is called; a record that cannot be had is scanned now. */
  records(): readonly FileRecord[];
}

/** Work between two looks at the event loop [ms]. */
const TURN_MS = 20;
/** Files from which on warming the scanner up costs less than it saves. */
const MANY_FILES = 200;

const NOTHING_KNOWN: Omit<FileRecord, 'hash'> = { bytes: 0, symbols: [], names: new Uint32Array(0) };

/** Lets timers, messages and an abort in between long synchronous work. */
class Turns {
  private last = performance.now();

  due(): boolean {
    return performance.now() - this.last > TURN_MS;
  }

  async take(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    this.last = performance.now();
  }
}

/**
 * Hashes all files and scans those that are new or changed. Files that cannot be read are reported, not thrown.
 * @param root absolute path that the files' paths are relative to
 * @throws the signal's reason when it is aborted
 */
export async function indexFiles(
  root: string,
  files: readonly SourceFile[],
  options: IndexOptions = {},
): Promise<IndexedFiles> {
  const { signal, previous, onProgress } = options;
  signal?.throwIfAborted();
  const hashes = files.map((file) => previous?.hashOf(file));
  const fresh = hashes.reduce((sum, hash) => (hash === undefined ? sum + 1 : sum), 0);
  if (fresh >= MANY_FILES) warmUp();

  const reader = new FileReader();
  const turns = new Turns();
  const kept: SourceFile[] = [];
  const keptHashes: string[] = [];
  const known: (FileRecord | undefined)[] = [];
  const unreadable: UnreadableFile[] = [];
  let scanned = 0;
  for (const [number, file] of files.entries()) {
    let hash = hashes[number];
    let record: FileRecord | undefined;
    if (hash === undefined) {
      if (turns.due()) {
        onProgress?.(number, files.length);
        await turns.take(signal);
      }
      try {
        record = scanFile(reader.read(join(root, file.path), file.size));
      } catch (error) {
        unreadable.push({ path: file.path, reason: readFailure(error) });
        continue;
      }
      hash = record.hash;
      scanned++;
    }
    kept.push(file);
    keptHashes.push(hash);
    known.push(record);
  }
  onProgress?.(files.length, files.length);

  const recordAt = (number: number): FileRecord => {
    const file = kept[number] as SourceFile;
    const hash = keptHashes[number] as string;
    const remembered = known[number] ?? previous?.record(hash);
    if (remembered !== undefined) return remembered;
    try {
      const record = scanFile(reader.read(join(root, file.path), file.size));
      scanned++;
      keptHashes[number] = record.hash;
      return record;
    } catch (error) {
      unreadable.push({ path: file.path, reason: readFailure(error) });
      return { hash, ...NOTHING_KNOWN };
    }
  };
  let records: readonly FileRecord[] | undefined;
  return {
    files: kept,
    hashes: keptHashes,
    unreadable,
    get scanned(): number {
      return scanned;
    },
    records: () => {
      records ??= kept.map((_, number) => recordAt(number));
      return records;
    },
  };
}

/**
 * Content hash of each file that could be read, by path: for files that are no PHP but that the result depends on.
 * @throws the signal's reason when it is aborted
 */
export async function hashFiles(
  root: string,
  files: readonly SourceFile[],
  options: IndexOptions = {},
): Promise<ReadonlyMap<string, string>> {
  const { signal, previous } = options;
  const reader = new FileReader();
  const turns = new Turns();
  const hashes = new Map<string, string>();
  for (const file of files) {
    let hash = previous?.hashOf(file);
    if (hash === undefined) {
      if (turns.due()) await turns.take(signal);
      try {
        hash = contentHash(reader.read(join(root, file.path), file.size));
      } catch {
        continue;
      }
    }
    hashes.set(file.path, hash);
  }
  return hashes;
}
