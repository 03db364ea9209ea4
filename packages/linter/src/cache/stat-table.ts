/** Stat data of files → hash of their contents. */
import type { SourceFile } from '../project/project.ts';
import { ColumnReader, floatColumn, hashColumn } from './columns.ts';

/**
 * A file changed so shortly before it was read may change again without its time stamp showing it: time stamps count
 * in steps of up to two seconds (FAT). Such an entry is never trusted, as in git's index ("racily clean",
 * https://git-scm.com/docs/racy-git). [ms]
 */
export const RACY_MS = 2000;

export interface HashedFile {
  readonly file: Required<SourceFile>;
  /** SHA-1 of the contents, hex. */
  readonly hash: string;
}

/** @param readAt no file was read before this moment [ms since 1970] */
export function encodeStats(stats: readonly HashedFile[], readAt: number): readonly Buffer[] {
  const times = stats.map(({ file: { stat } }) => (stat.mtimeMs + RACY_MS > readAt ? Number.NaN : stat.mtimeMs));
  return [
    floatColumn([stats.length]),
    floatColumn(times),
    floatColumn(stats.map(({ file }) => file.stat.size)),
    floatColumn(stats.map(({ file }) => file.stat.inode)),
    hashColumn(stats.map(({ hash }) => hash)),
    Buffer.from(stats.map(({ file }) => file.path).join('\0')),
  ];
}

export class StatTable {
  private readonly rows = new Map<string, number>();
  private readonly times: Float64Array;
  private readonly sizes: Float64Array;
  private readonly inodes: Float64Array;
  private readonly hashes: readonly string[];

  /** @throws RangeError when the bytes end early */
  constructor(bytes: Buffer) {
    const columns = new ColumnReader(bytes);
    const count = columns.floats(1)[0] as number;
    this.times = columns.floats(count);
    this.sizes = columns.floats(count);
    this.inodes = columns.floats(count);
    this.hashes = columns.hashes(count);
    for (const [row, path] of columns.strings().entries()) this.rows.set(path, row);
  }

  hashOf({ path, stat }: SourceFile): string | undefined {
    const row = this.rows.get(path);
    if (row === undefined || stat === undefined) return undefined;
    const same = this.times[row] === stat.mtimeMs && this.sizes[row] === stat.size && this.inodes[row] === stat.inode;
    return same ? this.hashes[row] : undefined;
  }
}
