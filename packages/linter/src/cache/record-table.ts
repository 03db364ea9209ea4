/** Content hash → what the byte pass knows of the file. */
import type { DeclaredSymbol, FileRecord } from '../index/record.ts';
import { ColumnReader, floatColumn, hashColumn, integerColumn } from './columns.ts';

/** The columns of the records, names included, for the section `records`. */
export function encodeRecords(records: readonly FileRecord[]): readonly Buffer[] {
  let end = 0;
  const ends = records.map(({ names }) => {
    end += names.length;
    return end;
  });
  return [
    floatColumn([records.length]),
    hashColumn(records.map(({ hash }) => hash)),
    integerColumn(records.map(({ bytes }) => bytes)),
    integerColumn(ends),
    ...records.map(({ names }) => Buffer.from(names.buffer, names.byteOffset, names.byteLength)),
  ];
}

type StoredRecord = readonly [symbols: readonly DeclaredSymbol[], hazard?: string];

/** What of the records is no number, for the section `symbols`. */
export function encodeSymbols(records: readonly FileRecord[]): readonly Buffer[] {
  const stored = records.map(
    ({ symbols, hazard }): StoredRecord => (hazard === undefined ? [symbols] : [symbols, hazard]),
  );
  return [Buffer.from(JSON.stringify(stored))];
}

export class RecordTable {
  private readonly rows = new Map<string, number>();
  private readonly sizes: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly names: Uint32Array;
  private readonly stored: readonly StoredRecord[];

  /** @throws RangeError, SyntaxError when the bytes are none of ours */
  constructor(bytes: Buffer, symbols: Buffer) {
    const columns = new ColumnReader(bytes);
    const count = columns.floats(1)[0] as number;
    for (const [row, hash] of columns.hashes(count).entries()) this.rows.set(hash, row);
    this.sizes = columns.integers(count);
    this.ends = columns.integers(count);
    this.names = columns.integers(this.ends[count - 1] ?? 0);
    this.stored = JSON.parse(symbols.toString('utf8'));
  }

  all(): readonly FileRecord[] {
    return [...this.rows.keys()].flatMap((hash) => this.record(hash) ?? []);
  }

  /** The names are a view on the table's memory. */
  record(hash: string): FileRecord | undefined {
    const row = this.rows.get(hash);
    const stored = row === undefined ? undefined : this.stored[row];
    if (row === undefined || stored === undefined) return undefined;
    const [symbols, hazard] = stored;
    const names = this.names.subarray(this.ends[row - 1] ?? 0, this.ends[row]);
    const record: FileRecord = { hash, bytes: this.sizes[row] as number, symbols, names };
    return hazard === undefined ? record : { ...record, hazard };
  }
}
