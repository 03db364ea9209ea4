/** Edits of a text by position: the only way in which fixes change a file. */

/** Puts `text` in the place of what stands from `start` to before `end`. Positions are bytes: see `source-text.ts`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Would one of two edits take away what the other one touches? Two insertions at one position follow one another. */
export function collide(a: TextEdit, b: TextEdit): boolean {
  if (a.start === a.end && b.start === b.end) return false;
  return a.start < b.end && b.start < a.end;
}

/** Do two edits say the same? Replacements that do are made once. */
export function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/**
 * The text with all edits made, in whatever order they come; insertions at one position keep their order.
 * @throws RangeError where two edits collide or one lies outside of the text
 */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const [number, edit] of ordered.entries()) {
    const next = ordered[number + 1];
    if (edit.start < at || edit.end < edit.start || edit.end > source.length || (next && collide(edit, next))) {
      throw new RangeError(`an edit from ${edit.start} to ${edit.end} cannot be made`);
    }
    result += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + source.slice(at);
}
