/** Removing what nobody will use again from the cache directory. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Left over from runs that ended while writing [ms]. */
const TEMPORARY_AGE = 60 * 60 * 1000;
/** Of projects that were moved, removed, or not looked at for so long [ms]. */
const CACHE_AGE = 60 * 24 * 60 * 60 * 1000;

const CACHE = /^[0-9a-f]{40}\.cache$/;
const TEMPORARY = /^[0-9a-f]{40}\.cache\.[0-9a-f]{16}\.tmp$/;

/** Removes old cache files and leftovers by their names; whatever else lies there stays. Never throws. */
export function sweep(directory: string, now: number): void {
  try {
    for (const name of readdirSync(directory)) {
      const age = TEMPORARY.test(name) ? TEMPORARY_AGE : CACHE.test(name) ? CACHE_AGE : undefined;
      if (age === undefined) continue;
      const path = join(directory, name);
      if (statSync(path).mtimeMs + age < now) rmSync(path, { force: true });
    }
  } catch {
    // Another run may have removed the file first; what could not be removed is tried again next time.
  }
}
