import { isLabelPart } from './labels.ts';

export interface OpeningTag {
  /** Index of its first character, and one past its last. */
  readonly start: number;
  readonly end: number;
  /** Is it `<?=`? */
  readonly isEcho: boolean;
}

/** The next `<?php`, `<?=` or `<?` from an index on; undefined where no code follows. */
export function nextOpeningTag(text: string, from: number): OpeningTag | undefined {
  for (let start = text.indexOf('<?', from); start !== -1; start = text.indexOf('<?', start + 2)) {
    if (text.charCodeAt(start + 2) === 61) return { start, end: start + 3, isEcho: true };
    const word = text.slice(start + 2, start + 5).toLowerCase();
    const next = text.charCodeAt(start + 5);
    // No PHP begins with `xml version`: such a file is served where short tags are off.
    if (word === 'xml' && !isLabelPart(next)) continue;
    // Of `<?phpx` and `<?php|` the tag is the short one; at the end of the text nothing needs to follow.
    return { start, end: word === 'php' && !(next > 32) ? start + 5 : start + 2, isEcho: false };
  }
  return undefined;
}
