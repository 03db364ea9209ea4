import type { Finding } from '../result.ts';
import { partition } from './partition.ts';
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
  const alike = partition(
    findings.filter(({ trace }) => trace.length === 0),
    saidBy,
  );
  const members = partition(findings, (finding) => {
    const { trace, path, startLine, state } = finding;
    const [origin] = trace;
    if (origin) return JSON.stringify([origin.path, origin.line, state]);
    const said = saidBy(finding);
    return (alike.get(said)?.length ?? 0) > MANY ? said : JSON.stringify([path, startLine, state]);
  });
  const groups: FindingGroup[] = [];
  for (const group of members.values()) {
    const [lead] = group.toSorted(bySeverity);
    if (lead === undefined) continue;
    groups.push({ lead, others: group.filter((finding) => finding !== lead) });
  }
  return groups.sort((a, b) => bySeverity(a.lead, b.lead));
}

function saidBy({ ruleId, message, severity, confidence, state }: Finding): string {
  return JSON.stringify([ruleId, message, severity, confidence, state]);
}
