import type { Arg, CallExpr, Expr } from '../php/facts.ts';
import { type Frame, NOTHING, type Value } from './value.ts';
import { argumentAt } from './variables.ts';
import type { World } from './world.ts';

/** A call that has a value. */
export type ValueCall = Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>;

export function argument(args: readonly Arg[], index: number): Expr | undefined {
  const arg = argumentAt(args, index, undefined);
  return arg && arg !== 'spread' ? arg.value : undefined;
}

export function argumentValue(world: World, call: ValueCall, index: number, frame: Frame): Value {
  const expr = argument(call.args, index);
  return expr ? world.evaluate(expr, frame) : NOTHING;
}
