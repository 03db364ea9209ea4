/** Keys that only the target has, kept in a file: there may be millions. */
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lineOf, readLines } from './record-lines.ts';

const FILE = 'extras';
const BATCH = 1000;

/** Fewer deletions need no guard. */
const UNGUARDED = 10;

export class Extras {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #keys = new Set<string>();
  readonly #folders: string[] = [];
  #pending = '';
  count = 0;
  /** Whether they were deleted. */
  deleted = false;

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  static async open(folder: string, isDryRun: boolean): Promise<Extras> {
    // A dry run may stand beside a real one.
    const file = join(folder, isDryRun ? `${FILE}.dry-${process.pid}` : FILE);
    return new Extras(file, await open(file, 'w', 0o600));
  }

  async add(key: string): Promise<void> {
    this.count += 1;
    this.#pending += lineOf(key);
    if (this.#pending.length > 65_536) await this.#flush();
  }

  /** The source has something of this name that is not transferred: what the target has of it stays. */
  protect(key: string, isFolder: boolean): void {
    this.#keys.add(key);
    if (isFolder) this.#folders.push(key === '.' ? '' : `${key}/`);
  }

  /** Why so many deletions are not made; undefined where they are. */
  refusal(sourceFiles: number, targetFiles: number, max: number | undefined): string | undefined {
    const isUsual = sourceFiles > 0 && (this.count <= UNGUARDED || this.count * 2 <= targetFiles);
    if (max === undefined ? isUsual : this.count <= max) return undefined;
    const what = `${this.count} of ${targetFiles} files of the target would be deleted, so none was`;
    return `${what}; if that is meant, allow it: --max-delete ${this.count}`;
  }

  /** All that may be deleted, in the order of keys. */
  async *batches(): AsyncGenerator<string[], void, undefined> {
    let batch: string[] = [];
    for await (const key of this.keys()) {
      if (batch.push(key) < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async *keys(): AsyncGenerator<string, void, undefined> {
    await this.#flush();
    for await (const value of readLines(this.#file)) {
      const key = value as string;
      if (!this.#isProtected(key)) yield key;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }

  #isProtected(key: string): boolean {
    return this.#keys.has(key) || this.#folders.some((folder) => key.startsWith(folder));
  }

  async #flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') await this.#handle.appendFile(text);
  }
}
