/** Where lines of a text are after an edit, as far as can be told without looking at what they say. */

/**
 * Lines before the edit stay, lines behind it move with the end of the text.
 * @returns from a line of `before` to a line of `after`, both from 1
 */
export function lineMap(before: string, after: string): (line: number) => number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(old.length, now.length);
  let same = 0;
  while (same < shorter && old[same] === now[same]) same += 1;
  return (line) => (line <= same ? line : Math.max(1, line + now.length - old.length));
}

/** A finding of the text before, in the text as it is now. */
export function movedFinding<F extends { readonly startLine: number; readonly endLine: number }>(
  finding: F,
  lineNow: (line: number) => number,
): F {
  const startLine = lineNow(finding.startLine);
  return { ...finding, startLine, endLine: startLine + finding.endLine - finding.startLine };
}
