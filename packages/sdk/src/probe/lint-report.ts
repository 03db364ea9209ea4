/** What the probe takes from the report of tidemark-lint: its JSON format, version 1. */
import { TidemarkError } from '../client-error.ts';
import type { Placement, StateKind } from '../model/index.ts';

export interface LintFinding {
  readonly ruleId: string;
  readonly category: string;
  readonly kind: string | null;
  readonly state: StateKind | null;
  readonly effect: string | null;
  readonly severity: string;
  readonly message: string;
  /** What is written, relative to the project, `…` for what is not known of it. */
  readonly target?: string;
  readonly path: string;
  readonly startLine: number;
  readonly fingerprint: string;
}

interface LintStore {
  readonly store: string;
  readonly placement: Placement;
}

export interface LintReport {
  readonly findings: readonly LintFinding[];
  readonly stateMap: { readonly kinds: Readonly<Record<StateKind, readonly LintStore[]>> };
}

/** @throws TidemarkError `usage.invalid` */
export function readLintReport(json: string, name: string): LintReport {
  let report: Partial<LintReport> & { schemaVersion?: unknown; tool?: { name?: unknown } };
  try {
    report = JSON.parse(json) as typeof report;
  } catch (cause) {
    throw wrong(name, cause);
  }
  const isReport = report?.schemaVersion === 1 && report.tool?.name === 'tidemark-lint';
  if (!isReport || !Array.isArray(report.findings) || report.stateMap === undefined) throw wrong(name);
  return { findings: report.findings, stateMap: report.stateMap };
}

function wrong(name: string, cause?: unknown): TidemarkError {
  return new TidemarkError('usage.invalid', {
    what: `${name} is no report of tidemark-lint`,
    next: 'Make one: tidemark-lint --format json path/to/site > lint.json.',
    cause,
  });
}
