/** What a plan changes, as a unified diff that `git apply` and `patch -p1` take. */
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import type { FileChange } from './plan.ts';
import { readable } from './source-text.ts';

export function unifiedDiff(changes: ReadonlyMap<string, FileChange>): string {
  return [...changes]
    .map(([path, { before, after }]) => {
      const from = before === undefined ? '/dev/null' : `a/${path}`;
      const patch = structuredPatch(from, `b/${path}`, readable(before ?? ''), readable(after), undefined, undefined, {
        context: 3,
      });
      return formatPatch(patch, FILE_HEADERS_ONLY);
    })
    .join('');
}
