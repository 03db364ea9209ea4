/** Content hashes and records of all files of a project: remembered where possible, read and scanned where not. */
import type { SourceFile } from '../project/project.ts';
import { FileReader, readFailure } from './read-file.ts';
import type { FileRecord } from './record.ts';
import { contentHash, scanFile } from './scan-file.ts';
import type { ScanAnswer } from './scan-share.ts';
import { type Reading, type ScanHelp, scanTogether } from './scan-together.ts';
import { Turns } from './turns.ts';
import { warmUp } from './warm-up.ts';

/** What an earlier run left behind. */
export interface IndexMemory {
  /** SHA-1 of a file's bytes when its stat data prove that they are still the same. */
  hashOf(file: SourceFile): string | undefined;
  /** Record of the bytes with this hash. */
  record(hash: string): FileRecord | undefined;
}

export interface IndexOptions extends Reading {
  readonly previous?: IndexMemory;
  /** Threads that have nothing else to do yet; they help where many files are read and nothing is remembered. */
  readonly help?: ScanHelp | undefined;
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
  /** Files that were read because their stat data did not vouch for them; the next run needs their new stat data. */
  readonly read: number;
  /** Those of the files read that were scanned, since nothing was remembered of their contents. */
  readonly scanned: number;
  /** Record of each of {@link files}. Costs nothing before it is called; a record that cannot be had is scanned now. */
  records(): readonly FileRecord[];
}

/** Files from which on warming the scanner up costs less than it saves. */
const MANY_FILES = 200;

const NOTHING_KNOWN: Omit<FileRecord, 'hash'> = { bytes: 0, symbols: [], names: new Uint32Array(0) };

/** The files gone through so far. */
class Contents implements IndexedFiles {
  readonly files: SourceFile[] = [];
  readonly hashes: string[] = [];
  readonly unreadable: UnreadableFile[] = [];
  read = 0;
  scanned = 0;
  private readonly known: (FileRecord | undefined)[] = [];
  private all: readonly FileRecord[] | undefined;
  private readonly reader = new FileReader();
  private readonly root: string;
  private readonly previous: IndexMemory | undefined;
  private readonly many: boolean;

  constructor(root: string, previous: IndexMemory | undefined, many: boolean) {
    this.root = root;
    this.previous = previous;
    this.many = many;
  }

  addKnown(file: SourceFile, hash: string): void {
    this.add(file, hash, undefined);
  }

  addUnknown(file: SourceFile, onRecord: IndexOptions['onRecord']): void {
    try {
      const record = this.readRecord(file);
      this.add(file, record.hash, record);
      onRecord?.(file, record);
    } catch (error) {
      this.unreadable.push({ path: file.path, reason: readFailure(error) });
    }
  }

  addAnswer(file: SourceFile, answer: ScanAnswer): void {
    if ('reason' in answer) {
      this.unreadable.push({ path: file.path, reason: answer.reason });
      return;
    }
    this.read++;
    this.scanned++;
    this.add(file, answer.hash, answer);
  }

  records(): readonly FileRecord[] {
    this.all ??= this.files.map((file, number) => this.recordAt(file, number));
    return this.all;
  }

  private add(file: SourceFile, hash: string, record: FileRecord | undefined): void {
    this.files.push(file);
    this.hashes.push(hash);
    this.known.push(record);
  }

  private readRecord(file: SourceFile): FileRecord {
    const bytes = this.reader.read(`${this.root}/${file.path}`, file.stat?.size);
    this.read++;
    // After a fresh checkout all stat data are new but most contents are not: their hashes tell, and nothing is scanned.
    const hash = contentHash(bytes);
    const remembered = this.previous?.record(hash);
    if (remembered !== undefined) return remembered;
    if (this.scanned === 0 && this.many) warmUp();
    this.scanned++;
    return scanFile(bytes, hash);
  }

  private recordAt(file: SourceFile, number: number): FileRecord {
    const hash = this.hashes[number] as string;
    const remembered = this.known[number] ?? this.previous?.record(hash);
    if (remembered !== undefined) return remembered;
    try {
      const record = this.readRecord(file);
      this.hashes[number] = record.hash;
      return record;
    } catch (error) {
      this.unreadable.push({ path: file.path, reason: readFailure(error) });
      return { hash, ...NOTHING_KNOWN };
    }
  }
}

/**
 * Hashes all files and scans those whose contents are new. Files that cannot be read are reported, not thrown.
 * @param root absolute path that the files' paths are relative to
 * @throws the signal's reason when it is aborted
 */
export async function indexFiles(
  root: string,
  files: readonly SourceFile[],
  options: IndexOptions = {},
): Promise<IndexedFiles> {
  const { signal, previous, onProgress, onRecord, help } = options;
  signal?.throwIfAborted();
  const hashes = files.map((file) => previous?.hashOf(file));
  const unknown = hashes.reduce((sum, hash) => (hash === undefined ? sum + 1 : sum), 0);
  const contents = new Contents(root, previous, unknown >= MANY_FILES);
  if (help && unknown === files.length && unknown >= MANY_FILES) {
    const answers = await scanTogether(root, files, help, options);
    for (const [number, answer] of answers.entries()) contents.addAnswer(files[number] as SourceFile, answer);
    onProgress?.(files.length, files.length);
    return contents;
  }
  const turns = new Turns();
  for (const [number, file] of files.entries()) {
    const hash = hashes[number];
    if (hash !== undefined) {
      contents.addKnown(file, hash);
      continue;
    }
    if (turns.due()) {
      onProgress?.(number, files.length);
      await turns.take(signal);
    }
    contents.addUnknown(file, onRecord);
  }
  onProgress?.(files.length, files.length);
  return contents;
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
        hash = contentHash(reader.read(`${root}/${file.path}`, file.stat?.size));
      } catch {
        continue;
      }
    }
    hashes.set(file.path, hash);
  }
  return hashes;
}
