/** Fixes what has a fix, looks again, and tells what was done and what the platform must be given. */
import { applyChanges } from '../fixes/apply.ts';
import { unifiedDiff } from '../fixes/diff.ts';
import { FixProject } from '../fixes/fix-project.ts';
import { type FixPlan, type PlannedFix, planFixes } from '../fixes/plan.ts';
import { fixersFor } from '../fixes/registry.ts';
import type { LintResult } from '../result.ts';
import type { ParsedArguments } from './arguments.ts';
import type { BaselineStep } from './baseline-step.ts';
import { fixNotes } from './fix-notes.ts';
import type { FixRequest } from './fix-request.ts';
import type { Terminal } from './terminal.ts';

/** Fixes that wait for others to be made first are rare; a shape that returns again and again would be a fault. */
const MOST_ROUNDS = 4;

interface FixSetting {
  readonly args: ParsedArguments;
  readonly terminal: Terminal;
}

interface Looked {
  readonly step: BaselineStep;
  readonly plan: FixPlan;
  readonly changed: readonly string[];
}

/** Analyses the project and plans its fixes; files written since the analysis began are left alone. */
async function look(request: FixRequest, findings: () => Promise<BaselineStep>): Promise<Looked> {
  const since = Date.now();
  const step = await findings();
  const project = projectOf(step.result, since);
  const { findings: found } = step.result;
  const plan = planFixes(found, await fixersFor(found), project, { unsafe: request.unsafe });
  return { step, plan, changed: project.changed };
}

function projectOf({ project: { root, frameworks } }: LintResult, since: number): FixProject {
  return new FixProject(root, frameworks, since);
}

/** Prints the diff of what would be done; nothing is written. */
export async function fixPreview(
  request: FixRequest,
  findings: () => Promise<BaselineStep>,
  { args, terminal }: FixSetting,
): Promise<BaselineStep> {
  const { step, plan, changed } = await look(request, findings);
  await terminal.stdout.write(unifiedDiff(plan.changes));
  await tell(args, terminal, fixNotes({ made: plan.fixes, unsafe: plan.unsafe, changed, isDryRun: true }));
  return step;
}

/** Applies fixes until there are none left. The result is that of the last look. */
export async function fixStep(
  request: FixRequest,
  findings: () => Promise<BaselineStep>,
  { args, terminal }: FixSetting,
): Promise<BaselineStep> {
  const made: PlannedFix[] = [];
  const left = new Set<string>();
  let looked = await look(request, findings);
  for (let round = 0; round < MOST_ROUNDS && looked.plan.fixes.length > 0; round += 1) {
    const { written, changed } = applyChanges(looked.step.result.project.root, looked.plan.changes);
    for (const path of changed) left.add(path);
    made.push(...looked.plan.fixes.filter(({ finding }) => written.includes(finding.path)));
    if (written.length === 0) break;
    looked = await look(request, findings);
  }
  for (const path of looked.changed) left.add(path);
  const notes = fixNotes({ made, unsafe: looked.plan.unsafe, changed: [...left].sort(), isDryRun: false });
  await tell(args, terminal, notes);
  return looked.step;
}

async function tell(args: ParsedArguments, terminal: Terminal, notes: readonly string[]): Promise<void> {
  if (args.has('quiet')) return;
  for (const note of notes) await terminal.stderr.write(`tidemark-lint: ${note}\n`);
}
