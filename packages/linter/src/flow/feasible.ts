import type { Expr } from '../php/facts.ts';
import { armsOf, blocksAround } from './blocks.ts';
import type { Entry } from './caller.ts';
import type { CallSite, Fn } from './code.ts';
import { conditionsHold } from './conditions.ts';
import { decidedPart, isDecidedByCaller } from './decided-by-caller.ts';
import { askedOfMaker } from './made-with.ts';
import { isKin } from './passed-on.ts';
import { type ArmTaken, armsTaken, armTaken, truthOf } from './truth.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** By condition what callers decide of it, asked anew for every way in which its function is entered. */
const decided = new WeakMap<Expr, { readonly part: Expr | undefined }>();

/** What is left of a condition that asks for what the function was entered with. */
function partOf(fn: Fn, test: Expr): Expr | undefined {
  let known = decided.get(test);
  if (!known) {
    known = { part: decidedPart(test, (part) => (isDecidedByCaller(fn, part) ? part : undefined)) };
    decided.set(test, known);
  }
  return known.part;
}

/** Is the step run when its function is entered like this, as far as the arguments decide? */
export function isRun(world: World, frame: Frame): boolean {
  const { fn, step } = frame;
  const taken = armTaken(world, frame, (test) => partOf(fn, test));
  return !taken || isReached(fn, step, taken);
}

/** Is the step run in an object whose constructor is entered like this, as far as what it keeps of it decides? */
function isRunInMade(world: World, constructor: Frame, { fn, step }: CallSite): boolean {
  const taken = armsTaken(world, fn.facts.blocks, (_, test) => {
    const told = decidedPart(test, (part) => askedOfMaker(world, constructor.fn, part));
    return told && truthOf(world, told, constructor);
  });
  return isReached(fn, step, taken);
}

function isReached(fn: Fn, step: number, taken: ArmTaken): boolean {
  const { blocks } = fn.facts;
  const around = blocksAround(fn.facts, step);
  for (const id of around) if (taken(id) === false) return false;
  return !blocks.some(
    (block, id) =>
      block.arm === 'then' &&
      (block.leaves === 'return' || block.leaves === 'throw') &&
      block.end <= step &&
      around.has(block.parent) &&
      taken(id) === true &&
      // An arm before it may be run in its place.
      armsOf(blocks, block.group).every((other) => other >= id || taken(other) === false),
  );
}

/** Steps that are given to this question, however many the ways before have taken: without them every way seems open. */
const STEPS_TO_TELL = 200;

/**
 * Can a call be reached by way of these entries, the innermost first? A wrapper that is told to read writes nothing:
 * `open($path, 'r')` around `fopen($path, $mode)`, or `open($path, false)` around `if ($write) …`.
 * Nor does an object that was made for something else: `new Export('browser')`.
 */
export function isFeasible(
  world: World,
  site: CallSite,
  entries: readonly Entry[],
  conditions: Parameters<typeof conditionsHold>[1],
  offset: number,
): boolean {
  const left = world.budget;
  if (left >= STEPS_TO_TELL) return canBeReached(world, site, entries, conditions, offset);
  world.budget = STEPS_TO_TELL;
  const answer = canBeReached(world, site, entries, conditions, offset);
  world.budget = left;
  return answer;
}

function canBeReached(
  world: World,
  site: CallSite,
  entries: readonly Entry[],
  conditions: Parameters<typeof conditionsHold>[1],
  offset: number,
): boolean {
  let frame: Frame | undefined;
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const { fn, caller } = entries[at] as Entry;
    const inner = entries[at - 1]?.caller.site ?? site;
    const from = frame?.fn === caller.site.fn ? frame : { fn: caller.site.fn, step: caller.site.step, depth: 0 };
    frame = undefined;
    const bound = { args: caller.args, frame: from, offset: caller.offset };
    if (inner.fn !== fn) {
      const made: Frame = { fn, step: 0, bound, depth: from.depth + 1 };
      if (
        fn.facts.name.toLowerCase() === '__construct' &&
        isKin(world, fn, inner.fn) &&
        !isRunInMade(world, made, inner)
      )
        return false;
      continue;
    }
    frame = { fn, step: inner.step, bound, depth: from.depth + 1 };
    if (!isRun(world, frame)) return false;
  }
  if (!frame || !('args' in site.expr)) return true;
  const { args } = site.expr;
  const asksCaller = conditions?.some((condition) => args[condition.arg + offset]?.value.op === 'var');
  return !asksCaller || conditionsHold(world, conditions, site.expr, frame, offset);
}
