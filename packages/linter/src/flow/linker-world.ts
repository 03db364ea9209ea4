import type { Wiring } from '../container/wiring.ts';
import type { CallExpr, ClassRef, Expr } from '../php/facts.ts';
import type { Asked } from './asked.ts';
import { type Callers, NONE } from './caller.ts';
import { callersOf } from './callers.ts';
import type { Fn } from './code.ts';
import { elementOf } from './elements.ts';
import { evaluate } from './evaluate.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { KeptAnswer } from './loaded-code.ts';
import { type FileNumbers, notedFileNumbers } from './noted-index.ts';
import { classNames, patternsOf } from './patterns.ts';
import type { Program } from './program.ts';
import { typesOf } from './types.ts';
import type { Frame, Value } from './value.ts';
import { STEP_BUDGET, type World } from './world.ts';

/** Who reaches a function is asked of few files only: what many files call, the web calls too. */
const NEAR_FILES = 6;

/** An answer within a question, which may be kept when nothing was cut off while it was found. */
interface Kept<T> {
  readonly answer: T;
  /** Facts were missing: the question as a whole lacks them too, and no more come while it is being answered. */
  readonly isIncomplete: boolean;
}

/** The parts of the flow engine put together, with a memory for answers that do not depend on a caller. */
export class LinkerWorld implements World {
  readonly program: Program;
  readonly knowledge: KnowledgeBase;
  readonly wiring: Wiring;
  readonly fileAt: FileNumbers;
  /** From then on no further question is begun, by `performance.now()`: what a site's answer lacks is asked for in another turn. */
  deadline: number = Number.POSITIVE_INFINITY;
  /** The site's answer is cut off by the {@link deadline}. */
  isInterrupted = false;
  readonly #settled = new Map<unknown, KeptAnswer<unknown>>();
  readonly #nearCallers = new WeakMap<Fn, object>();
  /** Questions under way, the outermost first. */
  #questions: Question[] = [new Question(undefined)];
  #question: Question = this.#questions[0] as Question;

  constructor(program: Program, knowledge: KnowledgeBase, wiring: Wiring) {
    this.program = program;
    this.knowledge = knowledge;
    this.wiring = wiring;
    this.fileAt = notedFileNumbers(program.paths, program.asked);
  }

  get active(): Set<unknown> {
    return this.#question.active;
  }

  get cuts(): number {
    return this.#question.cuts;
  }

  set cuts(cuts: number) {
    this.#question.cuts = cuts;
  }

  /** Answers at hand for all sites. */
  get settledAnswers(): number {
    return this.#settled.size;
  }

  get budget(): number {
    return this.#question.budget;
  }

  set budget(budget: number) {
    this.#question.budget = budget;
  }

  evaluate(expr: Expr, frame: Frame): Value {
    const self = isCostly(expr) ? selfOf(frame) : undefined;
    if (self === undefined) return evaluate(this, expr, frame);
    return this.#remembered(memoryOf(this.#question.values, self), expr, () => evaluate(this, expr, frame));
  }

  types(expr: Expr, frame: Frame): readonly string[] {
    const self = isCostly(expr) ? selfOf(frame) : undefined;
    if (self === undefined) return typesOf(this, expr, frame);
    return this.#remembered(memoryOf(this.#question.types, self), expr, () => typesOf(this, expr, frame));
  }

  patternsOf(call: CallExpr, frame: Frame): readonly string[] {
    return patternsOf(this, call, frame);
  }

  className(cls: ClassRef, frame: Frame): readonly string[] {
    return classNames(this, cls, frame);
  }

  element(value: Value, key: string | undefined, frame: Frame): Value {
    return elementOf(this, value, key, frame);
  }

  callers(fn: Fn): Callers {
    return this.settled(fn, () => callersOf(this, fn), NONE);
  }

  nearCallers(fn: Fn): Callers {
    let key = this.#nearCallers.get(fn);
    if (!key) {
      key = {};
      this.#nearCallers.set(fn, key);
    }
    return this.settled(key, () => callersOf(this, fn, NEAR_FILES), NONE);
  }

