import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Wiring } from '../container/wiring.ts';
import type { ProjectIndex } from '../index/record.ts';
import type { FileFacts } from '../php/facts.ts';
import { type CallSite } from './code.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { LinkerWorld } from './linker-world.ts';
import { Program } from './program.ts';
import { Reach } from './reach.ts';
import { type SinkNames, type SinkSite, sinkNames, sinksAt } from './sinks.ts';
import { candidateFiles } from './triggers.ts';
import { type Judged, type JudgeOptions, judgeSite, withContents } from './verdict.ts';

/** Asking for facts in more rounds than this means that the questions do not come to an end. */
const MAX_ROUNDS = 80;

/** How long is judged before parsing threads are heard [ms]; they have work ahead for about twice that. */
const TURN = 24;

export interface LinkInput extends JudgeOptions {
  readonly index: ProjectIndex;
  readonly paths: readonly string[];
  readonly knowledge: KnowledgeBase;
  readonly wiring: Wiring;
  /** Class → parents, for classes outside the project; both lower case. */
  readonly relations: ReadonlyMap<string, readonly string[]>;
  /** Facts of a file by number that are at hand without parsing: an earlier run's. */
  readonly rememberedFacts?: (file: number) => FileFacts | undefined;
  /** Facts of files by number. Every file asked for must be answered. */
  readonly loadFacts: (files: readonly number[]) => Promise<ReadonlyMap<number, FileFacts>>;
  /** Told of a file as soon as it is certain that {@link loadFacts} will be asked for it. */
  readonly foresee?: ((file: number) => void) | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A sink with all ways in which it gets its path. */
export interface JudgedSink {
  readonly found: SinkSite;
  readonly cases: readonly Judged[];
}

export interface Linked {
  readonly world: LinkerWorld;
  /** In the order of files and calls. */
  readonly sinks: readonly JudgedSink[];
}

/**
 * Finds the sinks of a project and follows each path to its origin. Facts are asked for in rounds until nothing new is
 * wanted; each answer is a pure function of facts, so neither threads nor timing can change it.
 */
export async function link(input: LinkInput): Promise<Linked> {
  const program = new Program(input.index, input.paths, input.relations, input.rememberedFacts);
  program.onWish = input.foresee;
  const world = new LinkerWorld(program, input.knowledge, input.wiring);
  const reach = new Reach(world);
  const names = sinkNames(world);
  const candidates = candidateFiles(program, input.knowledge);
  await load(program, candidates, input);
  let pending = candidates.flatMap((number) => sitesOf(program, number, names));
  const judged = new Map<CallSite, JudgedSink>();
  const total = pending.length;
  const order = new Map(pending.map((site, position) => [site, position] as const));
  for (let round = 0; pending.length > 0 && round < MAX_ROUNDS; round += 1) {
    const again: CallSite[] = [];
    let begun = performance.now();
    for (const site of pending) {
      if (performance.now() - begun > TURN) {
        await nextTurn();
        begun = performance.now();
      }
      world.begin();
      const answers = sinksAt(world, site, names).map((found) => ({
        found,
        cases: judgeSite(world, reach, found, input),
      }));
      if (program.incomplete) again.push(site);
      else {
        const gravest = gravestOf(answers);
        if (gravest) judged.set(site, gravest);
      }
    }
    const wanted = program.takeWanted();
    if (wanted.length === 0) break;
    await load(program, wanted, input);
    pending = again;
    input.onProgress?.(total - pending.length, total);
  }
  const sinks = [...judged.values()].sort((a, b) => (order.get(a.found.site) ?? 0) - (order.get(b.found.site) ?? 0));
  return { world, sinks: withContents(sinks) };
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
          const name = (expr.fallback ?? expr.name).replace(/^.*\\/, '').toLowerCase();
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
