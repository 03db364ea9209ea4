/** For tests of fixes: a project is linted, mended as often as there is something to mend, and linted again. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyChanges } from '../fixes/apply.ts';
import { FixProject } from '../fixes/fix-project.ts';
import { type FixPlan, type PlannedFix, planFixes } from '../fixes/plan.ts';
import { fixersFor } from '../fixes/registry.ts';
import { lint } from '../index.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import type { LintResult } from '../result.ts';

export interface Mended {
  readonly root: string;
  readonly fixes: readonly PlannedFix[];
  readonly edits: FixPlan['edits'];
  readonly changes: FixPlan['changes'];
  readonly before: LintResult;
  readonly after: LintResult;
  /** Fixes that would be made in a second run: none, or fixes are not idempotent. */
  readonly again: number;
  read(path: string): string;
  /** Warnings and errors of the rules that were mended, as `path rule`. */
  readonly left: readonly string[];
}

/** @throws Error where a mended PHP file is none for `php -l`, if PHP is there */
export async function mended(files: Readonly<Record<string, string>>, unsafe = false): Promise<Mended> {
  const root = temporaryProject(files);
  const before = await lint({ path: root, cache: false, threads: 1 });
  const plan = planFixes(before.findings, await fixersFor(before.findings), projectOf(before), { unsafe });
  const { written } = applyChanges(root, plan.changes);
  for (const path of written.filter((name) => name.endsWith('.php'))) checkSyntax(join(root, path));
  const after = await lint({ path: root, cache: false, threads: 1 });
  const rules = new Set(plan.fixes.map(({ finding }) => finding.ruleId));
  return {
    root,
    fixes: plan.fixes,
    edits: plan.edits,
    changes: plan.changes,
    before,
    after,
    again: planFixes(after.findings, await fixersFor(after.findings), projectOf(after), { unsafe }).fixes.length,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    left: after.findings
      .filter(({ ruleId, severity }) => rules.has(ruleId) && severity !== 'info')
      .map(({ ruleId, path }) => `${path} ${ruleId}`),
  };
}

function projectOf({ project }: LintResult): FixProject {
  return new FixProject(project.root, project.frameworks);
}

function checkSyntax(file: string): void {
  try {
    execFileSync('php', ['-l', file], { stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
