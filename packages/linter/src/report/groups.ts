import type { Finding } from '../result.ts';
import { partition } from './partition.ts';
import { bySeverity } from './severity.ts';

/** Findings about one path: the directory's `mkdir`, the writes below it, the wrapper and its callers. */
export interface FindingGroup {
  /** The worst one, which speaks for the group. */
  readonly lead: Finding;
  /** The other sites, in the order of the result. */
  readonly others: readonly Finding[];
}

/** Groups findings that share the origin of their trace and the state in danger; the worst group first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const members = partition(findings, ({ trace, path, startLine, state }) => {
    const origin = trace[0] ?? { path, line: startLine };
    return JSON.stringify([origin.path, origin.line, state]);
  });
  const groups: FindingGroup[] = [];
  for (const group of members.values()) {
    const [lead] = group.toSorted(bySeverity);
    if (lead === undefined) continue;
    groups.push({ lead, others: group.filter((finding) => finding !== lead) });
  }
  return groups.sort((a, b) => bySeverity(a.lead, b.lead));
}
