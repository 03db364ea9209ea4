/** Small files of a folder, read as a whole when they are opened. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { changedWhileRead, exactStamp, type FileStats } from './local-stats.ts';
import { OpenLocal } from './open-local.ts';
import type { OpenFile } from './tree.ts';

/** Up to here. [bytes] */
export const SMALL_MAX: number = 256 * 1024;

export class SmallFile extends OpenLocal implements OpenFile {
  readonly #content: Buffer;

  private constructor(path: string, key: string, stats: FileStats, content: Buffer) {
    super(path, key, stats);
    this.#content = content;
  }

  /** Undefined for what is no small file any more. @throws as the file system does; StorageError `storage.changed-while-read` */
  static open(path: string, key: string): SmallFile | undefined {
    // A pipe in its place would wait for a writer.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file, { bigint: true });
      if (!stats.isFile() || stats.size > BigInt(SMALL_MAX)) return undefined;
      const content = Buffer.allocUnsafeSlow(Number(stats.size));
      for (let done = 0; done < content.length; ) {
        const count = readSync(file, content, done, content.length - done, done);
        if (count === 0) throw changedWhileRead(key);
        done += count;
      }
      return new SmallFile(path, key, stats, content);
    } finally {
      closeSync(file);
    }
  }

  async *read(start: number, length: number): AsyncIterable<Uint8Array> {
    yield this.#content.subarray(start, start + length);
  }

  async readBlock(start: number, length: number): Promise<Buffer> {
    return this.#content.subarray(start, start + length);
  }

  async assertUnchanged(): Promise<void> {
    const there = lstatSync(this.path, { bigint: true, throwIfNoEntry: false });
    if (there === undefined || exactStamp(there) !== exactStamp(this.stats)) throw changedWhileRead(this.key);
  }

  async close(): Promise<void> {}
}
