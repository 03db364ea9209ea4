/** Directories of texts that stay in the file until they are asked for. */
import { ColumnReader, floatColumn, hashColumn, integerColumn } from './columns.ts';
import { isRange, type Range } from './format.ts';

/** Content hash → where its facts lie. */
export type FactsTable = ReadonlyMap<string, Range>;

export function encodeFactsTable(table: FactsTable): readonly Buffer[] {
  const ranges = [...table.values()];
  return [
    floatColumn([table.size]),
    floatColumn(ranges.map(({ offset }) => offset)),
    hashColumn([...table.keys()]),
    integerColumn(ranges.map(({ length }) => length)),
    integerColumn(ranges.map(({ crc }) => crc)),
  ];
}

/** @throws RangeError when the bytes end early or a range lies outside the file */
export function decodeFactsTable(bytes: Buffer, size: number): FactsTable {
  const columns = new ColumnReader(bytes);
  const count = columns.floats(1)[0] as number;
  const offsets = columns.floats(count);
  const hashes = columns.hashes(count);
  const lengths = columns.integers(count);
  const crcs = columns.integers(count);
  const table = new Map<string, Range>();
  for (const [row, hash] of hashes.entries()) {
    table.set(hash, checked({ offset: offsets[row], length: lengths[row], crc: crcs[row] }, size));
  }
  return table;
}

/** Key → where the finished result lies, latest first. */
export type ResultTable = ReadonlyMap<string, Range>;

export function encodeResultTable(table: ResultTable): readonly Buffer[] {
  return [Buffer.from(JSON.stringify([...table]))];
}

/** @throws SyntaxError, RangeError, TypeError when the bytes are none of ours */
export function decodeResultTable(bytes: Buffer, size: number): ResultTable {
  const entries: [string, unknown][] = JSON.parse(bytes.toString('utf8'));
  return new Map(entries.map(([key, range]) => [key, checked(range, size)]));
}

function checked(range: unknown, size: number): Range {
  if (!isRange(range, size)) throw new RangeError('a text lies outside the cache file');
  return range;
}

/** What lies side by side is copied in one piece, gaps for alignment included. */
export function runs(ranges: readonly [string, Range][]): readonly (readonly [string, Range][])[] {
  const result: [string, Range][][] = [];
  let end = -1;
  for (const entry of ranges) {
    const { offset, length } = entry[1];
    const run = result[result.length - 1];
    if (run && offset >= end && offset < end + 8) run.push(entry);
    else result.push([entry]);
    end = offset + length;
  }
  return result;
}
