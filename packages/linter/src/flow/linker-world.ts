import type { Wiring } from '../container/wiring.ts';
import type { CallExpr, ClassRef, Expr } from '../php/facts.ts';
import { type Callers, callersOf } from './callers.ts';
import { elementOf } from './elements.ts';
import { evaluate } from './evaluate.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { classNames, patternsOf } from './patterns.ts';
import type { Fn, Program } from './program.ts';
import { typesOf } from './types.ts';
import type { Frame, Value } from './value.ts';
import { STEP_BUDGET, type World } from './world.ts';

/** Who reaches a function is asked of few files only: what many files call, the web calls too. */
const NEAR_FILES = 6;

/** An answer may be kept only when nothing was missing or cut off while it was found. */
interface Kept<T> {
  readonly answer: T;
}

/** The parts of the flow engine put together, with a memory for answers that do not depend on a caller. */
export class LinkerWorld implements World {
  readonly program: Program;
  readonly knowledge: KnowledgeBase;
  readonly wiring: Wiring;
  readonly fileAt: ReadonlyMap<string, number>;
  readonly active: Set<unknown> = new Set();
  cuts = 0;
  budget: number = STEP_BUDGET;
  readonly #values = new WeakMap<Expr, Kept<Value>>();
  readonly #types = new WeakMap<Expr, Kept<readonly string[]>>();
  readonly #nearCallers = new WeakMap<Fn, Kept<Callers>>();
  readonly #callers = new WeakMap<Fn, Kept<Callers>>();

  constructor(program: Program, knowledge: KnowledgeBase, wiring: Wiring) {
    this.program = program;
    this.knowledge = knowledge;
    this.wiring = wiring;
    this.fileAt = new Map(program.paths.map((path, number) => [path, number] as const));
  }

  evaluate(expr: Expr, frame: Frame): Value {
    if (!isOpen(frame) || !isCostly(expr)) return evaluate(this, expr, frame);
    return this.#remembered(this.#values, expr, () => evaluate(this, expr, frame));
  }

  types(expr: Expr, frame: Frame): readonly string[] {
    if (!isOpen(frame) || !isCostly(expr)) return typesOf(this, expr, frame);
    return this.#remembered(this.#types, expr, () => typesOf(this, expr, frame));
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
    return this.#remembered(this.#callers, fn, () => callersOf(this, fn));
  }

  nearCallers(fn: Fn): Callers {
    return this.#remembered(this.#nearCallers, fn, () => callersOf(this, fn, NEAR_FILES));
  }

  /** Begins a new question: a fresh budget, and no recursion under way. */
  begin(): void {
    this.budget = STEP_BUDGET;
    this.active.clear();
    this.program.incomplete = false;
  }

  #remembered<K extends object, T>(memory: WeakMap<K, Kept<T>>, key: K, find: () => T): T {
    const kept = memory.get(key);
    if (kept) return kept.answer;
    const before = { incomplete: this.program.incomplete, cuts: this.cuts };
    this.program.incomplete = false;
    const answer = find();
    if (!this.program.incomplete && this.cuts === before.cuts && this.budget > 0) memory.set(key, { answer });
    this.program.incomplete ||= before.incomplete;
    return answer;
  }
}

/** Nothing is known of the caller, so that the answer is the same whoever asks. */
function isOpen(frame: Frame): boolean {
  return frame.bound === undefined && frame.self === undefined && frame.outer === undefined;
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
