/** White space and comments between tokens. */

/** A comment as it stands in the text: index of its first character and one past its last. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

const slash = 47;
const star = 42;
const hash = 35;
const bracket = 91;

/** Index one past white space and comments; stops at `#[` and at `?>`. Comments are added in source order, each once. */
export function skipBlank(text: string, from: number, comments?: Comment[]): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) {
      at++;
      continue;
    }
    if (code !== slash && code !== hash) return at;
    const end = endOfComment(text, at, code);
    if (end === at) return at;
    const last = comments?.at(-1);
    if (!last || at > last.start) comments?.push({ start: at, end });
    at = end;
  }
}

/** The same index where no comment starts. */
function endOfComment(text: string, at: number, code: number): number {
  const next = text.charCodeAt(at + 1);
  if (code === hash) return next === bracket ? at : endOfLineComment(text, at + 1);
  if (code !== slash) return at;
  if (next === slash) return endOfLineComment(text, at + 1);
  if (next !== star) return at;
  const close = text.indexOf('*/', at + 2);
  return close === -1 ? text.length : close + 2;
}

/** Index one past a comment that goes to the end of its line, or to `?>`. */
export function endOfLineComment(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline === -1 ? text.length : newline;
  const closing = text.slice(from, end).indexOf('?>');
  return closing === -1 ? end : from + closing;
}
