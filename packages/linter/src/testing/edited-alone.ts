/** For tests: is what was written the text of before, apart from the edits? */
import type { TextEdit } from '../fixes/edit.ts';

/** True where every byte outside of the edits is where it was, and every edit says what it was to say. */
export function isEditedAlone(edits: readonly TextEdit[], before: string, after: string): boolean {
  let [from, at] = [0, 0];
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const kept = before.slice(from, start);
    if (start < from || after.slice(at, at + kept.length) !== kept) return false;
    at += kept.length;
    if (after.slice(at, at + text.length) !== text) return false;
    at += text.length;
    from = end;
  }
  return after.slice(at) === before.slice(from);
}
