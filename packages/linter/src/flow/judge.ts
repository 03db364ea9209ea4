/** Judging sites while the facts that they ask for are still being parsed. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FileFacts } from '../php/facts.ts';
import type { Asked } from './asked.ts';
import type { CallSite, LoadedFile } from './code.ts';
import { KeptJudgements } from './kept-judgements.ts';
import type { LinkerWorld } from './linker-world.ts';
import type { Program } from './program.ts';
import type { Reach } from './reach.ts';
import { type SinkNames, sinksAt } from './sinks.ts';
import type { TemporaryPaths } from './temporary-paths.ts';
import { type Judged, type JudgedSink, type JudgeOptions, judgeSite } from './verdict.ts';

/** Asking for facts more often than this means that the questions of a site do not come to an end. */
const MAX_ATTEMPTS = 80;

/** How long is judged before parsing threads are heard [ms]; they have work ahead for about twice that. */
const TURN = 24;

/** Where facts come from. */
export interface FactsSupply {
  /** Facts of files by number. Every file asked for must be answered. */
  readonly loadFacts: (files: readonly number[]) => Promise<ReadonlyMap<number, FileFacts>>;
  /** Can the facts of a file be had without waiting? Absent: nothing is known of it. */
  readonly isParsed?: (file: number) => boolean;
  /** Settles as soon as facts of more files can be had without waiting. Absent: nobody tells. */
  readonly nextFacts?: () => Promise<void>;
}

export interface JudgeInput extends JudgeOptions, FactsSupply {
  /** So long at most is judged before others have their turn, also within a site [ms]; absent: sites are judged in one go. */
  readonly longest?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface SiteVerdict {
  /** What it was found with. */
  readonly asked: Asked;
  /** Absent where the call is no sink after all. */
  readonly sink?: JudgedSink | undefined;
  /** The same with regard to what the other sites do in temporary places. */
  readonly inContext?: JudgedSink | undefined;
}

/** A site on its way to a verdict. */
export interface Candidate {
  readonly file: number;
  readonly position: number;
  call: CallSite | undefined;
  remembered: TemporaryPaths | undefined;
  verdict: SiteVerdict | undefined;
}

/** A site whose verdict lacks facts. */
interface Waiting {
  readonly site: Candidate;
  /** Files whose facts it lacked. */
  readonly missing: ReadonlySet<number>;
  readonly attempt: number;
}

const NOTHING: ReadonlySet<number> = new Set();

/** Judges sites until no facts are missing. */
export class Judge {
  readonly #world: LinkerWorld;
  readonly #reach: Reach;
  readonly #names: SinkNames;
  readonly #input: JudgeInput;
  #waiting: Waiting[] = [];
  /** Of each file in which sites lack facts the one that is judged: what it is given brings the others most of theirs. */
  readonly #scouts = new Map<LoadedFile, Candidate>();
  readonly #kept = new KeptJudgements<Judged>();
  #judged = 0;
  #turnBegan = performance.now();

  constructor(world: LinkerWorld, reach: Reach, names: SinkNames, input: JudgeInput) {
    this.#world = world;
    this.#reach = reach;
    this.#names = names;
    this.#input = input;
  }

  /** Judges sites; those that lack facts wait, while what they lack is being parsed. */
  async begin(sites: readonly Candidate[]): Promise<void> {
    await this.#attempt(sites.map((site) => ({ site, missing: NOTHING, attempt: 0 })));
    await this.#resume();
  }

  /** Judges again what waits for facts, until nothing does. */
  async finish(): Promise<void> {
    for (let first = this.#waiting.shift(); first; first = this.#waiting.shift()) {
      await this.load([...first.missing]);
      await this.#attempt([first]);
      await this.#resume();
    }
  }

  /** Has the facts of these files loaded, and judges meanwhile what need not wait for all of them. */
  async load(files: readonly number[]): Promise<void> {
    const { nextFacts } = this.#input;
    // Nothing will be told of facts that nobody has to wait for.
    const isWaiting = nextFacts !== undefined && !files.every((file) => this.#isAtHand(file));
    let isLoaded = false;
    const loading = load(this.#world.program, files, this.#input).then(() => {
      isLoaded = true;
    });
    while (!isLoaded) {
      await (isWaiting ? Promise.race([loading, nextFacts()]) : loading);
      if (!isLoaded) await this.#resume();
    }
  }

