/** Runs the rules about code over the files that hold one of their words. */
import type { Analysis } from './analysis.ts';
import { installedPrograms } from './project/installed-programs.ts';
import type { DraftFinding } from './rules/check.ts';
import { codeContext } from './rules/code-context.ts';
import { codeFindings } from './rules/code-file.ts';
import type { CodeRule } from './rules/code-rule.ts';
import { applicableRules, filesOfRules, rulesByFile } from './rules/code-words.ts';
import { type Timing, timedRules } from './timing.ts';

/** Files that rules about code will look at, whatever is found out before. */
export function filesOfCodeRules(
  { index, paths }: Pick<Analysis, 'index' | 'paths'>,
  rules: readonly CodeRule[],
): readonly number[] {
  return filesOfRules(
    index,
    paths,
    rules.filter(({ applies }) => applies === undefined),
  );
}

/** What the rules about code look at, of an analysis. */
export type CodeAnalysis = Pick<Analysis, 'project' | 'target' | 'knowledge' | 'index' | 'paths' | 'files' | 'facts'>;

/**
 * What the rules about code say, in the order of files.
 * @param only the one file to look at, by number; absent: all
 */
export async function findingsInCode(
  analysis: CodeAnalysis,
  all: readonly CodeRule[],
  timing: Timing,
  only?: number,
): Promise<readonly DraftFinding[]> {
  const { project, target, knowledge, index, paths } = analysis;
  const context = {
    ...codeContext(project, knowledge, target),
    installs: installedPrograms(analysis.files),
  };
  const rules = timedRules(applicableRules(all, context), timing);
  const byFile = rulesByFile(index, paths, rules);
  const files = [...byFile.keys()].filter((number) => only === undefined || number === only);
  const facts = await analysis.facts.of(files);
  return files.flatMap((number) => {
    const found = facts.get(number);
    return found ? codeFindings(paths[number] ?? '', found, context, byFile.get(number) ?? []) : [];
  });
}
