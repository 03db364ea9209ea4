/** Which findings `--fix` and `--fix-unsafe` would mend. */

import type { Fixer } from '../fixes/fix.ts';
import { FixProject } from '../fixes/fix-project.ts';
import { planFixes } from '../fixes/plan.ts';
import type { LintResult } from '../result.ts';

export interface AutomaticFixes {
  /** Fingerprints of what is mended without a change of behaviour. */
  readonly safe: ReadonlySet<string>;
  /** Those that take a change of behaviour. */
  readonly unsafe: ReadonlySet<string>;
}

/** Each finding by itself: one that another's fix mends along counts too. */
export function automaticFixes(
  { findings, project: { root, frameworks } }: LintResult,
  fixers: readonly Fixer[],
): AutomaticFixes {
  const project = new FixProject(root, frameworks);
  const isMended = (finding: LintResult['findings'][number], unsafe: boolean): boolean =>
    planFixes([finding], fixers, project, { unsafe }).fixes.length > 0;
  const mended = findings.filter((finding) => isMended(finding, true));
  const safe = new Set(mended.filter((finding) => isMended(finding, false)).map(({ fingerprint }) => fingerprint));
  const unsafe = mended.map(({ fingerprint }) => fingerprint).filter((fingerprint) => !safe.has(fingerprint));
  return { safe, unsafe: new Set(unsafe) };
}
