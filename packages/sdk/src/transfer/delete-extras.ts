import type { Extras } from './extras.ts';
import type { Tally } from './report.ts';
import type { SyncOptions } from './sync-options.ts';
import type { Target } from './target.ts';

/** @param isSourceKnown all of the source was read: only then it is known what it lacks @returns whether anything was deleted */
export async function deleteExtras(
  extras: Extras,
  target: Target,
  tally: Tally,
  options: SyncOptions,
  isSourceKnown: boolean,
): Promise<boolean> {
  const { files } = tally;
  files.extra = extras.count;
  if (options.delete !== true || extras.count === 0) return false;
  const refusal = isSourceKnown
    ? extras.refusal(files.source, files.whole + extras.count, options.maxDelete)
    : 'nothing was deleted, since not all of the source could be read';
  if (refusal !== undefined) {
    tally.problem('', 'delete-guard', refusal);
    return false;
  }
  const isDry = options.dryRun === true;
  for await (const keys of extras.batches()) {
    if (isDry) for (const key of keys) tally.planned('delete', key);
    const failed = isDry ? [] : await target.remove(keys, options.signal);
    for (const { key, reason } of failed) tally.problem(key, 'not-deleted', reason);
    files.deleted += keys.length - failed.length;
    files.extra -= keys.length - failed.length;
  }
  extras.deleted = !isDry;
  return !isDry;
}
