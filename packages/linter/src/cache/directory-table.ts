/** Stat data of directories → their entries. */
import type { DirectoryMemory, DirectoryStat, ListedDirectory } from '../project/directories.ts';
import { ColumnReader, floatColumn, integerColumn } from './columns.ts';
import { RACY_MS } from './stat-table.ts';

/**
 * A directory in which something changed shortly before it was listed may change again without its time stamps showing it:
 * it is never trusted, as with files.
 * @param readAt no directory was listed before this moment [ms since 1970]
 */
export function encodeDirectories(listed: readonly ListedDirectory[], readAt: number): readonly Buffer[] {
  const times = listed.map(({ mtimeMs, ctimeMs }) =>
    Math.max(mtimeMs, ctimeMs) + RACY_MS > readAt ? Number.NaN : mtimeMs,
  );
  return [
    floatColumn([listed.length]),
    floatColumn(times),
    floatColumn(listed.map(({ ctimeMs }) => ctimeMs)),
    floatColumn(listed.map(({ inode }) => inode)),
    floatColumn(listed.map(({ device }) => device)),
    integerColumn(listed.map(({ entries }) => entries.length)),
    Buffer.from(listed.flatMap(({ path, entries }) => [path, ...entries]).join('\0')),
  ];
}

export class DirectoryTable implements DirectoryMemory {
  readonly #rows = new Map<string, number>();
  readonly #mtimes: Float64Array;
  readonly #ctimes: Float64Array;
  readonly #inodes: Float64Array;
  readonly #devices: Float64Array;
  readonly #counts: Uint32Array;
  /** By row: where its path stands among the texts; its entries follow. */
  readonly #places: Uint32Array;
  readonly #texts: readonly string[];

  /** @throws RangeError when the bytes end early */
  constructor(bytes: Buffer) {
    const columns = new ColumnReader(bytes);
    const count = columns.floats(1)[0] as number;
    this.#mtimes = columns.floats(count);
    this.#ctimes = columns.floats(count);
    this.#inodes = columns.floats(count);
    this.#devices = columns.floats(count);
    this.#counts = columns.integers(count);
    this.#texts = columns.strings();
    this.#places = new Uint32Array(count);
    let place = 0;
    for (let row = 0; row < count; row += 1) {
      this.#rows.set(this.#texts[place] ?? '', row);
      this.#places[row] = place;
      place += 1 + (this.#counts[row] as number);
    }
  }

  entriesOf(path: string, { mtimeMs, ctimeMs, inode, device }: DirectoryStat): readonly string[] | undefined {
    const row = this.#rows.get(path);
    if (row === undefined || this.#mtimes[row] !== mtimeMs || this.#ctimes[row] !== ctimeMs) return undefined;
    if (this.#inodes[row] !== inode || this.#devices[row] !== device) return undefined;
    const first = (this.#places[row] as number) + 1;
    return this.#texts.slice(first, first + (this.#counts[row] as number));
  }
}
