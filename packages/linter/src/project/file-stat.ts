/** Stat data of files in scope. */
import { statSync } from 'node:fs';
import type { FileStat, SourceFile } from './project.ts';

/**
 * @param path absolute
 * @throws the system's error
 */
export function fileStat(path: string): FileStat {
  const { size, mtimeMs, ino: inode } = statSync(path);
  return { size, mtimeMs, inode };
}

/**
 * The file with stat data that vouch for what was read of it, though it was looked at only after; undefined where it has changed
 * since, or another one has taken its place, which keeps the time of its contents but not that of its entry.
 * @param since before it was read, by as much as time stamps may lag behind [ms since 1970]
 */
export function lookedAtLater(root: string, { path }: SourceFile, since: number): Required<SourceFile> | undefined {
  const stat = statSync(`${root}/${path}`, { throwIfNoEntry: false });
  if (!stat || Math.max(stat.mtimeMs, stat.ctimeMs) > since) return undefined;
  return { path, stat: { size: stat.size, mtimeMs: stat.mtimeMs, inode: stat.ino } };
}