  /** Judges again what now lacks nothing of what it lacked. */
  async #resume(): Promise<void> {
    const { program } = this.#world;
    for (;;) {
      const ready: Waiting[] = [];
      const files = new Set<number>();
      const others: Waiting[] = [];
      for (const waiting of this.#waiting) {
        const { site, missing } = waiting;
        const isReady = !this.#isScouted(site) && [...missing].every((file) => this.#isAtHand(file));
        (isReady ? ready : others).push(waiting);
        if (isReady) for (const file of missing) files.add(file);
      }
      if (ready.length === 0) return;
      this.#waiting = others;
      await load(program, [...files], this.#input);
      await this.#attempt(ready);
    }
  }

  #isAtHand(file: number): boolean {
    return this.#world.program.isLoaded(file) || this.#input.isParsed?.(file) === true;
  }

  async #attempt(sites: readonly Waiting[]): Promise<void> {
    for (const { site, attempt } of sites) {
      if (performance.now() - this.#turnBegan > (this.#input.longest ?? TURN)) {
        this.#input.onProgress?.(this.#judged, this.#judged + this.#waiting.length);
        await nextTurn();
        this.#turnBegan = performance.now();
      }
      if (this.#isScouted(site)) {
        this.#waiting.push({ site, missing: NOTHING, attempt });
        continue;
      }
      const { longest } = this.#input;
      const { call } = site;
      site.verdict = call && (longest === undefined ? this.#verdictOn(call) : await this.#inTurns(call, longest));
      const { missing } = this.#world.program;
      if (site.call && !site.verdict && missing.size > 0 && attempt < MAX_ATTEMPTS) {
        this.#scouts.set(site.call.fn.file, site);
        this.#waiting.push({ site, missing, attempt: attempt + 1 });
      } else {
        if (site.call) {
          if (this.#scouts.get(site.call.fn.file) === site) this.#scouts.delete(site.call.fn.file);
          this.#kept.forget(site.call);
        }
        this.#judged += 1;
      }
    }
  }

  #isScouted({ call }: Candidate): boolean {
    const scout = call && this.#scouts.get(call.fn.file);
    return scout !== undefined && scout.call !== call;
  }

  /**
   * As {@link Judge.#verdictOn}; where it takes longer than a turn it begins again in the next one, with the answers that were
   * settled by then. A turn in which none was is too short for this site: the next one is twice as long.
   */
  async #inTurns(call: CallSite, longest: number): Promise<SiteVerdict | undefined> {
    const world = this.#world;
    for (let turn = longest; ; ) {
      const settled = world.settledAnswers;
      world.deadline = performance.now() + turn;
      const verdict = this.#verdictOn(call);
      if (!world.isInterrupted) return verdict;
      if (world.settledAnswers === settled) turn *= 2;
      this.#input.onProgress?.(this.#judged, this.#judged + this.#waiting.length);
      await nextTurn();
      this.#turnBegan = performance.now();
    }
  }

  /** Undefined while facts are missing. */
  #verdictOn(call: CallSite): SiteVerdict | undefined {
    const world = this.#world;
    const asked = world.begin();
    world.program.file(call.fn.file.number);
    const answers = sinksAt(world, call, this.#names).map((found) => ({
      found,
      cases: judgeSite(world, this.#reach, found, this.#input, this.#kept),
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

/** Has the facts of these files loaded into the program, as far as they are not there. */
export async function load(
  program: Program,
  files: readonly number[],
  { loadFacts }: Pick<FactsSupply, 'loadFacts'>,
): Promise<void> {
  const missing = files.filter((number) => !program.isLoaded(number));
  if (missing.length === 0) return;
  const facts = await loadFacts(missing);
  for (const number of missing) {
    const found = facts.get(number);
    // Functions are told apart by identity: what another load has brought meanwhile stays.
    if (found && !program.isLoaded(number)) program.load(number, found);
  }
}