  settled<T>(key: unknown, find: () => T, otherwise: T): T {
    const kept = this.#settled.get(key);
    if (kept && this.program.isKept(kept)) return kept.answer as T;
    const at = this.#questions.findIndex((question) => question.key === key);
    if (at >= 0 || this.#questions.length > MAX_QUESTIONS) {
      // Whoever asked in between has an answer that is only true on this way to it.
      for (const question of this.#questions.slice(at + 1)) question.isOnTheWay = true;
      this.cuts += 1;
      return otherwise;
    }
    if (this.deadline !== Number.POSITIVE_INFINITY && performance.now() > this.deadline) {
      this.isInterrupted = true;
      this.program.incomplete = true;
      return otherwise;
    }
    const question = new Question(key);
    const found = this.#within(question, () => this.program.find(find));
    // Interrupted, every question still under way has an answer that lacks one within it.
    if (!question.isOnTheWay && !this.isInterrupted) this.#settled.set(key, found);
    return found.answer;
  }

  apart<T>(find: () => T): T {
    return this.#within(new Question(undefined), find);
  }

  #within<T>(question: Question, find: () => T): T {
    this.#questions.push(question);
    this.#question = question;
    try {
      return find();
    } finally {
      this.#questions.pop();
      this.#question = this.#questions[this.#questions.length - 1] as Question;
    }
  }

  /**
   * Begins with another site: nothing of the last one is remembered but what is settled. What its answer is found with is
   * noted in what is returned.
   */
  begin(): Asked {
    this.#question = new Question(undefined);
    this.#questions = [this.#question];
    this.isInterrupted = false;
    this.program.incomplete = false;
    this.program.missing = new Set();
    return this.program.asked.begin();
  }

  /** What is cut off by a recursion under way is true only on this way to it, and is not kept. */
  #remembered<K extends object, T>(memory: WeakMap<K, Kept<T>>, key: K, find: () => T): T {
    const kept = memory.get(key);
    if (kept) {
      if (kept.isIncomplete) this.program.incomplete = true;
      return kept.answer;
    }
    const before = { incomplete: this.program.incomplete, cuts: this.cuts };
    this.program.incomplete = false;
    const answer = find();
    if (this.cuts === before.cuts && this.budget > 0)
      memory.set(key, { answer, isIncomplete: this.program.incomplete });
    this.program.incomplete ||= before.incomplete;
    return answer;
  }
}

/** Questions within questions beyond this number are cut off. */
const MAX_QUESTIONS = 48;

/**
 * What belongs to one question: its budget, the recursions under way, and the answers found on the way. Its answer is a
 * function of facts alone, whatever was asked before.
 */
class Question {
  readonly key: unknown;
  readonly active: Set<unknown> = new Set();
  readonly values: MemoryByClass<Value> = new Map();
  readonly types: MemoryByClass<readonly string[]> = new Map();
  cuts = 0;
  budget: number = STEP_BUDGET;
  /** A question further out was asked again within it. */
  isOnTheWay = false;

  constructor(key: unknown) {
    this.key = key;
  }
}

/** Answers by the class of `$this` where it is narrower than the function's own; '' where it is not. */
type MemoryByClass<T> = Map<string, WeakMap<Expr, Kept<T>>>;

function memoryOf<T>(memory: MemoryByClass<T>, self: string): WeakMap<Expr, Kept<T>> {
  let own = memory.get(self);
  if (!own) {
    own = new WeakMap();
    memory.set(self, own);
  }
  return own;
}

/** What of a frame changes an answer when the caller is not known: the class of `$this`. Undefined where more does. */
function selfOf(frame: Frame): string | undefined {
  const { bound, outer, self, under } = frame;
  if (bound !== undefined || outer !== undefined || self?.made !== undefined || under !== undefined) return undefined;
  return self?.cls ?? '';
}

function isCostly(expr: Expr): boolean {
  switch (expr.op) {
    case 'call':
    case 'mcall':
    case 'scall':
    case 'prop':
    case 'sprop':
    case 'var':
    case 'index':
    case 'concat':
    case 'const':
      return true;
    default:
      return false;
  }
}
