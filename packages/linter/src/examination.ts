/** Third step of a run: what rules look at beside sinks, and what those say that look at single files. */
import type { StateKind, Store } from '@tidemark/sdk/model';
import type { Prepared, UnparsedFiles } from './analysis.ts';
import { filesOfCodeRules, findingsInCode } from './code-findings.ts';
import { mayHoldCredential } from './index/credential-look.ts';
import { usedNames } from './index/used-names.ts';
import type { Listing } from './listed-commit.ts';
import { keyOf } from './notes.ts';
import type { LintOptions } from './options.ts';
import type { Directive } from './php/facts.ts';
import { type ReadProject, readProject } from './project-facts.ts';
import { findingsOfProject } from './project-findings.ts';
import type { PartialFile } from './result.ts';
import type { DraftFinding } from './rules/check.ts';
import { rulesWith } from './rules/registry.ts';
import { type FoundSecrets, findSecrets } from './secret-search.ts';
import { type Timing, timedRules } from './timing.ts';
import type { SaidOfFiles } from './verdicts/verdict-table.ts';

/** The word in the index that comments to Tidemark (`@tidemark-ignore`) leave behind. */
const COMMENT_TAG = 'tidemark';

export interface Examination {
  /** The configuration and what else rules about the whole project look at. */
  readonly read: ReadProject;
  /** What rules about the whole project say; whole lines have no columns yet. */
  readonly ofProject: readonly DraftFinding[];
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
  listing: Listing,
  timing: Timing,
  { signal, plugins }: Pick<LintOptions, 'signal' | 'plugins'>,
): Promise<Examination> {
  const { paths, index, files } = analysis;
  let secrets: FoundSecrets = { configured: [], inCode: new Map() };
  const directives = await directivesIn(analysis);
  const read = await timing.during('reading configuration', () =>
    readProject(
      analysis,
      async () => {
        secrets = await findSecrets(files, analysis);
        return {
          secrets: [...secrets.configured, ...[...secrets.inCode.values()].flat()],
          filesUsing: usedNames(index, paths),
        };
      },
      plugins?.readers,
    ),
  );
  const rules = rulesWith(plugins?.rules);
  const ofProject = await findingsOfProject(
    plugins ? { ...analysis, notes: undefined } : analysis,
    read.facts,
    timedRules(rules.projectRules, timing),
    listing,
  );
  const code = await timing.during('rules about code', () => findingsInCode(analysis, rules.codeRules, timing));
  const node = await timing.during('Node code', () => saidOfNodeCode(analysis, signal));
  for (const [path, said] of node.directives) directives[path] = said;
  return {
    read,
    ofProject,
    inCode: [...[...code.values()].flat(), ...node.findings],
    ofFiles: { code, secrets: secrets.inCode, configured: secrets.configured },
    partialNode: node.partial,
    nodeStores: node.stores,
    directives,
  };
}

/** What is said of the project's Node code. */
interface SaidOfNodeCode {
  readonly findings: readonly DraftFinding[];
  readonly partial: readonly PartialFile[];
  readonly stores: readonly (readonly [StateKind, Store])[];
  readonly directives: readonly (readonly [path: string, directives: readonly Directive[]])[];
}

/** It depends on configuration files and Node code alone: where these have not changed, it is what the last run said. */
async function saidOfNodeCode(
  { project, target, isMounted, verdictKey: beside, nodeHashes, notes }: Prepared,
  signal: AbortSignal | undefined,
): Promise<SaidOfNodeCode> {
  const key = keyOf([beside, project.nodeFiles ?? [], [...nodeHashes]]);
  const known = notes?.read<SaidOfNodeCode>('Node code', key);
  if (known) return known;
  const { findingsInNodeCode } = await import('./node-code/index.ts');
  const partial: PartialFile[] = [];
  const stores: (readonly [StateKind, Store])[] = [];
  const directives: (readonly [string, readonly Directive[]])[] = [];
  const findings = await findingsInNodeCode(project, target, {
    isMounted,
    onPartial: (path, reason) => partial.push({ path, reason }),
    onStore: (kind, store) => stores.push([kind, store]),
    onDirectives: (path, said) => directives.push([path, said]),
    ...(signal ? { signal } : {}),
  });
  const said = { findings, partial, stores, directives };
  notes?.write('Node code', key, () => said);
  return said;
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
