import type { Finding, Severity } from '../result.ts';

export type FailOn = Severity | 'never';

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** 1 when a finding is as severe as `failOn`, or warnings are more than `maxWarnings`; else 0. */
export function exitCodeOf(findings: readonly Finding[], failOn: FailOn, maxWarnings: number | undefined): 0 | 1 {
  if (failOn !== 'never' && findings.some(({ severity }) => RANK[severity] >= RANK[failOn])) return 1;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return maxWarnings !== undefined && warnings > maxWarnings ? 1 : 0;
}
