/** Where literals begin and end; ends are indexes one past the last character. */
import { isLabelStart } from './labels.ts';

const backslash = 92;

/** End of a string in single quotes; -1 when it has none. */
export function endOfSingleQuoted(text: string, quote: number): number {
  for (let at = text.indexOf("'", quote + 1); at !== -1; at = text.indexOf("'", at + 1)) {
    let from = at;
    while (from - 1 > quote && text.charCodeAt(from - 1) === backslash) from--;
    // Backslashes in pairs escape each other.
    if (((at - from) & 1) === 0) return at + 1;
  }
  return -1;
}

/** End of a string in double quotes; 0 when something is interpolated in it, -1 when it has none. */
export function endOfPlainDoubleQuoted(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === backslash) at++;
    else if (code === 36) {
      const next = text.charCodeAt(at + 1);
      if (next === 123 || isLabelStart(next)) return 0;
    } else if (code === 123 && text.charCodeAt(at + 1) === 36) return 0;
  }
  return -1;
}

const number =
  /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d+)?|\d[\d_]*(?:\.(?!\.))?(?:[eE][+-]?\d+)?/y;

/** End of a number that starts at an index with a digit, or with a dot and a digit. */
export function endOfNumber(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  while (code >= 48 && code <= 57) code = text.charCodeAt(++at);
  // Most are a few digits.
  if (at > start && code !== 46 && code !== 95 && (code | 32) < 97) return at;
  number.lastIndex = start;
  return number.test(text) ? number.lastIndex : start + 1;
}

const heredocStart = /<<<[ \t]*(["']?)([A-Za-z_\x80-\uffff][\w\x80-\uffff]*)\1\n/y;

/** The label of a heredoc, whether it is a nowdoc, and where its first line begins; undefined where none starts. */
export function heredocAt(
  text: string,
  start: number,
): { readonly label: string; readonly isRaw: boolean; readonly end: number } | undefined {
  heredocStart.lastIndex = start;
  const match = heredocStart.exec(text);
  if (!match) return undefined;
  return { label: match[2] ?? '', isRaw: match[1] === "'", end: heredocStart.lastIndex };
}
