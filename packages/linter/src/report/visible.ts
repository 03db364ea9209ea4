/**
 * Paths and code come from the scanned project: a control character in them must not drive the reader's terminal, and
 * one that turns the direction of text must not show other code than there is (CVE-2021-42574).
 */

const CONTROL = /[\p{Cc}\p{Surrogate}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * The text on one line, each control character replaced by the picture of it (`␛`, `␊`), and what has no picture by `�`.
 * Each UTF-16 unit stays one unit, so columns keep their meaning.
 */
export function visible(text: string): string {
  return text.replace(CONTROL, picture);
}

/** As {@link visible}, but tabs stay tabs. */
export function visibleCode(text: string): string {
  return text.replace(CONTROL, (character) => (character === '\t' ? character : picture(character)));
}

/** As {@link visible}, but line breaks stay line breaks, `\n` each. */
export function visibleLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, (character) => (character === '\n' ? character : picture(character)));
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
