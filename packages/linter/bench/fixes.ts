/** Fixes on checkouts of real projects: what they leave must parse, be found clean, and differ from before where an edit was. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges } from '../src/fixes/apply.ts';
import { FixProject } from '../src/fixes/fix-project.ts';
import { planFixes } from '../src/fixes/plan.ts';
import { fixersFor } from '../src/fixes/registry.ts';
import { textOfBytes } from '../src/fixes/source-text.ts';
import { lint } from '../src/index.ts';
import type { Finding, LintResult } from '../src/result.ts';
import { isEditedAlone } from '../src/testing/edited-alone.ts';
import type { Figure } from './figures.ts';
import { FIX_PROJECTS, type FixProjectSource } from './fix-projects.ts';

/** What the fixes of one project came to. */
interface Outcome {
  readonly made: number;
  readonly files: number;
  /** Each as `path: what is wrong`. */
  readonly broken: readonly string[];
  readonly unclean: readonly string[];
  readonly touched: readonly string[];
}

const NOT_COPIED = /(?:^|\/)(?:\.git|node_modules|vendor)$/;

/** @param folder holds the checkouts */
export async function fixesOnProjects(folder: string): Promise<Figure[]> {
  const there = FIX_PROJECTS.filter(({ name }) => existsSync(join(folder, name)));
  const missing = FIX_PROJECTS.filter((project) => !there.includes(project));
  const safe: Outcome[] = [];
  const unsafe: Outcome[] = [];
  for (const project of there) {
    safe.push(await outcome(join(folder, project.name), project, false));
    unsafe.push(await outcome(join(folder, project.name), project, true));
  }
  const note = missing.length === 0 ? '' : `not there: ${missing.map(({ name }) => name).join(', ')}`;
  return [...figures('safe fixes', safe, note), ...figures('all fixes', unsafe, note)];
}

function figures(name: string, outcomes: readonly Outcome[], note: string): Figure[] {
  const total = (pick: (one: Outcome) => number): number => outcomes.reduce((sum, one) => sum + pick(one), 0);
  const [made, files] = [total((one) => one.made), total((one) => one.files)];
  const where = `${made} in ${outcomes.filter((one) => one.made > 0).length} of ${outcomes.length} projects`;
  const figure = (what: string, asked: string, pick: (one: Outcome) => readonly string[]): Figure => {
    const wrong = outcomes.flatMap(pick);
    const of = what === 'found clean again' ? made : files;
    return {
      name: `${name} on real projects: ${what}`,
      asked,
      measured: `${of - wrong.length} of ${of}`,
      isMet: wrong.length === 0 && made > 0,
      isTime: false,
      note: [where, ...wrong, note].filter((text) => text !== '').join('; '),
    };
  };
  return [
    figure('files parse, as php -l says too', '100 %', ({ broken }) => broken),
    figure('found clean again', '100 %', ({ unclean }) => unclean),
    figure('files changed in edits alone', '100 %', ({ touched }) => touched),
  ];
}

async function outcome(checkout: string, { commit }: FixProjectSource, unsafe: boolean): Promise<Outcome> {
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim();
  if (head !== commit) throw new Error(`${checkout} is at ${head}, not at ${commit}`);
  const root = mkdtempSync(join(tmpdir(), 'tidemark-fixes-'));
  try {
    cpSync(checkout, root, { recursive: true, verbatimSymlinks: true, filter: (path) => !NOT_COPIED.test(path) });
    const before = await look(root);
    const plan = planFixes(before.findings, await fixersFor(before.findings), projectOf(before), { unsafe });
    const untouched = new Map([...plan.changes.keys()].map((path) => [path, bytesAt(root, path)] as const));
    const { written } = applyChanges(root, plan.changes);
    const after = await look(root);
    return {
      made: plan.fixes.length,
      files: written.length,
      broken: written.filter((path) => path.endsWith('.php')).flatMap((path) => syntaxError(root, path)),
      unclean: plan.fixes.flatMap(({ finding }) =>
        isLeft(finding, after) ? [`${finding.path}: ${finding.ruleId}`] : [],
      ),
      touched: written.filter(
        (path) =>
          !isEditedAlone(
            plan.edits.filter((edit) => edit.path === path),
            untouched.get(path) ?? '',
            bytesAt(root, path),
          ),
      ),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function look(path: string): Promise<LintResult> {
  return lint({ path, config: {}, cache: false });
}

function projectOf({ project: { root, frameworks } }: LintResult): FixProject {
  return new FixProject(root, frameworks);
}

function bytesAt(root: string, path: string): string {
  return existsSync(join(root, path)) ? textOfBytes(readFileSync(join(root, path))) : '';
}

function syntaxError(root: string, path: string): readonly string[] {
  try {
    execFileSync('php', ['-l', join(root, path)], { stdio: 'pipe' });
    return [];
  } catch (error) {
    return [`${path}: ${String((error as { readonly stdout?: Buffer }).stdout ?? error).trim()}`];
  }
}

/** A warning or error of the rule, about the same, in the same file. */
function isLeft({ ruleId, path, message, kind }: Finding, { findings }: LintResult): boolean {
  return findings.some(
    (other) =>
      other.severity !== 'info' &&
      other.ruleId === ruleId &&
      other.path === path &&
      other.kind === kind &&
      other.message === message,
  );
}
