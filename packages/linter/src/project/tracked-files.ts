/** What a repository has under version control at HEAD: names and sizes, read from git's objects. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startGit } from './started-git.ts';

export interface TrackedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** [bytes]; 0 for a submodule. */
  readonly size: number;
  /** A submodule is a `commit`. */
  readonly kind: 'file' | 'link' | 'submodule';
}

/** Arguments of `git ls-tree` for what {@link parseTree} reads. */
export const LISTING: readonly string[] = ['-r', '-l', '-z', '--full-tree', 'HEAD'];

/** Undefined where the root is not the top of a repository, or git is not there. Never throws. */
export async function trackedFiles(root: string, signal?: AbortSignal): Promise<readonly TrackedFile[] | undefined> {
  if (!existsSync(join(root, '.git'))) return undefined;
  const listed = await startGit(root, 'ls-tree', LISTING, signal);
  return listed && parseTree(listed.toString('utf8'));
}

/** Lines of `git ls-tree -r -l -z`: `<mode> <type> <object> <size>\t<path>`. https://git-scm.com/docs/git-ls-tree */
export function parseTree(text: string): readonly TrackedFile[] {
  const files: TrackedFile[] = [];
  // There may be tens of thousands: nothing is made of a line but what is told.
  for (let start = 0; start < text.length; ) {
    const tab = text.indexOf('\t', start);
    const end = text.indexOf('\0', tab);
    if (tab < 0 || end < 0) break;
    const kind = text.startsWith('120000', start) ? 'link' : text.startsWith('160000', start) ? 'submodule' : 'file';
    const size = text.slice(text.lastIndexOf(' ', tab) + 1, tab);
    files.push({ path: text.slice(tab + 1, end), size: Number(size) || 0, kind });
    start = end + 1;
  }
  return files;
}
