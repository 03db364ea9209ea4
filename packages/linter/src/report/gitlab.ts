import type { LintResult, Severity } from '../result.ts';
import { type ReportContext, repositoryPath } from './context.ts';
import { visible } from './visible.ts';

/** Of GitLab's `info`, `minor`, `major`, `critical`, `blocker`. */
const SEVERITY: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/** GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
export function gitlab(result: LintResult, context: ReportContext): string {
  const seen = new Map<string, number>();
  const issues = result.findings.map((finding) => {
    const count = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, count + 1);
    return {
      description: visible(`${finding.message} ${finding.remedy.summary}`),
      check_name: finding.ruleId,
      // GitLab shows only the first of two entries with one fingerprint.
      fingerprint: count === 0 ? finding.fingerprint : `${finding.fingerprint}-${count}`,
      severity: SEVERITY[finding.severity],
      location: { path: repositoryPath(finding.path, context), lines: { begin: finding.startLine } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
