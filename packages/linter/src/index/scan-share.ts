/** Scanning the files of a project in several threads, which take stretches of them from both ends until they meet. */
import { FileReader, readFailure } from './read-file.ts';
import type { FileRecord } from './record.ts';
import { scanFile } from './scan-file.ts';
import { warmUp } from './warm-up.ts';

/** Files to be scanned, for every thread that takes part; can be sent to another one. */
export interface SharedScan {
  /** Absolute path that the others are relative to. */
  readonly root: string;
  readonly paths: readonly string[];
  /** How many are taken at all, and how many of these from the end. */
  readonly taken: SharedArrayBuffer;
}

/** A file's record, or why it cannot be read, in words for the user. */
export type ScanAnswer = FileRecord | { readonly reason: string };

/** What one thread found in a stretch. */
export interface ScannedStretch {
  /** Number of its first file. */
  readonly from: number;
  readonly answers: readonly ScanAnswer[];
}

const slots = { all: 0, fromEnd: 1, count: 2 } as const;

/** Files taken in one go: some 5 ms of work. */
const STRETCH = 32;

export function shareScan(root: string, paths: readonly string[]): SharedScan {
  return { root, paths, taken: new SharedArrayBuffer(slots.count * Int32Array.BYTES_PER_ELEMENT) };
}

/** One thread's part in a shared scan. */
export class ScanPart {
  readonly #scan: SharedScan;
  readonly #taken: Int32Array;
  readonly #reader = new FileReader();
  #start = 0;

  constructor(scan: SharedScan) {
    this.#scan = scan;
    this.#taken = new Int32Array(scan.taken);
    warmUp();
  }

  /** Has another thread taken files from the end? */
  get isHelped(): boolean {
    return Atomics.load(this.#taken, slots.fromEnd) > 0;
  }

  /** Takes the next files from the start, for the one thread that does; undefined when none are left. */
  takeFromStart(): { readonly from: number; readonly to: number } | undefined {
    const count = this.#take();
    const from = this.#start;
    this.#start += count;
    return count > 0 ? { from, to: this.#start } : undefined;
  }

  /** Takes files from the end and scans them; undefined when none are left. */
  scanFromEnd(): ScannedStretch | undefined {
    const count = this.#take();
    if (count <= 0) return undefined;
    const from = this.#scan.paths.length - Atomics.add(this.#taken, slots.fromEnd, count) - count;
    return { from, answers: Array.from({ length: count }, (_, at) => this.scan(from + at)) };
  }

  scan(number: number): ScanAnswer {
    const { root, paths } = this.#scan;
    try {
      return scanFile(this.#reader.read(`${root}/${paths[number]}`));
    } catch (error) {
      return { reason: readFailure(error) };
    }
  }

  /** How many files may be taken: what both ends take together never exceeds what there is. */
  #take(): number {
    return Math.min(STRETCH, this.#scan.paths.length - Atomics.add(this.#taken, slots.all, STRETCH));
  }
}
