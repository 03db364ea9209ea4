/** Which lines a comment on a line of its own speaks of. */

/** First and last line, from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Blank, comment and attribute lines stand between the comment and its statement. */
const NO_CODE = /^\s*(?:$|\/\/|#|\*|\/\*)/;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Lines of a statement that are looked at; a longer one is cut there. */
const LONGEST = 200;

/** Blanks out strings and comments of one line, so that their brackets and semicolons do not count. */
const LITERALS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\*.*?\*\/|(?:\/\/|#(?!\[)).*$/g;

/** Last line of the head of the statement that starts at `first`: up to its `;`, or the `{` of its block or closure. */
function endOfStatement(lines: readonly string[], first: number): number {
  const open: string[] = [];
  const until = Math.min(lines.length, first + LONGEST);
  for (let line = first; line <= until; line++) {
    for (const character of (lines[line - 1] ?? '').replace(LITERALS, '')) {
      const closing = CLOSING[character];
      if (closing !== undefined) open.push(closing);
      else if (character === open.at(-1)) open.pop();
      else if (character === '{' || (character === ';' && open.length === 0)) return line;
    }
  }
  return until;
}

/** The next statement with code after `line`; without the source, the next line. */
export function statementAfter(line: number, lines: readonly string[] | undefined): LineRange {
  if (lines === undefined) return { first: line + 1, last: line + 1 };
  let first = line + 1;
  while (first < lines.length && NO_CODE.test(lines[first - 1] ?? '')) first++;
  return { first, last: endOfStatement(lines, first) };
}
