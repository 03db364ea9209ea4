import type { Block, BlockId, Expr } from '../php/facts.ts';
import { beginsAsAsked } from './beginnings.ts';
import { armsOf } from './blocks.ts';
import { type Frame, literalOf, type Value } from './value.ts';
import type { World } from './world.ts';

/** Is the value surely true or surely false in a condition? Undefined when it may be either. */
export function truthOfValue(value: Value): boolean | undefined {
  let result: boolean | undefined;
  for (const alt of value) {
    let truth: boolean | undefined;
    if (alt.is === 'scalar') truth = Boolean(alt.value);
    else if (alt.is === 'text') {
      const literal = literalOf(alt);
      if (literal !== undefined) truth = literal !== '' && literal !== '0';
      else
        truth = alt.parts.some((part) => (typeof part === 'string' ? part !== '' : part.from === 'place'))
          ? true
          : undefined;
    } else if (alt.is === 'array') truth = alt.items.length > 0;
    else truth = true;
    if (truth === undefined || (result !== undefined && result !== truth)) return undefined;
    result = truth;
  }
  return result;
}

function isNull(expr: Expr): boolean {
  return (
    (expr.op === 'lit' && expr.value === null) ||
    (expr.op === 'const' && (expr.fallback ?? expr.name).toLowerCase() === 'null')
  );
}

/** Does a value exist, whatever it is? */
export function isGiven(value: Value): boolean | undefined {
  if (value.length === 0) return undefined;
  const nulls = value.filter((alt) => alt.is === 'scalar' && alt.value === null).length;
  if (nulls === value.length) return false;
  const open = value.some(
    (alt) =>
      alt.is === 'text' && alt.parts.length === 1 && typeof alt.parts[0] !== 'string' && alt.parts[0]?.from !== 'place',
  );
  return nulls === 0 && !open ? true : undefined;
}

/** Is a variable the text that it is compared with? Undefined where it may be. */
function areSame(world: World, left: Expr, right: Expr, frame: Frame): boolean | undefined {
  const [subject, other] = right.op === 'lit' ? [left, right] : [right, left];
  if (subject.op !== 'var' || other.op !== 'lit' || typeof other.value !== 'string') return undefined;
  const literals = world.evaluate(subject, frame).map(literalOf);
  const same = literals.filter((literal) => literal === other.value).length;
  if (literals.length === 0 || literals.includes(undefined) || (same > 0 && same < literals.length)) return undefined;
  return same > 0;
}

/** The truth of a condition where the arguments decide it; undefined where it may be either. */
export function truthOf(world: World, test: Expr, frame: Frame): boolean | undefined {
  switch (test.op) {
    case 'var':
    case 'lit':
    case 'const':
      return truthOfValue(world.evaluate(test, frame));
    case 'unary': {
      if (test.kind !== '!') return undefined;
      const truth = truthOf(world, test.expr, frame);
      return truth === undefined ? undefined : !truth;
    }
    case 'empty': {
      const truth = test.expr.op === 'var' ? truthOf(world, test.expr, frame) : undefined;
      return truth === undefined ? undefined : !truth;
    }
    case 'isset':
      return test.exprs.length === 1 && test.exprs[0]?.op === 'var'
        ? isGiven(world.evaluate(test.exprs[0], frame))
        : undefined;
    case 'bin': {
      if (test.kind === '&&' || test.kind === '||') {
        const left = truthOf(world, test.left, frame);
        const right = truthOf(world, test.right, frame);
        const decisive = test.kind === '||';
        if (left === decisive || right === decisive) return decisive;
        return left === undefined || right === undefined ? undefined : !decisive;
      }
      const begins = beginsAsAsked(world, test, frame);
      if (begins !== undefined) return begins;
      const equal = test.kind === '===' || test.kind === '==';
      if (!equal && test.kind !== '!==' && test.kind !== '!=') return undefined;
      const [subject, other] = isNull(test.right) ? [test.left, test.right] : [test.right, test.left];
      if (!isNull(other)) {
        const same = areSame(world, test.left, test.right, frame);
        return same === undefined ? undefined : same === equal;
      }
      if (subject.op !== 'var') return undefined;
      const given = isGiven(world.evaluate(subject, frame));
      return given === undefined ? undefined : given !== equal;
    }
    case 'call':
    case 'scall':
      return beginsAsAsked(world, test, frame);
    default:
      return undefined;
  }
}

/** Is an arm of a condition surely run, or surely not? */
export type ArmTaken = (block: BlockId) => boolean | undefined;

/**
 * Is an arm of a condition surely run, or surely not, when the function is entered with these arguments? Asked only
 * where the caller is known: an open function may be entered in every way.
 * @param asked what is to be asked of a condition; undefined where it stays open
 */
export function armTaken(
  world: World,
  frame: Frame,
  asked: (test: Expr) => Expr | undefined = (test) => test,
): ArmTaken | undefined {
  if (!frame.bound) return undefined;
  const { blocks, steps } = frame.fn.facts;
  return armsTaken(world, blocks, ({ first }, test) => {
    const told = asked(test);
    return told && truthOf(world, told, { ...frame, step: Math.max(0, Math.min(first, steps.length - 1)) });
  });
}

/** @param truth of the condition of a block */
export function armsTaken(
  world: World,
  blocks: readonly Block[],
  truth: (block: Block, test: Expr) => boolean | undefined,
): ArmTaken {
  const isTaken: ArmTaken = (id) => {
    const block = blocks[id];
    if (!block || block.group < 0) return undefined;
    if (block.arm === 'then' && block.test) {
      if (world.active.has(block)) return undefined;
      world.active.add(block);
      const answer = truth(block, block.test);
      world.active.delete(block);
      return answer;
    }
    if (block.arm !== 'else') return undefined;
    const taken = armsOf(blocks, block.group).flatMap((other) => (other === id ? [] : [isTaken(other)]));
    if (taken.includes(true)) return false;
    return taken.length === 0 || taken.includes(undefined) ? undefined : true;
  };
  return isTaken;
}
