/** The baseline: findings a team knows of and does not want to see again. */
import type { Finding, LintResult } from '../result.ts';
import { countBy, subtract } from './multiset.ts';

export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Root-relative, with `/`. */
  readonly path: string;
  /** For readers of the file only. */
  readonly message: string;
}

export interface Baseline {
  readonly schemaVersion: 1;
  /** Ordered by path, rule, fingerprint, message. */
  readonly entries: readonly BaselineEntry[];
}

export const EMPTY_BASELINE: Baseline = { schemaVersion: 1, entries: [] };

const keyOf = ({ fingerprint }: { readonly fingerprint: string }): string => fingerprint;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function baselineOf(entries: readonly BaselineEntry[]): Baseline {
  const sorted = entries.toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      compare(a.rule, b.rule) ||
      compare(a.fingerprint, b.fingerprint) ||
      compare(a.message, b.message),
  );
  return { schemaVersion: 1, entries: sorted };
}

function entryOf({ fingerprint, ruleId, path, message }: Finding): BaselineEntry {
  return { fingerprint, rule: ruleId, path, message };
}

/** Old entries as they are, and one for each finding that has none yet. */
export function updateBaseline(baseline: Baseline, findings: readonly Finding[]): Baseline {
  const current = baselineOf(findings.map(entryOf)).entries;
  return baselineOf([...baseline.entries, ...subtract(current, countBy(baseline.entries, keyOf), keyOf)]);
}

/**
 * Entries that no finding answers to any more. Those of a file that was not understood whole (`partial`) are not stale:
 * nobody knows. Only the result of an unfiltered run can tell.
 */
export function staleEntries(baseline: Baseline, result: Pick<LintResult, 'findings' | 'partial'>): BaselineEntry[] {
  const unsure = new Set(result.partial.map(({ path }) => path));
  return subtract(baseline.entries, countBy(result.findings, keyOf), keyOf).filter(({ path }) => !unsure.has(path));
}

/** The baseline without its stale entries; nothing is added. */
export function pruneBaseline(baseline: Baseline, result: Pick<LintResult, 'findings' | 'partial'>): Baseline {
  const stale = new Set(staleEntries(baseline, result));
  return baselineOf(baseline.entries.filter((entry) => !stale.has(entry)));
}

/** The findings the baseline does not know, in their order. */
export function subtractBaseline(baseline: Baseline, findings: readonly Finding[]): Finding[] {
  return subtract(findings, countBy(baseline.entries, keyOf), keyOf);
}
