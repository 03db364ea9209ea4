import type { Wiring } from '../container/wiring.ts';
import type { CallExpr, ClassRef, Expr } from '../php/facts.ts';
import { type Callers } from './caller.ts';
import { callersOf } from './callers.ts';
import type { Fn } from './code.ts';
import { elementOf } from './elements.ts';
import { evaluate } from './evaluate.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { classNames, patternsOf } from './patterns.ts';
import type { Program } from './program.ts';
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
  readonly #values: MemoryByClass<Value> = new Map();
  readonly #types: MemoryByClass<readonly string[]> = new Map();
  readonly #nearCallers = new WeakMap<Fn, Kept<Callers>>();
  readonly #named = new Map<string, Kept<unknown>>();
  readonly #callers = new WeakMap<Fn, Kept<Callers>>();

  constructor(program: Program, knowledge: KnowledgeBase, wiring: Wiring) {
    this.program = program;
    this.knowledge = knowledge;
    this.wiring = wiring;
    this.fileAt = new Map(program.paths.map((path, number) => [path, number] as const));
  }

  evaluate(expr: Expr, frame: Frame): Value {
    const self = isCostly(expr) ? selfOf(frame) : undefined;
    if (self === undefined) return evaluate(this, expr, frame);
    return this.#remembered(memoryOf(this.#values, self), expr, () => evaluate(this, expr, frame));
  }

  types(expr: Expr, frame: Frame): readonly string[] {
    const self = isCostly(expr) ? selfOf(frame) : undefined;
    if (self === undefined) return typesOf(this, expr, frame);
    return this.#remembered(memoryOf(this.#types, self), expr, () => typesOf(this, expr, frame));
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

  remember<T>(key: string, find: () => T): T {
    const kept = this.#named.get(key);
    if (kept) return kept.answer as T;
    return this.#found(find, (answer) => this.#named.set(key, { answer }));
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
    return this.#found(find, (answer) => memory.set(key, { answer }));
  }

  #found<T>(find: () => T, keep: (answer: T) => void): T {
    const before = { incomplete: this.program.incomplete, cuts: this.cuts };
    this.program.incomplete = false;
    const answer = find();
    if (!this.program.incomplete && this.cuts === before.cuts && this.budget > 0) keep(answer);
    this.program.incomplete ||= before.incomplete;
    return answer;
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
  if (frame.bound !== undefined || frame.outer !== undefined || frame.self?.made !== undefined) return undefined;
  return frame.self?.cls ?? '';
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
