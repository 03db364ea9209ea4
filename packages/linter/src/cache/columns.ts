/** Tables as columns of numbers, laid over bytes without copying. */

/** SHA-1 [bytes]. */
const HASH_BYTES = 20;

/** Reads columns one after the other. Columns of 8-byte numbers come first, so that all stay aligned. */
export class ColumnReader {
  private at = 0;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  floats(count: number): Float64Array {
    return new Float64Array(this.bytes.buffer, this.take(count * 8), count);
  }

  integers(count: number): Uint32Array {
    return new Uint32Array(this.bytes.buffer, this.take(count * 4), count);
  }

  hashes(count: number): readonly string[] {
    const at = this.take(count * HASH_BYTES);
    const start = at - this.bytes.byteOffset;
    const hex = this.bytes.toString('hex', start, start + count * HASH_BYTES);
    return Array.from({ length: count }, (_, row) => hex.slice(row * HASH_BYTES * 2, (row + 1) * HASH_BYTES * 2));
  }

  /** Strings without NUL, up to the end. */
  strings(): readonly string[] {
    const text = this.bytes.toString('utf8', this.at);
    this.at = this.bytes.length;
    return text === '' ? [] : text.split('\0');
  }

  private take(length: number): number {
    const at = this.at;
    if (at + length > this.bytes.length) throw new RangeError('a cache section ends early');
    this.at += length;
    return this.bytes.byteOffset + at;
  }
}

export function floatColumn(values: readonly number[]): Buffer {
  return Buffer.from(Float64Array.from(values).buffer);
}

export function integerColumn(values: ArrayLike<number>): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

/** @throws RangeError when one is not 40 hex digits: every row after it would be wrong */
export function hashColumn(hashes: readonly string[]): Buffer {
  const column = Buffer.from(hashes.join(''), 'hex');
  if (column.length !== hashes.length * HASH_BYTES) throw new RangeError('not a SHA-1 in hex among the hashes');
  return column;
}
