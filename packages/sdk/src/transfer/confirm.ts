/** The last look: what the target lists after the run, against what the run says is there. */
import { compareKeys } from '../s3/key-order.ts';
import { compareContents } from './compare.ts';
import type { Extras } from './extras.ts';
import { entriesOf } from './merge.ts';
import type { Tally } from './report.ts';
import { readNextState } from './state-file.ts';
import type { Tree, TreeEntry } from './tree.ts';

/** Adds a problem for each file that is not there, or is another; costs one listing. */
export async function confirmTarget(
  folder: string,
  from: Tree,
  to: Tree,
  extras: Extras,
  tally: Tally,
  signal: AbortSignal | undefined,
): Promise<void> {
  const listed = entriesOf(to.entries(signal), () => {})[Symbol.asyncIterator]();
  const gone = extras.deleted ? extras.keys() : none();
  let deleted = (await gone.next()).value as string | undefined;
  let current = (await listed.next()).value as TreeEntry | undefined;
  const skipTo = async (key: string | undefined): Promise<void> => {
    while (current !== undefined && (key === undefined || compareKeys(current.key, key) < 0)) {
      while (deleted !== undefined && compareKeys(deleted, current.key) < 0)
        deleted = (await gone.next()).value as string | undefined;
      if (deleted === current.key) tally.problem(deleted, 'not-deleted', 'the target still lists it');
      current = (await listed.next()).value as TreeEntry | undefined;
    }
  };
  try {
    for await (const { key, target } of readNextState(folder)) {
      await skipTo(key);
      try {
        const isThere = current?.key === key ? current : await to.find(key, signal);
        if (isThere !== undefined && (fits(isThere, target) || (await isSame(from, to, isThere, signal)))) continue;
        if (isThere === undefined) tally.problem(key, 'missing', 'the target does not have it after the run');
        else tally.problem(key, 'differs', 'it was changed in the target during the run');
      } catch (error) {
        if (signal?.aborted) throw error;
        tally.failed(key, error);
      }
      tally.files.whole -= 1;
    }
    await skipTo(undefined);
  } finally {
    await listed.return?.(undefined);
    await gone.return(undefined);
  }
}

async function* none(): AsyncGenerator<string, void, undefined> {}

/** Times and names may have changed without the content. */
async function isSame(from: Tree, to: Tree, there: TreeEntry, signal: AbortSignal | undefined): Promise<boolean> {
  const source = await from.find(there.key, signal);
  return source !== undefined && (await compareContents(from, source, to, there, signal)).same;
}

/** An empty stamp says nothing: the file is too new to be told from its successor. */
function fits({ stamp }: TreeEntry, noted: string): boolean {
  return stamp === '' || noted === '' || stamp === noted;
}
