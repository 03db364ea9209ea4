/** What the rules about the whole project say, found anew where something they look at has changed. */
import type { Prepared } from './analysis.ts';
import { commitOf, type Listing, noteListed } from './listed-commit.ts';
import { keyOf } from './notes.ts';
import type { DraftFinding } from './rules/check.ts';
import type { ProjectFacts, ProjectRule } from './rules/project-rule.ts';

const NAME = 'project rules';
/** What the rules said, and what they were told of names that they asked about. */
interface Said {
  readonly findings: readonly DraftFinding[];
  readonly asked: readonly (readonly [name: string, paths: readonly string[]])[];
}

/**
 * In the order of the rules. A plugin's rules may look at what no key tells of: with them all speak anew.
 * @param facts everything but what is under version control
 */
export async function findingsOfProject(
  { project, notes, verdictKey: beside }: Pick<Prepared, 'project' | 'notes' | 'verdictKey'>,
  facts: ProjectFacts & Required<Pick<ProjectFacts, 'filesUsing'>>,
  rules: readonly ProjectRule[],
  listing: Listing,
): Promise<readonly DraftFinding[]> {
  const { root, files, nodeFiles = [] } = project;
  const commit = notes && commitOf(root);
  const { reading, secrets, dependencies = null, nested = null, filesUsing } = facts;
  const paths = [files.map(({ path }) => path), nodeFiles];
  const key = commit && keyOf([commit, beside, paths, reading, secrets, dependencies, nested]);
  const known = key === undefined ? undefined : notes?.read<Said>(NAME, key);
  const stands = known?.asked.every(([name, told]) => JSON.stringify(filesUsing(name)) === JSON.stringify(told));
  if (known && stands) return known.findings;
  const tracked = await listing();
  const asked = new Map<string, readonly string[]>();
  const noted = (name: string): readonly string[] => {
    const told = filesUsing(name);
    asked.set(name, told);
    return told;
  };
  const all = { ...facts, ...(tracked ? { tracked } : {}), filesUsing: noted };
  const findings = rules.flatMap((rule) => rule.check(all));
  // Another commit may have been checked out since.
  if (notes && key !== undefined && commit !== undefined && tracked && commitOf(root) === commit) {
    notes.write(NAME, key, (): Said => ({ findings, asked: [...asked] }));
    noteListed(notes, commit);
  }
  return findings;
}
