/** Reading many files one after the other with as few system calls and allocations as there can be. */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { messageOf } from '../errors.ts';

/** Larger files are refused [bytes]: no source code is that long, and memory stays bounded. */
export const MAX_FILE_BYTES: number = 64 * 1024 * 1024;

const FIRST_BUFFER = 1024 * 1024;
// A pipe that took a file's place since it was listed must not block (the flag is missing on Windows).
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A reader that uses one buffer again and again: what {@link FileReader.read} returns is valid until the next call. */
export class FileReader {
  private buffer = Buffer.allocUnsafe(FIRST_BUFFER);

  /**
   * Contents of a file.
   * @param size expected [bytes], where anything is expected
   * @throws the system's error, or one for a file that is too long
   */
  read(path: string, size = 0): Buffer {
    if (size > MAX_FILE_BYTES) throw new FileTooLarge();
    const file = openSync(path, FLAGS);
    try {
      let length = 0;
      for (;;) {
        // Room for one byte more than expected: a read that leaves room is the last one, so most files take just one.
        this.reserve(Math.max(size, length) + 1, length);
        length += readSync(file, this.buffer, length, this.buffer.length - length, null);
        if (length > MAX_FILE_BYTES) throw new FileTooLarge();
        if (length < this.buffer.length) return this.buffer.subarray(0, length);
      }
    } finally {
      closeSync(file);
    }
  }

  private reserve(bytes: number, keep: number): void {
    if (bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(bytes, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, keep);
    this.buffer = larger;
  }
}

export class FileTooLarge extends Error {
  constructor() {
    super(`larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
    this.name = 'FileTooLarge';
  }
}

/** Why a file could not be read, in words for the user. */
export function readFailure(error: unknown): string {
  if (error instanceof FileTooLarge) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'vanished while it was being analysed';
  if (code === 'EACCES' || code === 'EPERM') return 'not readable: permission denied';
  return `not readable: ${messageOf(error)}`;
}
