import { partition } from '../partition.ts';
import type { Finding } from '../result.ts';
import { bySeverity } from './severity.ts';

/** The same said of more places than this is told once: the settings of hundreds of sites that share one code base. */
const MANY = 3;

/** Findings about one path: the directory's `mkdir`, the writes below it, the wrapper and its callers; or many that say the same. */
export interface FindingGroup {
  /** The worst one, which speaks for the group. */
  readonly lead: Finding;
  /** The other sites, in the order of the result. */
  readonly others: readonly Finding[];
}

/**
 * Groups findings that share the origin of their trace and the state in danger, and those without a trace that are alike in
 * many places; the worst group first.
 */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const isAlike = alikeIn(findings);
  const members = partition(findings, (finding) => {
    const { trace, path, startLine, state } = finding;
    const [origin] = trace;
    if (origin) return JSON.stringify([origin.path, origin.line, state]);
    return isAlike(finding) ? saidBy(finding) : JSON.stringify([path, startLine, state]);
  });
  const groups: FindingGroup[] = [];
  for (const group of members.values()) {
    const [lead] = group.toSorted(bySeverity);
    if (lead === undefined) continue;
    groups.push({ lead, others: group.filter((finding) => finding !== lead) });
  }
  return groups.sort((a, b) => bySeverity(a.lead, b.lead));
}

/** Each finding by itself, in the order of the result, but what is said alike of many places together. */
export function foldAlike(findings: readonly Finding[]): readonly FindingGroup[] {
  const isAlike = alikeIn(findings);
  const groups = partition(findings, (finding) => (isAlike(finding) ? saidBy(finding) : finding)).values();
  return [...groups].flatMap(([lead, ...others]) => (lead === undefined ? [] : [{ lead, others }]));
}

function alikeIn(findings: readonly Finding[]): (finding: Finding) => boolean {
  const alike = partition(
    findings.filter(({ trace }) => trace.length === 0),
    saidBy,
  );
  return (finding) => finding.trace.length === 0 && (alike.get(saidBy(finding))?.length ?? 0) > MANY;
}

function saidBy({ ruleId, message, severity, confidence, state }: Finding): string {
  return JSON.stringify([ruleId, message, severity, confidence, state]);
}
