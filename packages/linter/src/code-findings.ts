/** Runs the rules about code over the files that hold one of their words. */
import type { ConfigurationFiles } from './configuration/reader.ts';
import type { KnowledgeBase } from './flow/knowledge-base.ts';
import type { ProjectIndex } from './index/record.ts';
import type { FileFacts } from './php/facts.ts';
import { platformOf } from './platforms/all.ts';
import { installedPrograms } from './project/installed-programs.ts';
import type { Project } from './project/project.ts';
import type { DraftFinding } from './rules/check.ts';
import { codeContext } from './rules/code-context.ts';
import { codeFindings } from './rules/code-file.ts';
import { CODE_RULES } from './rules/code-rules.ts';
import { applicableRules, rulesByFile } from './rules/code-words.ts';
import { type Timing, timedRules } from './timing.ts';

export interface CodeInput {
  readonly project: Project;
  readonly platform: string;
  readonly knowledge: KnowledgeBase;
  readonly index: ProjectIndex;
  readonly files: ConfigurationFiles;
  /** By file number. */
  readonly paths: readonly string[];
  readonly timing?: Timing | undefined;
  readonly loadFacts: (files: readonly number[]) => Promise<ReadonlyMap<number, FileFacts>>;
}

/** What the rules about code say, in the order of files. */
export async function findingsInCode(input: CodeInput): Promise<readonly DraftFinding[]> {
  const { project, platform, knowledge, index, paths } = input;
  const context = {
    ...codeContext(project, knowledge, platformOf(platform)),
    installs: installedPrograms(input.files),
  };
  const rules = timedRules(applicableRules(CODE_RULES, context), input.timing);
  const byFile = rulesByFile(index, paths, rules);
  const files = [...byFile.keys()];
  const facts = await input.loadFacts(files);
  return files.flatMap((number) => {
    const found = facts.get(number);
    return found ? codeFindings(paths[number] ?? '', found, context, byFile.get(number) ?? []) : [];
  });
}
