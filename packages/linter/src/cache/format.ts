/**
 * The cache file: a first line that names the format, a header in JSON padded to a fixed size, then sections. Every
 * section and every single text carries a CRC-32, so nothing damaged is ever taken for true.
 */
import { readSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';

/** Change the number with every change of a section's layout, and of what a record, facts, a verdict or a result say. */
const FIRST_LINE = 'tidemark-cache 81\n';
/** [bytes] */
export const HEADER_BYTES = 1024;

const SECTIONS = ['stats', 'records', 'symbols', 'facts', 'results', 'verdicts', 'notes', 'directories'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** A stretch of the file. */
export interface Range {
  /** [bytes] */
  readonly offset: number;
  /** [bytes] */
  readonly length: number;
  readonly crc: number;
}

export interface Header {
  readonly toolVersion: string;
  /** SHA-1 of the project's path, hex. */
  readonly root: string;
  /** Of the whole file [bytes]. */
  readonly size: number;
  readonly sections: Readonly<Record<SectionName, Range>>;
}

export function encodeHeader(header: Header): Buffer {
  const { toolVersion, root, size, sections } = header;
  const text = JSON.stringify({ toolVersion, root, size, sections, order: endianness() });
  const buffer = Buffer.alloc(HEADER_BYTES, ' ');
  buffer.write(FIRST_LINE, 'latin1');
  const start = FIRST_LINE.length + 8;
  if (buffer.write(text, start, 'utf8') < Buffer.byteLength(text)) throw new RangeError('cache header too long');
  buffer.write(checksum(buffer.subarray(start)), FIRST_LINE.length, 'latin1');
  return buffer;
}

/** The header, or undefined when this is no cache file, another format's, another machine's, or damaged. */
export function decodeHeader(buffer: Buffer, size: number): Header | undefined {
  if (buffer.length !== HEADER_BYTES || buffer.toString('latin1', 0, FIRST_LINE.length) !== FIRST_LINE)
    return undefined;
  const start = FIRST_LINE.length + 8;
  const body = buffer.subarray(start);
  if (buffer.toString('latin1', FIRST_LINE.length, start) !== checksum(body)) return undefined;
  const header: unknown = JSON.parse(body.toString('utf8'));
  if (!isHeader(header) || header.order !== endianness() || header.size !== size) return undefined;
  return header;
}

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

function isHeader(value: unknown): value is Header & { readonly order: string } {
  if (typeof value !== 'object' || value === null || !('sections' in value) || !('size' in value)) return false;
  const { size, sections } = value;
  if (typeof size !== 'number' || typeof sections !== 'object' || sections === null) return false;
  const ranges: Partial<Record<string, unknown>> = { ...sections };
  return SECTIONS.every((name) => isRange(ranges[name], size));
}

export function isRange(value: unknown, size: number): value is Range {
  if (typeof value !== 'object' || value === null) return false;
  if (!('offset' in value) || !('length' in value) || !('crc' in value)) return false;
  const { offset, length, crc } = value;
  if (!isCount(offset) || !isCount(length) || !isCount(crc)) return false;
  return offset + length <= size;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Bytes of a range, alone in their memory (so that typed arrays can be laid over them); undefined when damaged. */
export function readRange(file: number, range: Range): Buffer | undefined {
  const buffer = Buffer.allocUnsafeSlow(range.length);
  let length = 0;
  while (length < range.length) {
    const got = readSync(file, buffer, length, range.length - length, range.offset + length);
    if (got === 0) return undefined;
    length += got;
  }
  return crc32(buffer) === range.crc ? buffer : undefined;
}
