/** What only some of a function's callers can mean: `$unique ? uniqid() : $name`. */

import type { Expr } from '../php/facts.ts';
import type { Caller, Entry } from './caller.ts';
import type { Fn } from './code.ts';
import { isDecidedByCaller } from './decided-by-caller.ts';
import { isGiven, truthOfValue } from './truth.ts';
import type { Alt, Frame, Value } from './value.ts';
import { isUnique, literalOf } from './value.ts';
import { argumentAt } from './variables.ts';
import { eachWithin, expressionsOf } from './walk.ts';
import type { World } from './world.ts';

/** More callers than this are not asked one by one. */
const MAX_ASKED = 40;

/** What tells the alternatives of a choice apart: where the path begins, and whether anyone else can know its name. */
function sortOf(alt: Alt): string {
  const [head] = alt.is === 'text' ? alt.parts : [];
  const unique = isUnique([alt]) ? '!' : '';
  if (typeof head !== 'object') return `${alt.is}${unique}`;
  if (head.from === 'place') return `@${head.place}:${head.base ?? ''}:${head.label}${unique}`;
  return `${head.from}:${'label' in head ? head.label : ''}${unique}`;
}

function isParameter(alt: Alt): boolean {
  const [head] = alt.is === 'text' ? alt.parts : [];
  return typeof head === 'object' && head.from === 'param';
}

/** Does the function ask what it was entered with? */
function hasChoice(fn: Fn): boolean {
  if (fn.facts.blocks.some(({ test }) => test !== undefined && isDecidedByCaller(fn, test))) return true;
  return fn.facts.steps.some((step) => {
    let found = false;
    for (const expr of expressionsOf(step))
      eachWithin(expr, (inner) => {
        if (inner.op === 'ternary' && inner.then && isDecidedByCaller(fn, inner.test)) found = true;
      });
    return found;
  });
}

/** The function calls itself once more with all that it was given: whoever entered it first decides. */
function isRepeated(fn: Fn, { site, args, offset }: Caller): boolean {
  return (
    site.fn === fn &&
    fn.facts.params.every(({ name }, index) => {
      const argument = argumentAt(args, index, name, offset);
      return (
        argument !== undefined && argument !== 'spread' && argument.value.op === 'var' && argument.value.name === name
      );
    })
  );
}

const questions = new WeakMap<Caller, WeakMap<Expr, object>>();

/** What the question for an expression, entered from a caller, is remembered by. */
function keyOf(caller: Caller, expr: Expr): object {
  const own = questions.get(caller) ?? new WeakMap<Expr, object>();
  questions.set(caller, own);
  const key = own.get(expr) ?? {};
  own.set(expr, key);
  return key;
}

/** Undefined where it cannot be followed to its end. */
function valueFrom(world: World, expr: Expr, frame: Frame, caller: Caller): Value | undefined {
  const { site, args, offset } = caller;
  const from: Frame = { fn: site.fn, step: site.step, depth: 0 };
  return world.settled(
    keyOf(caller, expr),
    () => {
      const value = world.evaluate(expr, { ...frame, bound: { args, frame: from, offset }, depth: 1 });
      return world.budget > 0 ? value : undefined;
    },
    undefined,
  );
}

/** Is the parameter what the expression falls back to, `$file ?: $name`, although this caller gives what comes first? */
function isSpared(world: World, expr: Expr, frame: Frame, caller: Caller, name: string): boolean {
  const [first, other] =
    expr.op === 'coalesce'
      ? [expr.left, expr.right]
      : expr.op === 'ternary' && !expr.then
        ? [expr.test, expr.else]
        : [undefined, undefined];
  if (!first || other?.op !== 'var' || other.name !== name) return false;
  const given = valueFrom(world, first, frame, caller) ?? [];
  return given.length > 0 && (expr.op === 'coalesce' ? isGiven(given) : truthOfValue(given)) === true;
}

/**
 * Has the function put something else in the place of what this caller gave, before it uses the expression:
 * `switch ($file) { case 'errors': $file = 'public://errors.log'; }`, or `$file ?: $name` where the file is given?
 */
export function isReplaced(world: World, expr: Expr, frame: Frame, caller: Caller, index: number, alt: Alt): boolean {
  const param = frame.fn.facts.params[index];
  if (!param) return false;
  if (isSpared(world, expr, frame, caller, param.name)) return true;
  const literal = literalOf(alt);
  if (literal === undefined || !frame.fn.definitions.variables.has(param.name)) return false;
  const meant = valueFrom(world, expr, frame, caller);
  return meant !== undefined && meant.length > 0 && !meant.some((each) => isSameName(literalOf(each), literal));
}

/** A slash less at the end, or one of the other kind, makes no other path of it. */
function isSameName(one: string | undefined, other: string): boolean {
  return one !== undefined && bare(one) === bare(other);
}

function bare(path: string): string {
  return path
    .replaceAll('\\', '/')
    .trim()
    .replace(/^(?:\.\/)+|\/+$/g, '')
    .toLowerCase();
}

/** The alternatives that at least one caller who can reach the step can mean; all where that is not known. */
export function chosenByCallers(
  world: World,
  expr: Expr,
  value: Value,
  frame: Frame,
  isFeasible: (entries: readonly Entry[]) => boolean,
): Value {
  const { fn, bound } = frame;
  if (bound || fn.facts.params.length === 0) return value;
  const sorts = new Set(value.filter((alt) => !isParameter(alt)).map(sortOf));
  if (sorts.size < 2 || !hasChoice(fn)) return value;
  const { callers, wired, notFollowed } = world.callers(fn);
  if (callers.length === 0 || callers.length > MAX_ASKED || wired.length > 0 || notFollowed > 0) return value;
  const meant = new Set<string>();
  for (const caller of callers) {
    if (isRepeated(fn, caller) || !isFeasible([{ fn, caller }])) continue;
    const given = valueFrom(world, expr, frame, caller);
    if (!given || given.length === 0) return value;
    for (const alt of given) meant.add(sortOf(alt));
  }
  const chosen = value.filter((alt) => isParameter(alt) || meant.has(sortOf(alt)));
  return chosen.length > 0 ? chosen : value;
}
