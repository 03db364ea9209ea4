import type { Expr } from '../php/facts.ts';
import { armsOf, blocksAround } from './blocks.ts';
import type { Entry } from './caller.ts';
import type { CallSite, Fn } from './code.ts';
import { conditionsHold } from './conditions.ts';
import { isDecidedByCaller } from './decided-by-caller.ts';
import { askedOfMaker } from './made-with.ts';
import { isKin } from './passed-on.ts';
import { type ArmTaken, armsTaken, armTaken, truthOf } from './truth.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** By function and condition, asked anew for every way in which the function is entered. */
const decided = new WeakMap<Fn, Map<number, boolean>>();

/** Do all arms of a condition ask for nothing but what the function was entered with? */
function isDecided(fn: Fn, group: number): boolean {
  let own = decided.get(fn);
  if (!own) {
    own = new Map();
    decided.set(fn, own);
  }
  let answer = own.get(group);
  if (answer === undefined) {
    const { blocks } = fn.facts;
    answer = armsOf(blocks, group).every((id) => {
      const test = blocks[id]?.test;
      return !test || isDecidedByCaller(fn, test);
    });
    own.set(group, answer);
  }
  return answer;
}

/** Is the step run when its function is entered like this, as far as the arguments decide? */
export function isRun(world: World, frame: Frame): boolean {
  const { fn, step } = frame;
  const taken = armTaken(world, frame);
  return !taken || isReached(fn, step, taken, (group) => isDecided(fn, group));
}

/** Is the step run in an object whose constructor is entered like this, as far as what it keeps of it decides? */
function isRunInMade(world: World, constructor: Frame, { fn, step }: CallSite): boolean {
  const { blocks } = fn.facts;
  const asked = (test: Expr): Expr | undefined => askedOfMaker(world, constructor.fn, test);
  const taken = armsTaken(world, blocks, (_, test) => {
    const told = asked(test);
    return told && truthOf(world, told, constructor);
  });
  return isReached(fn, step, taken, (group) =>
    armsOf(blocks, group).every((id) => {
      const test = blocks[id]?.test;
      return !test || asked(test) !== undefined;
    }),
  );
}

/** @param decides Do we know of all arms of a condition whether they are taken? */
function isReached(fn: Fn, step: number, taken: ArmTaken, decides: (group: number) => boolean): boolean {
  const { blocks } = fn.facts;
  const around = blocksAround(fn.facts, step);
  for (const id of around) {
    const block = blocks[id];
    if (block && block.group >= 0 && decides(block.group) && taken(id) === false) return false;
  }
  return !blocks.some(
    (block, id) =>
      block.arm === 'then' &&
      (block.leaves === 'return' || block.leaves === 'throw') &&
      block.end <= step &&
      around.has(block.parent) &&
      decides(block.group) &&
      taken(id) === true,
  );
}

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
