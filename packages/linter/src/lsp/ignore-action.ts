/** The edit that adds a comment which hides a finding. */
import type { TextEdit } from 'vscode-languageserver/node';
import { factsOf } from '../php/facts-of.ts';
import type { Finding } from '../result.ts';
import { applyIgnores } from '../suppress/inline.ts';

/** The reason is the author's to write; without one the comment would not be followed. */
const REASON = 'Say here why this may stay.';

/**
 * A comment on a line of its own above, or behind the code where that would stand outside of PHP.
 * @returns undefined where neither hides the finding
 */
export function ignoreEdit(finding: Finding, text: string, ruleIds: readonly string[]): TextEdit | undefined {
  const lines = text.split('\n');
  const line = finding.startLine - 1;
  const comment = `// @tidemark-ignore ${finding.ruleId} ${REASON}`;
  const indent = /^\s*/.exec(lines[line] ?? '')?.[0] ?? '';
  const newline = lines[line]?.endsWith('\r') ? '\r\n' : '\n';
  const end = (lines[line] ?? '').replace(/\r$/, '').length;
  const edits = [
    { at: { line, character: 0 }, newText: `${indent.replace('\r', '')}${comment}${newline}`, moves: 1 },
    { at: { line, character: end }, newText: ` ${comment}`, moves: 0 },
  ];
  const found = edits.find(({ at, newText, moves }) => {
    const before = lines.slice(0, at.line).map((each) => each.length + 1);
    const offset = before.reduce((sum, length) => sum + length, 0) + at.character;
    const edited = text.slice(0, offset) + newText + text.slice(offset);
    return hides(edited, moved(finding, moves), ruleIds);
  });
  return found && { range: { start: found.at, end: found.at }, newText: found.newText };
}

function moved(finding: Finding, lines: number): Finding {
  return { ...finding, startLine: finding.startLine + lines, endLine: finding.endLine + lines };
}

function hides(text: string, finding: Finding, ruleIds: readonly string[]): boolean {
  const { directives, partial } = factsOf(Buffer.from(text));
  if (partial !== undefined) return false;
  const { suppressed } = applyIgnores({
    findings: [finding],
    directives: { [finding.path]: directives },
    ruleIds,
    ran: (rule) => rule === finding.ruleId,
    partial: new Set(),
    sourceOf: () => text,
  });
  return suppressed > 0;
}
