import { partition } from '../partition.ts';
import type { Finding, Severity } from '../result.ts';

export type SeverityCounts = Readonly<Record<Severity, number>>;

export interface KindCount {
  readonly kind: string;
  readonly counts: SeverityCounts;
}

export interface RuleCount {
  readonly ruleId: string;
  readonly counts: SeverityCounts;
  /** Kinds of the rule's findings; empty when the rule knows no kinds. */
  readonly kinds: readonly KindCount[];
}

export function countSeverities(findings: readonly Finding[]): SeverityCounts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** Counts by rule, and in each by kind, what has most errors first. */
export function countRules(findings: readonly Finding[]): RuleCount[] {
  return [...partition(findings, (finding) => finding.ruleId)]
    .map(([ruleId, ofRule]) => ({
      ruleId,
      counts: countSeverities(ofRule),
      kinds: [...partition(ofRule, (finding) => finding.kind)]
        .flatMap(([kind, ofKind]) => (kind === null ? [] : [{ kind, counts: countSeverities(ofKind) }]))
        .sort(worstFirst),
    }))
    .sort(worstFirst);
}

/** Counts by file, the file with most errors first. */
export function countFiles(findings: readonly Finding[]): { readonly path: string; readonly counts: SeverityCounts }[] {
  return [...partition(findings, (finding) => finding.path)]
    .map(([path, ofFile]) => ({ path, counts: countSeverities(ofFile) }))
    .sort(worstFirst);
}

/** `2 errors, 1 warning`; what is zero is left out. */
export function tally(counts: SeverityCounts): string {
  const parts: string[] = [];
  if (counts.error > 0) parts.push(plural(counts.error, 'error'));
  if (counts.warning > 0) parts.push(plural(counts.warning, 'warning'));
  if (counts.info > 0) parts.push(`${grouped(counts.info)} info`);
  return parts.join(', ');
}

export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `11,500`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `840 ms` or `1.2 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

interface Counted {
  readonly counts: SeverityCounts;
}

function worstFirst({ counts: a }: Counted, { counts: b }: Counted): number {
  return b.error - a.error || b.warning - a.warning || b.info - a.info;
}
