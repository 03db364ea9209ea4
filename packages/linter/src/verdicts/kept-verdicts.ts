/** From the cache to verdicts that still stand, and from a linked project back to the cache. */
import type { Linked, LinkedSite } from '../flow/link.ts';
import { temporaryPathsOf } from '../flow/temporary-paths.ts';
import type { JudgedSink } from '../flow/verdict.ts';
import type { FileRecord } from '../index/record.ts';
import type { Draft } from '../rules/check.ts';
import { Changes, type TreeState } from './changes.ts';
import { GONE } from './dependencies.ts';
import { AnswerList } from './next-verdicts.ts';
import { RememberedVerdicts } from './remembered-verdicts.ts';
import { decodeVerdicts, type RememberedVerdict, type VerdictTable, wordList } from './verdict-table.ts';

/**
 * Answers that sites share are kept anew with each edit that judges some of the sites again. A table that has grown to this
 * many times what one run makes is not used any more.
 */
const MAX_GROWTH = 4;
const FEW_ITEMS = 10_000;

/** The tree as it is now. */
export interface CurrentTree extends TreeState {
  readonly records: readonly FileRecord[];
}

/**
 * Verdicts of the last run that still stand; undefined when none do.
 * @param bytes what {@link encodeVerdicts} made of them
 * @param recordBefore record of the contents with a hash, as the last run knew it
 */
export function rememberedVerdicts(
  bytes: Buffer | undefined,
  key: string,
  tree: CurrentTree,
  recordBefore: (hash: string) => FileRecord | undefined,
): RememberedVerdicts | undefined {
  if (bytes === undefined) return undefined;
  try {
    const table = decodeVerdicts(bytes);
    if (table.key !== key || table.items.length > table.itemsAtFirst * MAX_GROWTH + FEW_ITEMS) return undefined;
    const changes = Changes.between(table.tree, tree, recordBefore);
    return changes && new RememberedVerdicts(table, changes);
  } catch {
    // Whatever is wrong with what lies in the cache: the run can do without.
    return undefined;
  }
}

/** What rules say of each site: with regard to the other sites, and without. */
export interface SiteDrafts {
  readonly alone: readonly Draft[];
  readonly inContext: readonly Draft[];
}

/** In the order of {@link Linked.sites}. */
export function draftsOf(
  { sites }: Linked,
  remembered: RememberedVerdicts | undefined,
  check: (sink: JudgedSink) => readonly Draft[],
): readonly SiteDrafts[] {
  return sites.map(({ file, position, verdict, isRemembered }) => {
    if (isRemembered) {
      const drafts = remembered?.of(file)?.[position]?.drafts ?? [];
      return { alone: drafts, inContext: drafts };
    }
    const { sink, inContext } = verdict ?? {};
    const alone = sink ? check(sink) : [];
    return { alone, inContext: inContext === undefined || inContext === sink ? alone : check(inContext) };
  });
}

/** Verdicts as the next run shall find them, and the files whose facts they were found with. */
export interface NextVerdicts {
  readonly table: Omit<VerdictTable, 'partial' | 'ofFiles'>;
  readonly files: ReadonlySet<number>;
}

export function nextVerdicts(
  linked: Linked,
  remembered: RememberedVerdicts | undefined,
  drafts: readonly SiteDrafts[],
  key: string,
  tree: TreeState,
): NextVerdicts {
  const numbers = new Map(tree.paths.map((path, number) => [path, number] as const));
  const { things } = linked.world.program.asked;
  const list = new AnswerList(linked.sites, remembered, things, (path) => numbers.get(path) ?? GONE);
  const siteEnds: number[] = [];
  const answers: number[] = [];
  const said = new Map<number, RememberedVerdict>();
  const words: number[] = [];
  const wordLists = new Map<string, number>();
  for (const [file, chosenBy] of linked.candidates) {
    const own = wordList(chosenBy);
    const place = wordLists.get(own) ?? wordLists.size;
    wordLists.set(own, place);
    words.push(place);
    for (let site = linked.sites[answers.length]; site?.file === file; site = linked.sites[answers.length]) {
      const verdict = saidOf(site, remembered, drafts[answers.length]?.alone ?? []);
      if (verdict.drafts.length + verdict.kept.length + verdict.scratch.length > 0) said.set(answers.length, verdict);
      answers.push(list.answerTo(site));
    }
    siteEnds.push(answers.length);
  }
  const { dependencies, answerEnds, items } = list;
  return {
    table: {
      key,
      tree,
      dependencies,
      answerEnds,
      items,
      files: [...linked.candidates.keys()],
      siteEnds,
      words,
      wordLists: [...wordLists.keys()],
      answers,
      said,
      itemsAtFirst: remembered?.table.itemsAtFirst ?? items.length,
    },
    files: list.files(),
  };
}

function saidOf(
  { file, position, verdict, isRemembered }: LinkedSite,
  remembered: RememberedVerdicts | undefined,
  drafts: readonly Draft[],
): RememberedVerdict {
  const paths = isRemembered ? remembered?.of(file)?.[position] : verdict?.sink && temporaryPathsOf(verdict.sink);
  return { drafts, kept: paths?.kept ?? [], scratch: paths?.scratch ?? [] };
}
