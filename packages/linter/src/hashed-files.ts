import type { HashedFile } from './cache/stat-table.ts';
import { lookedAtLater } from './project/file-stat.ts';
import type { SourceFile } from './project/project.ts';
import type { Surveyed } from './survey.ts';

/**
 * Files by whose stat data the next run shall know their contents.
 * @param since before anything was read, by as much as time stamps may lag behind [ms since 1970]
 */
export function hashedFiles(
  { project: { root }, indexed, others, otherHashes, nodeHashes }: Surveyed,
  since: number,
): readonly HashedFile[] {
  const found: HashedFile[] = [];
  const add = (file: SourceFile, hash: string | undefined): void => {
    const { path, stat } = file;
    const known = stat ? { path, stat } : lookedAtLater(root, file, since);
    if (known && hash !== undefined) found.push({ file: known, hash });
  };
  for (const [at, file] of indexed.files.entries()) add(file, indexed.hashes[at]);
  for (const file of others) add(file, otherHashes.get(file.path) ?? nodeHashes.get(file.path));
  return found;
}
