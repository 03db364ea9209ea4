/** From findings to the fixes that can be made together, and what the files then hold. */
import type { Finding } from '../result.ts';
import { containerDefaultEdits } from './container-defaults.ts';
import { applyEdits, collide, isSameEdit } from './edit.ts';
import { exampleFileEdits } from './example-file.ts';
import type { FileEdit, Fixer, NewVariable, Proposal } from './fix.ts';
import type { FixProject } from './fix-project.ts';
import { PhpText } from './php-text.ts';
import { YamlText } from './yaml-text.ts';

export interface PlannedFix {
  readonly finding: Finding;
  readonly fixer: Fixer;
  readonly proposal: Proposal;
}

export interface FileChange {
  /** Undefined where the file is new. One character a byte. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface FixPlan {
  readonly fixes: readonly PlannedFix[];
  /** Fixes that were left out because they may change behaviour. */
  readonly unsafe: number;
  /** By path, in its order. */
  readonly changes: ReadonlyMap<string, FileChange>;
  /** What the changes are made of: none takes away what another one touches. */
  readonly edits: readonly FileEdit[];
}

export interface PlanOptions {
  /** Take fixes that may change behaviour, too. */
  readonly unsafe: boolean;
}

/** Proposes a fix for each finding that has one, the first fixer that knows the shape; what collides waits for the next run. */
export function planFixes(
  findings: readonly Finding[],
  fixers: readonly Fixer[],
  project: FixProject,
  options: PlanOptions,
): FixPlan {
  const chosen: PlannedFix[] = [];
  let unsafe = 0;
  for (const finding of findings) {
    const fix = fixFor(finding, fixers, project);
    if (fix === undefined) continue;
    if (!options.unsafe && !isSafeHere(fix, project)) unsafe += 1;
    else if (fitsTo(chosen, fix.proposal)) chosen.push(fix);
  }
  return { ...changed(chosen, project), unsafe };
}

function fixFor(finding: Finding, fixers: readonly Fixer[], project: FixProject): PlannedFix | undefined {
  for (const fixer of fixers) {
    if (!fixer.rules.includes(finding.ruleId)) continue;
    if (finding.severity === 'info' && !fixer.mendsInformation) continue;
    if (fixer.framework !== 'any' && !project.uses(fixer.framework)) continue;
    const proposal = fixer.propose(finding, project);
    if (proposal !== undefined) return { finding, fixer, proposal };
  }
  return undefined;
}

/** A variable that the project gives another value already would change what the code does. */
function isSafeHere({ fixer, proposal }: PlannedFix, project: FixProject): boolean {
  return (
    fixer.isSafe &&
    proposal.variables.every(({ name, fallback }) => {
      const given = project.given(name);
      return given === undefined || given === fallback;
    })
  );
}

function fitsTo(chosen: readonly PlannedFix[], proposal: Proposal): boolean {
  const made = chosen.flatMap((fix) => fix.proposal.edits);
  const isFree = (edit: FileEdit): boolean =>
    made.every((other) => other.path !== edit.path || isSameEdit(other, edit) || !collide(other, edit));
  const own = proposal.edits;
  const hasNews = own.some((edit) => !made.some((other) => other.path === edit.path && isSameEdit(other, edit)));
  return (
    hasNews &&
    own.every(isFree) &&
    own.every((a, at) => own.slice(at + 1).every((b) => a.path !== b.path || !collide(a, b)))
  );
}

/** The files with the fixes made; a file that no longer parses takes the fixes that touch it out of the plan. */
function changed(fixes: readonly PlannedFix[], project: FixProject): Omit<FixPlan, 'unsafe'> {
  const edits = distinct([
    ...fixes.flatMap(({ proposal }) => proposal.edits),
    ...containerDefaultEdits(
      fixes.flatMap(({ proposal }) => proposal.containerDefaults ?? []),
      project,
    ),
    ...exampleFileEdits(secretsOf(fixes), project),
  ]);
  const changes = new Map<string, FileChange>();
  for (const path of [...new Set(edits.map((edit) => edit.path))].sort()) {
    const before = project.text(path);
    const after = applyEdits(
      before ?? '',
      edits.filter((edit) => edit.path === path),
    );
    const mender = fixes.find((fix) => pathsOf(fix).includes(path))?.fixer;
    if (!(mender?.parses?.(path, after) ?? parses(path, after))) {
      const others = fixes.filter((fix) => !pathsOf(fix).includes(path));
      return others.length === fixes.length ? { fixes: [], changes: new Map(), edits: [] } : changed(others, project);
    }
    changes.set(path, { before, after });
  }
  return { fixes, changes, edits };
}

function secretsOf(fixes: readonly PlannedFix[]): readonly NewVariable[] {
  return fixes.flatMap(({ proposal }) => proposal.variables.filter(({ isSecret }) => isSecret));
}

function pathsOf({ proposal }: PlannedFix): readonly string[] {
  return [...proposal.edits, ...(proposal.containerDefaults ?? [])].map(({ path }) => path);
}

function distinct(edits: readonly FileEdit[]): readonly FileEdit[] {
  return edits.filter(
    (edit, at) => edits.findIndex((other) => other.path === edit.path && isSameEdit(other, edit)) === at,
  );
}

function parses(path: string, text: string): boolean {
  if (/\.ya?ml$/i.test(path)) return YamlText.of(text) !== undefined;
  return /(?:^|\/)\.env/.test(path) || PhpText.of(text) !== undefined;
}
