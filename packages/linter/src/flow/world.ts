import type { Wiring } from '../container/wiring.ts';
import type { CallExpr, ClassRef, Expr } from '../php/facts.ts';
import type { Callers } from './caller.ts';
import type { Fn } from './code.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { FileNumbers } from './noted-index.ts';
import type { Program } from './program.ts';
import type { Frame, Value } from './value.ts';

/** Evaluation steps that one question may take before the rest is called unknown. */
export const STEP_BUDGET = 8_000;
/** Calls that may be nested in one another before a value is called unknown. */
export const MAX_DEPTH = 14;

/** What the parts of the flow engine ask of one another. */
export interface World {
  readonly program: Program;
  readonly knowledge: KnowledgeBase;
  readonly wiring: Wiring;
  /** File number by root-relative path. */
  readonly fileAt: FileNumbers;
  evaluate(expr: Expr, frame: Frame): Value;
  /** Class names that the value of an expression may have; empty when unknown. */
  types(expr: Expr, frame: Frame): readonly string[];
  /** Lower-case call patterns that a call may match, most specific first. */
  patternsOf(call: CallExpr, frame: Frame): readonly string[];
  className(cls: ClassRef, frame: Frame): readonly string[];
  /** Element of a value. */
  element(value: Value, key: string | undefined, frame: Frame): Value;
  /** Every production call of a function that can be found. */
  callers(fn: Fn): Callers;
  /** As {@link callers} where few files are in question; else nothing is read, and the files stand as not followed. */
  nearCallers(fn: Fn): Callers;
  /**
   * The answer to a question that depends on nothing but its key. It is found with a budget of its own and without regard
   * to what is under way, so that it is the same whoever asks first; `otherwise` answers where it is being asked already.
   */
  settled<T>(key: unknown, find: () => T, otherwise: T): T;
  /** Finds an answer with a budget of its own and nothing remembered: it is the same whatever was asked before. */
  apart<T>(find: () => T): T;
  /** Definitions, property writes and functions under evaluation, against endless recursion. */
  readonly active: Set<unknown>;
  /** How often an evaluation was cut off by recursion, depth or budget. */
  cuts: number;
  budget: number;
}
