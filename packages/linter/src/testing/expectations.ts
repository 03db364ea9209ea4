/** For tests: findings that code expects of itself, written at the end of the line on which they start. */
import type { Finding, Severity } from '../result.ts';

/**
 * A finding that a comment announces: `// error: [processes/local-disk-write] upload`. In front of it may stand what is
 * known to be answered wrongly: `// known: missed error: […]` (the linter is silent), `// known: wrong error: […]` (the
 * linter reports what it should not).
 */
export interface Expectation {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly severity: Severity;
  readonly ruleId: string;
  readonly kind?: string;
  readonly known?: 'missed' | 'wrong';
}

const COMMENT = /(?:known: (missed|wrong) )?\b(error|warning|info): \[([\w-]+\/[\w-]+)\](?: ([a-z][a-z-]*))?/g;

export function expectationsIn(path: string, text: string): Expectation[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, at) =>
    [...line.matchAll(COMMENT)].map(
      ([, known, severity, ruleId = '', kind]): Expectation => ({
        path,
        line: at + 1,
        severity: severity as Severity,
        ruleId,
        ...(kind === undefined ? {} : { kind }),
        ...(known === undefined ? {} : { known: known as 'missed' | 'wrong' }),
      }),
    ),
  );
}

function isMet(expected: Expectation, finding: Finding): boolean {
  return (
    finding.path === expected.path &&
    finding.startLine === expected.line &&
    finding.ruleId === expected.ruleId &&
    finding.severity === expected.severity &&
    (expected.kind === undefined || finding.kind === expected.kind)
  );
}

/**
 * What differs between expectation and findings, one line each in the order of the code, ready to print; empty when
 * nothing does. A known wrong answer that has become right differs too.
 */
export function differences(expected: readonly Expectation[], findings: readonly Finding[]): string[] {
  const open = new Set(findings);
  const lines: { readonly path: string; readonly line: number; readonly text: string }[] = [];
  for (const expectation of expected) {
    const { path, line, severity, ruleId, kind = '', known } = expectation;
    const found = [...open].find((finding) => isMet(expectation, finding));
    if (found) open.delete(found);
    const what = `${severity} [${ruleId}] ${kind}`.trim();
    if (known === undefined && !found) lines.push({ path, line, text: `- expected ${what}` });
    if (known === 'missed' && found) lines.push({ path, line, text: `+ known to be missed, but found: ${what}` });
    if (known === 'wrong' && !found) lines.push({ path, line, text: `- known to be wrong, but right by now: ${what}` });
  }
  for (const { path, startLine, severity, ruleId, kind, message } of open) {
    lines.push({ path, line: startLine, text: `+ found ${severity} [${ruleId}] ${kind}: ${message}` });
  }
  return lines
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
    .map(({ path, line, text }) => `${path}:${line} ${text}`);
}
