import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Wiring } from '../container/wiring.ts';
import type { ProjectIndex } from '../index/record.ts';
import type { CommandLine } from '../infrastructure/index.ts';
import type { FileFacts } from '../php/facts.ts';
import type { Asked } from './asked.ts';
import { type CallSite, type Fn, shortName } from './code.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { LinkerWorld } from './linker-world.ts';
import { Program } from './program.ts';
import { Reach } from './reach.ts';
import { type SinkNames, sinkNames, sinksAt } from './sinks.ts';
import { contentOf, type TemporaryPaths, temporaryPathsOf, withContents } from './temporary-paths.ts';
import { candidateFiles } from './triggers.ts';
import { type JudgedSink, type JudgeOptions, judgeSite } from './verdict.ts';

/** Asking for facts more often than this means that the questions of a site do not come to an end. */
const MAX_ATTEMPTS = 80;

/** So many files, or sites that lack facts, wait together: with each file that comes, what lacked any is asked again. */
const TOGETHER = 64;

/** How long is judged before parsing threads are heard [ms]; they have work ahead for about twice that. */
const TURN = 24;

export interface LinkInput extends JudgeOptions {
  readonly index: ProjectIndex;
  readonly paths: readonly string[];
  readonly knowledge: KnowledgeBase;
  readonly wiring: Wiring;
  /** Class → parents, for classes outside the project; both lower case. */
  readonly relations: ReadonlyMap<string, readonly string[]>;
  /** Further names of classes, without a namespace and in lower case → the class. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Facts of a file by number that are at hand without parsing: an earlier run's. */
  readonly rememberedFacts?: (file: number) => FileFacts | undefined;
  /** What an earlier run said of the sites of a file, in their order; undefined where they are to be judged. */
  readonly rememberedVerdicts?: ((file: number) => readonly (TemporaryPaths | undefined)[] | undefined) | undefined;
  /** What builds, deploys and schedules of the project start. */
  readonly commands?: readonly CommandLine[];
  /** Files whose sites are looked at, ascending; absent: all that may hold sinks. */
  readonly candidates?: readonly number[];
  /** Facts of files by number. Every file asked for must be answered. */
  readonly loadFacts: (files: readonly number[]) => Promise<ReadonlyMap<number, FileFacts>>;
  /** Told of a file as soon as it is certain that {@link loadFacts} will be asked for it. */
  readonly foresee?: ((file: number) => void) | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Linked {
  readonly world: LinkerWorld;
  /** Sinks judged in this run, in the order of files and calls. */
  readonly sinks: readonly JudgedSink[];
  /** Files that may hold sinks, ascending. */
  readonly candidates: readonly number[];
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

export interface SiteVerdict {
  /** What it was found with. */
  readonly asked: Asked;
  /** Absent where the call is no sink after all. */
  readonly sink?: JudgedSink | undefined;
  /** The same with regard to what the other sites do in temporary places. */
  readonly inContext?: JudgedSink | undefined;
}

/**
 * Finds the sinks of a project and follows each path to its origin. What a site lacks is loaded, and the site judged again,
 * until it lacks nothing; each answer is a pure function of facts, so neither threads nor timing can change it.
 */
export async function link(input: LinkInput): Promise<Linked> {
  const program = new Program(input.index, input.paths, input.relations, input.rememberedFacts, input.aliases);
  program.onWish = input.foresee;
  const world = new LinkerWorld(program, input.knowledge, input.wiring);
  const names = sinkNames(world);
  const remembered = new Map<number, readonly (TemporaryPaths | undefined)[]>();
  const candidates = input.candidates ?? candidateFiles(program, input.knowledge);
  for (const number of candidates) {
    const verdicts = input.rememberedVerdicts?.(number);
    if (verdicts) remembered.set(number, verdicts);
  }
  const isNew = (number: number): boolean => remembered.get(number)?.every((each) => each !== undefined) !== true;
  for (const number of candidates.filter(isNew)) input.foresee?.(number);
  const judge = new Judge(world, names, input);
  const sites: Candidate[] = [];
  for (let at = 0; at < candidates.length; at += TOGETHER) {
    const files = candidates.slice(at, at + TOGETHER);
    await load(program, files.filter(isNew), input);
    const found = files.flatMap((file): Candidate[] => {
      const calls = isNew(file) ? sitesOf(program, file, names) : undefined;
      const known = remembered.get(file) ?? [];
      const positions = calls ?? known;
      return positions.map((_, position) => ({
        file,
        position,
        call: calls?.[position],
        remembered: known.length === positions.length ? known[position] : undefined,
        verdict: undefined,
      }));
    });
    sites.push(...found);
    await judge.begin(found.filter((site) => !site.remembered));
  }
  await judge.finish();
  const kept = sites.flatMap((site) => temporaryPaths(site)?.kept ?? []);
  // A verdict was kept as it is without the others; where these make a difference it is found again.
  const inContext = sites.filter(({ remembered }) => remembered?.scratch.some((path) => contentOf(path, kept)));
  await load(
    program,
    inContext.map(({ file }) => file),
    input,
  );
  for (const site of inContext) {
    site.call = sitesOf(program, site.file, names)[site.position];
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

/** A site on its way to a verdict. */
interface Candidate {
  readonly file: number;
  readonly position: number;
  call: CallSite | undefined;
  remembered: TemporaryPaths | undefined;
  verdict: SiteVerdict | undefined;
}

function temporaryPaths({ remembered, verdict }: Candidate): TemporaryPaths | undefined {
  return remembered ?? (verdict?.sink && temporaryPathsOf(verdict.sink));
}

/** A site whose verdict lacks facts. */
interface Waiting {
  readonly site: Candidate;
  /** Files whose facts it lacked. */
  readonly missing: Iterable<number>;
  readonly attempt: number;
}

/** Ascending. */
function missingOf(waiting: readonly Waiting[]): readonly number[] {
  return [...new Set(waiting.flatMap(({ missing }) => [...missing]))].sort((a, b) => a - b);
}

/** Judges sites until no facts are missing. */
class Judge {
  readonly #world: LinkerWorld;
  readonly #reach: Reach;
  readonly #names: SinkNames;
  readonly #input: LinkInput;
  readonly #waiting: Waiting[] = [];
  /** Of each function in which sites lack facts the one that is judged: what it is given brings the others most of theirs. */
  readonly #scouts = new Map<Fn, Candidate>();
  #judged = 0;
  #turnBegan = performance.now();

  constructor(world: LinkerWorld, names: SinkNames, input: LinkInput) {
    this.#world = world;
    this.#reach = new Reach(world, input.commands);
    this.#names = names;
    this.#input = input;
  }

  /** Judges sites; those that lack facts wait, while what they lack is being parsed. */
  async begin(sites: readonly Candidate[]): Promise<void> {
    await this.#attempt(sites.map((site) => ({ site, missing: [], attempt: 0 })));
  }

  /** Judges again what waits for facts, until nothing does. */
  async finish(): Promise<void> {
    while (this.#waiting.length > 0) {
      const pending = this.#waiting.splice(0);
      for (let at = 0; at < pending.length; at += TOGETHER) {
        const some = pending.slice(at, at + TOGETHER);
        await load(this.#world.program, missingOf(some), this.#input);
        await this.#attempt(some);
      }
    }
  }

  async #attempt(sites: readonly Waiting[]): Promise<void> {
    for (const { site, attempt } of sites) {
      if (performance.now() - this.#turnBegan > TURN) {
        this.#input.onProgress?.(this.#judged, this.#judged + this.#waiting.length);
        await nextTurn();
        this.#turnBegan = performance.now();
      }
      if (this.#isScouted(site)) {
        this.#waiting.push({ site, missing: [], attempt });
        continue;
      }
      site.verdict = site.call && this.#verdictOn(site.call);
      const { missing } = this.#world.program;
      if (site.call && !site.verdict && missing.size > 0 && attempt < MAX_ATTEMPTS) {
        this.#scouts.set(site.call.fn, site);
        this.#waiting.push({ site, missing, attempt: attempt + 1 });
      } else {
        if (site.call) this.#scouts.delete(site.call.fn);
        this.#judged += 1;
      }
    }
  }

  #isScouted({ call }: Candidate): boolean {
    const scout = call && this.#scouts.get(call.fn);
    return scout !== undefined && scout.call !== call;
  }

  /** Undefined while facts are missing. */
  #verdictOn(call: CallSite): SiteVerdict | undefined {
    const world = this.#world;
    const asked = world.begin();
    world.program.file(call.fn.file.number);
    const answers = sinksAt(world, call, this.#names).map((found) => ({
      found,
      cases: judgeSite(world, this.#reach, found, this.#input),
    }));
    return world.program.incomplete ? undefined : { asked, sink: gravestOf(answers) };
  }
}

/** One call, one answer: of the paths that it may write, the one that says most. */
function gravestOf(answers: readonly JudgedSink[]): JudgedSink | undefined {
  return (
    answers.find(({ cases }) => cases.some(({ outcome }) => outcome === 'durable' || outcome === 'escapes')) ??
    answers.find(({ cases }) => cases.some(({ outcome }) => outcome === 'possible')) ??
    answers.find(({ cases }) => cases.length > 0) ??
    answers[0]
  );
}

async function load(program: Program, files: readonly number[], input: LinkInput): Promise<void> {
  const missing = files.filter((number) => !program.isLoaded(number));
  if (missing.length === 0) return;
  const facts = await input.loadFacts(missing);
  for (const number of missing) {
    const found = facts.get(number);
    if (found) program.load(number, found);
  }
}

/** Words among a body's mentions that stand for calls whose names a sink need not bear. */
const ANY_CALL: ReadonlySet<string> = new Set(['new', '$', '`', 'call_user_func', 'call_user_func_array']);

function isWanted(name: string, names: SinkNames): boolean {
  return ANY_CALL.has(name) || names.functions.has(name) || names.methods.has(name);
}

/** Calls whose name a sink bears. */
function sitesOf(program: Program, number: number, names: SinkNames): readonly CallSite[] {
  const file = program.file(number);
  if (!file) return [];
  const result: CallSite[] = [];
  for (const fn of file.functions) {
    if (!fn.facts.mentions.calls.some((name) => isWanted(name, names))) continue;
    for (const site of fn.calls) {
      const { expr } = site;
      if (expr.op === 'new' || expr.op === 'shell') result.push(site);
      else if (expr.op === 'call') {
        if (typeof expr.name !== 'string') result.push(site);
        else {
          const name = shortName(expr.fallback ?? expr.name).toLowerCase();
          if (names.functions.has(name) || name === 'call_user_func' || name === 'call_user_func_array')
            result.push(site);
        }
      } else if (
        (expr.op === 'mcall' || expr.op === 'scall') &&
        typeof expr.name === 'string' &&
        names.methods.has(expr.name.toLowerCase())
      ) {
        result.push(site);
      }
    }
  }
  return result;
}
