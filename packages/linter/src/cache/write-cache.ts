/** Writing a cache file beside the old one and putting it in its place. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { makeFolders } from '../make-folders.ts';
import type { Header } from './format.ts';
import { encodeHeader, HEADER_BYTES, type Range } from './format.ts';

/** Copied at once [bytes]. */
const CHUNK = 1024 * 1024;

/** Appends to a file that is being made. */
export class SectionWriter {
  position: number = HEADER_BYTES;
  private readonly file: number;

  constructor(file: number) {
    this.file = file;
  }

  /** Appends the parts, aligned for 8-byte numbers. */
  write(parts: readonly Uint8Array[]): Range {
    const bytes = Buffer.concat(parts);
    this.position += -this.position & 7;
    const offset = this.position;
    this.put(bytes, bytes.length);
    return { offset, length: bytes.length, crc: crc32(bytes) };
  }

  /** Appends `length` bytes of another file from `offset` on, unlooked at. Returns their new place. */
  copy(source: number, offset: number, length: number): number {
    const start = this.position;
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, length));
    for (let done = 0; done < length; ) {
      const got = readSync(source, chunk, 0, Math.min(chunk.length, length - done), offset + done);
      if (got === 0) throw new RangeError('the old cache file ends early');
      this.put(chunk, got);
      done += got;
    }
    return start;
  }

  private put(bytes: Buffer, length: number): void {
    for (let done = 0; done < length; ) done += writeSync(this.file, bytes, done, length - done, this.position + done);
    this.position += length;
  }
}

/**
 * Makes the file at `path` anew: `fill` appends the sections and returns the header; then the file takes its name in
 * one step. Readers see the old file or the new one, and of two writers the later wins.
 * @throws the system's error; nothing is left behind then
 */
export function writeCache(path: string, fill: (writer: SectionWriter) => Header): void {
  makeFolders(dirname(path), 0o700);
  const beside = `${path}.${randomBytes(8).toString('hex')}.tmp`;
  try {
    const file = openSync(beside, 'wx', 0o600);
    try {
      const header = encodeHeader(fill(new SectionWriter(file)));
      writeSync(file, header, 0, header.length, 0);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
