/** What a repository has under version control at HEAD: names and sizes, read from git's objects. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startGit } from './git.ts';

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
  return text.split('\0').flatMap((line): TrackedFile[] => {
    const tab = line.indexOf('\t');
    if (tab < 0) return [];
    const [mode = '', type = '', , size = ''] = line.slice(0, tab).split(/ +/);
    const kind = type === 'commit' ? 'submodule' : mode === '120000' ? 'link' : 'file';
    return [{ path: line.slice(tab + 1), size: Number(size) || 0, kind }];
  });
}
