/** A call as questions about it begin: what it is given, and where its values are asked for. */
import type { Expr } from '../php/facts.ts';
import type { CallSite } from './code.ts';
import type { Frame } from './value.ts';

export function argumentsOf({ expr }: CallSite): readonly Expr[] {
  return 'args' in expr ? expr.args.map(({ value }) => value) : [];
}

export function frameOf({ fn, step }: CallSite): Frame {
  return { fn, step, depth: 0 };
}
