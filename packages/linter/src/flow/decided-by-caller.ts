import type { Expr } from '../php/facts.ts';
import type { Fn } from './code.ts';
import { eachWithin } from './walk.ts';

/** Does the condition ask for nothing but what the function was entered with? */
export function isDecidedByCaller(fn: Fn, test: Expr): boolean {
  let asked = 0;
  let others = 0;
  eachWithin(test, (inner) => {
    if (inner.op !== 'var') return;
    if (fn.param(inner.name) >= 0 && !fn.definitions.variables.has(inner.name)) asked += 1;
    else others += 1;
  });
  return asked > 0 && others === 0;
}
