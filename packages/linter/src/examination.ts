/** Third step of a run: what rules look at beside sinks, and what those say that look at single files. */
import type { StateKind, Store } from '@tidemark/sdk/model';
import type { Prepared, UnparsedFiles } from './analysis.ts';
import { filesOfCodeRules, findingsInCode } from './code-findings.ts';
import { mayHoldCredential } from './index/credential-look.ts';
import { usedNames } from './index/used-names.ts';
import { findingsInNodeCode } from './node-code/index.ts';
import type { LintOptions } from './options.ts';
import type { Directive } from './php/facts.ts';
import type { TrackedFile } from './project/tracked-files.ts';
import { type ReadProject, readProject } from './project-facts.ts';
import type { PartialFile } from './result.ts';
import type { DraftFinding } from './rules/check.ts';
import { rulesWith } from './rules/registry.ts';
import { type FoundSecrets, findSecrets } from './secret-search.ts';
import type { Timing } from './timing.ts';
import type { SaidOfFiles } from './verdicts/verdict-table.ts';

/** The word in the index that comments to Tidemark (`@tidemark-ignore`) leave behind. */
const COMMENT_TAG = 'tidemark';

export interface Examination {
  /** The configuration and what else rules about the whole project look at. */
  readonly read: ReadProject;
  /** What rules about single files say, and what is said of Node code. */
  readonly inCode: readonly DraftFinding[];
  /** What the next run shall know of single files. */
  readonly ofFiles: SaidOfFiles;
  /** Node code that was not understood. */
  readonly partialNode: readonly PartialFile[];
  /** Stores that Node code sets up. */
  readonly nodeStores: readonly (readonly [StateKind, Store])[];
  /** Comments to Tidemark, by the path of the file. */
  readonly directives: Readonly<Record<string, readonly Directive[]>>;
}

/** Files that are looked at whatever is found out before, by number, of those that are not parsed. */
export function examinedFiles(known: UnparsedFiles, { plugins }: LintOptions): readonly number[] {
  const secret = known.records.flatMap((record, number) =>
    known.isUnparsed(number) && mayHoldCredential(record) ? [number] : [],
  );
  return [
    ...known.index.filesWith(COMMENT_TAG),
    ...secret,
    ...filesOfCodeRules(known, rulesWith(plugins?.rules).codeRules),
  ];
}

/**
 * @param listing files under version control, listed since the run began
 * @throws the signal's reason when it is aborted
 */
export async function examine(
  analysis: Prepared,
  listing: Promise<readonly TrackedFile[] | undefined>,
  timing: Timing,
  { signal, plugins }: Pick<LintOptions, 'signal' | 'plugins'>,
): Promise<Examination> {
  const { project, target, paths, index, files, isMounted } = analysis;
  let secrets: FoundSecrets = { configured: [], inCode: new Map() };
  const directives = await directivesIn(analysis);
  const read = await timing.during('reading configuration', () =>
    readProject(
      analysis,
      async () => {
        const tracked = await listing;
        secrets = await findSecrets(files, analysis);
        return {
          secrets: [...secrets.configured, ...[...secrets.inCode.values()].flat()],
          filesUsing: usedNames(index, paths),
          ...(tracked ? { tracked } : {}),
        };
      },
      plugins?.readers,
    ),
  );
  const code = await timing.during('rules about code', () =>
    findingsInCode(analysis, rulesWith(plugins?.rules).codeRules, timing),
  );
  const partialNode: PartialFile[] = [];
  const nodeStores: (readonly [StateKind, Store])[] = [];
  const inNode = await timing.during('Node code', () =>
    findingsInNodeCode(project, target, {
      isMounted,
      onPartial: (path, reason) => partialNode.push({ path, reason }),
      onStore: (kind, store) => nodeStores.push([kind, store]),
      onDirectives: (path, said) => {
        directives[path] = said;
      },
      ...(signal ? { signal } : {}),
    }),
  );
  return {
    read,
    inCode: [...[...code.values()].flat(), ...inNode],
    ofFiles: { code, secrets: secrets.inCode, configured: secrets.configured },
    partialNode,
    nodeStores,
    directives,
  };
}

/** An ignore comment in a file without sinks silences nothing, and its reader is to be told. */
async function directivesIn({ index, facts, paths }: Prepared): Promise<Record<string, readonly Directive[]>> {
  const commented = index.filesWith(COMMENT_TAG);
  const holding = await facts.of(commented);
  return Object.fromEntries(
    commented.flatMap((number): readonly (readonly [string, readonly Directive[]])[] => {
      const directives = holding.get(number)?.directives ?? [];
      return directives.length > 0 ? [[paths[number] ?? '', directives]] : [];
    }),
  );
}
