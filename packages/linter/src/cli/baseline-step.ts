/** `--baseline`, `--update-baseline` and `--prune-baseline`. */
import { TidemarkError } from '../errors.ts';
import type { LintResult } from '../result.ts';
import {
  type Baseline,
  EMPTY_BASELINE,
  pruneBaseline,
  staleEntries,
  subtractBaseline,
  updateBaseline,
} from '../suppress/baseline.ts';
import { printBaseline, readBaseline } from '../suppress/baseline-file.ts';
import type { LintRequest } from './lint-request.ts';
import { writeWholeFile } from './write-file.ts';

type BaselineRequest = NonNullable<LintRequest['baseline']>;

/**
 * Reads the baseline before the run, so that a wrong one costs no time. Only an update may begin without a file.
 * @throws TidemarkError `baseline.missing`, `baseline.invalid`, `baseline.unreadable`
 */
export function loadBaseline({ file, update }: BaselineRequest): Baseline {
  const baseline = readBaseline(file) ?? (update ? EMPTY_BASELINE : undefined);
  if (baseline !== undefined) return baseline;
  throw new TidemarkError('baseline.missing', {
    where: file,
    what: 'there is no such baseline',
    next: 'Create it with --update-baseline, or leave out --baseline.',
  });
}

export interface BaselineStep {
  readonly result: LintResult;
  readonly notes: readonly string[];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * Writes what is to be written and leaves out what is known.
 * @param isWhole the run saw the whole project with every rule, so that it knows what is gone
 */
export function applyBaseline(
  { file, update, prune }: BaselineRequest,
  before: Baseline,
  result: LintResult,
  isWhole: boolean,
): BaselineStep {
  const notes: string[] = [];
  const stale = isWhole ? staleEntries(before, result) : [];
  const pruned = prune ? pruneBaseline(before, result) : before;
  const after = update ? updateBaseline(pruned, result.findings) : pruned;
  if (update || prune) {
    writeWholeFile(file, printBaseline(after));
    const added = after.entries.length - pruned.entries.length;
    const removed = before.entries.length - pruned.entries.length;
    notes.push(
      `${file}: ${counted(added, 'finding', 'findings')} added, ${removed} removed, ${after.entries.length} in all`,
    );
  }
  if (stale.length > 0 && !prune) {
    const subject = counted(stale.length, 'finding of the baseline is', 'findings of the baseline are');
    notes.push(`${subject} gone; --prune-baseline removes ${stale.length === 1 ? 'it' : 'them'}`);
  }
  const findings = subtractBaseline(after, result.findings);
  const known = result.findings.length - findings.length;
  return {
    notes,
    result: { ...result, findings, suppressed: { ...result.suppressed, baseline: result.suppressed.baseline + known } },
  };
}
