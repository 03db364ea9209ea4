import type { Wiring } from '../container/wiring.ts';
import type { ProjectIndex } from '../index/record.ts';
import type { CommandLine } from '../infrastructure/index.ts';
import type { FileFacts } from '../php/facts.ts';
import type { NotedThings } from './asked.ts';
import type { CallSite } from './code.ts';
import { type Candidate, Judge, type JudgeInput, load, type SiteVerdict } from './judge.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { LinkerWorld } from './linker-world.ts';
import { Program } from './program.ts';
import { Reach } from './reach.ts';
import { SinkCalls } from './sink-calls.ts';
import { sinkNames } from './sinks.ts';
import { contentOf, type TemporaryPaths, temporaryPathsOf, withContents } from './temporary-paths.ts';
import { type Candidates, candidateFiles } from './triggers.ts';
import type { JudgedSink } from './verdict.ts';

/** So many files are waited for together before their sites are judged. */
const TOGETHER = 16;

export interface LinkInput extends JudgeInput {
  readonly index: ProjectIndex;
  readonly paths: readonly string[];
  readonly knowledge: KnowledgeBase;
  readonly wiring: Wiring;
  /** Class → parents, for classes outside the project; both lower case. */
  readonly relations: ReadonlyMap<string, readonly string[]>;
  /** Further names of classes, without a namespace and in lower case → the class. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** What is to be known afterwards of what verdicts were found with. Absent: everything. */
  readonly noted?: NotedThings;
  /** Facts of a file by number that are at hand without parsing: an earlier run's. */
  readonly rememberedFacts?: (file: number) => FileFacts | undefined;
  /**
   * What an earlier run said of the sites of a file, in their order; undefined where they are to be judged.
   * @param words those of its {@link Candidates}
   */
  readonly rememberedVerdicts?:
    | ((file: number, words: ReadonlySet<string> | undefined) => readonly (TemporaryPaths | undefined)[] | undefined)
    | undefined;
  /** What is to be taken for a call instead of judging it, where that is known; asked where {@link rememberedVerdicts} knows nothing. */
  readonly keptSite?: ((site: CallSite) => TemporaryPaths | undefined) | undefined;
  /** What builds, deploys and schedules of the project start. */
  readonly commands?: readonly CommandLine[];
  /** Directories and files, root-relative, that Composer loads classes from in production. */
  readonly autoloaded?: readonly string[];
  /** Files whose sites are looked at; absent: all that may hold sinks. */
  readonly candidates?: Candidates;
  /**
   * Told of a file as soon as it is certain that {@link loadFacts} will be asked for it.
   * @param isAwaited an answer waits for it already
   */
  readonly foresee?: ((file: number, isAwaited: boolean) => void) | undefined;
}

export interface Linked {
  readonly world: LinkerWorld;
  /** Sinks judged in this run, in the order of files and calls. */
  readonly sinks: readonly JudgedSink[];
  readonly candidates: Candidates;
  /** Every call that may be a sink, in the order of files and calls. */
  readonly sites: readonly LinkedSite[];
}

/** A call that may be a sink, and what became of it. */
export interface LinkedSite {
  /** The call in its file, among those of {@link Linked.sites}. */
  readonly file: number;
  readonly position: number;
  /** Absent where an earlier run's verdict stands, or where facts could not be had. */
  readonly verdict?: SiteVerdict;
  /** An earlier run's verdict stands. */
  readonly isRemembered: boolean;
}

/** The program that is to be linked, of which nothing is loaded yet. */
export function programOf({
  index,
  paths,
  relations,
  rememberedFacts,
  aliases,
  noted,
}: Pick<LinkInput, 'index' | 'paths' | 'relations' | 'rememberedFacts' | 'aliases' | 'noted'>): Program {
  return new Program(index, paths, relations, rememberedFacts, aliases, noted);
}

/**
 * Finds the sinks of a project and follows each path to its origin. What a site lacks is loaded, and the site judged again,
 * until it lacks nothing; each answer is a pure function of facts, so neither threads nor timing can change it.
 */
export async function link(input: LinkInput, program: Program = programOf(input)): Promise<Linked> {
  program.onWish = (number) => input.foresee?.(number, true);
  const world = new LinkerWorld(program, input.knowledge, input.wiring);
  const names = sinkNames(world);
  const remembered = new Map<number, readonly (TemporaryPaths | undefined)[]>();
  const candidates = input.candidates ?? candidateFiles(program, input.knowledge);
  const calls = new SinkCalls(program, candidates, names);
  const numbers = [...candidates.keys()];
  for (const [number, words] of candidates) {
    const verdicts = input.rememberedVerdicts?.(number, words);
    if (verdicts) remembered.set(number, verdicts);
  }
  const isNew = (number: number): boolean => remembered.get(number)?.every((each) => each !== undefined) !== true;
  for (const number of numbers.filter(isNew)) input.foresee?.(number, false);
  const judge = new Judge(world, new Reach(world, input.commands, input.autoloaded), names, input);
  const sites: Candidate[] = [];
  for (let at = 0; at < numbers.length; at += TOGETHER) {
    const files = numbers.slice(at, at + TOGETHER);
    await judge.load(files.filter(isNew));
    const found = files.flatMap((file): Candidate[] => {
      const own = isNew(file) ? calls.in(file) : undefined;
      const known = remembered.get(file) ?? [];
      const positions = own ?? known;
      return positions.map((_, position) => {
        const call = own?.[position];
        return {
          file,
          position,
          call,
          remembered:
            (known.length === positions.length ? known[position] : undefined) ?? (call && input.keptSite?.(call)),
          verdict: undefined,
        };
      });
    });
    sites.push(...found);
    await judge.begin(found.filter((site) => !site.remembered));
  }
  await judge.finish();
  const kept = sites.flatMap((site) => temporaryPaths(site)?.kept ?? []);
  // A verdict was kept as it is without the others; where these make a difference it is found again.
  const inContext = sites.filter(({ file, remembered }) =>
    remembered?.scratch.some((path) => contentOf(path, input.paths[file] ?? '', kept)),
  );
  await load(
    program,
    inContext.map(({ file }) => file),
    input,
  );
  for (const site of inContext) {
    site.call = calls.in(site.file)[site.position];
    site.remembered = undefined;
  }
  await judge.begin(inContext);
  await judge.finish();
  const linked = sites.map(({ file, position, verdict, remembered: earlier }): LinkedSite => {
    const base = { file, position, isRemembered: earlier !== undefined };
    if (!verdict) return base;
    const { sink } = verdict;
    return { ...base, verdict: { ...verdict, inContext: sink && withContents(sink, kept) } };
  });
  return { world, candidates, sites: linked, sinks: linked.flatMap(({ verdict }) => verdict?.inContext ?? []) };
}

function temporaryPaths({ remembered, verdict }: Candidate): TemporaryPaths | undefined {
  return remembered ?? (verdict?.sink && temporaryPathsOf(verdict.sink));
}
