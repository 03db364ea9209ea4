import { partition } from '../partition.ts';
import type { Finding, LintResult } from '../result.ts';

/** What a report says about one file. */
export interface FileReport {
  readonly path: string;
  readonly findings: readonly Finding[];
  /** Why the file was analysed in part only. */
  readonly reasons: readonly string[];
}

/** Findings and partial files by path, in the order of the result. */
export function reportsByPath(result: LintResult): FileReport[] {
  const findings = partition(result.findings, ({ path }) => path);
  const partial = partition(result.partial, ({ path }) => path);
  return [...new Set([...findings.keys(), ...partial.keys()])].map((path) => ({
    path,
    findings: findings.get(path) ?? [],
    reasons: (partial.get(path) ?? []).map(({ reason }) => reason),
  }));
}
