/** The commit whose files git was asked for: while it is checked out, what was said of them need not be found out again. */
import type { Notes } from './notes.ts';
import { headCommit } from './project/head.ts';
import type { TrackedFile } from './project/tracked-files.ts';

const NAME = 'listed commit';

/** Files under version control; whoever does not ask for them need not wait for git. */
export type Listing = () => Promise<readonly TrackedFile[] | undefined>;

/** The commit that is checked out, where it is known by its hash: what it holds never changes. */
export function commitOf(root: string): string | undefined {
  const commit = headCommit(root);
  return commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
}

/** Will the files of the commit probably not be asked for? */
export function isListed(notes: Notes | undefined, commit: string | undefined): boolean {
  return commit !== undefined && notes?.read<true>(NAME, commit) === true;
}

export function noteListed(notes: Notes, commit: string): void {
  notes.write(NAME, commit, () => true);
}
