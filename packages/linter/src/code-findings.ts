/** Runs the rules about code over the files that hold one of their words. */
import type { Analysis, UnparsedFiles } from './analysis.ts';
import { partOfIndex } from './index/part-of-index.ts';
import { asksInCode, installedPrograms } from './project/installed-programs.ts';
import type { DraftFinding } from './rules/check.ts';
import { codeContext } from './rules/code-context.ts';
import { codeFindings } from './rules/code-file.ts';
import type { CodeRule } from './rules/code-rule.ts';
import { applicableRules, filesOfRules, rulesByFile } from './rules/code-words.ts';
import { type Timing, timedRules } from './timing.ts';

/** Files that rules about code will look at, whatever is found out before. */
export function filesOfCodeRules(
  { index, paths }: Pick<UnparsedFiles, 'index' | 'paths'>,
  rules: readonly CodeRule[],
): readonly number[] {
  return filesOfRules(
    index,
    paths,
    rules.filter(({ applies }) => applies === undefined),
  );
}

/** What the rules about code look at, of an analysis; what they said of files that have not changed stands. */
export type CodeAnalysis = Pick<Analysis, 'project' | 'target' | 'knowledge' | 'index' | 'paths' | 'files' | 'facts'> &
  Partial<Pick<Analysis, 'remembered'>>;

/**
 * What the rules about code say of files by their numbers, ascending, where they say anything.
 * @param only the one file to look at, by number; absent: all
 */
export async function findingsInCode(
  analysis: CodeAnalysis,
  all: readonly CodeRule[],
  timing: Timing,
  only?: number,
): Promise<ReadonlyMap<number, readonly DraftFinding[]>> {
  const { project, target, knowledge, paths, files } = analysis;
  const remembered = asksInCode(files) ? undefined : analysis.remembered;
  const isLookedAt = (number: number): boolean =>
    (only === undefined || number === only) && remembered?.isUnchanged(number) !== true;
  const context = {
    ...codeContext(project, knowledge, target),
    installs: installedPrograms(files),
  };
  const rules = timedRules(applicableRules(all, context), timing);
  const byFile = rulesByFile(partOfIndex(analysis.index, isLookedAt), paths, rules);
  const facts = await analysis.facts.of([...byFile.keys()]);
  const said = new Map<number, readonly DraftFinding[]>();
  for (const number of paths.keys()) {
    const found = isLookedAt(number) ? facts.get(number) : undefined;
    const findings = found
      ? codeFindings(paths[number] ?? '', found, context, byFile.get(number) ?? [])
      : (remembered?.codeFindings(number) ?? []);
    if (findings.length > 0) said.set(number, findings);
  }
  return said;
}
