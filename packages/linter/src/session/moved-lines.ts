/** Where lines of a text are after an edit, as far as can be told without looking at what they say. */
import type { Finding } from '../result.ts';

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

/** A finding in a text before, in the text as it is now; the way to it moves where it leads through the same file. */
export function movedFinding<F extends Pick<Finding, 'path' | 'startLine' | 'endLine' | 'trace'>>(
  finding: F,
  lineNow: (line: number) => number,
): F {
  const startLine = lineNow(finding.startLine);
  const trace = finding.trace.map((step) =>
    step.path === finding.path ? { ...step, line: lineNow(step.line) } : step,
  );
  return { ...finding, startLine, endLine: startLine + finding.endLine - finding.startLine, trace };
}
