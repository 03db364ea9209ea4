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

/** What nobody can say the truth of. */
const OPEN: Expr = { op: 'other', parts: [] };

/**
 * What is left of a condition when all that is not decided is taken as open: of `$action === 'put' && !$this->stopped`
 * the first half. Undefined where nothing is left.
 * @param decided gives the condition as it can be asked, undefined where it asks for anything else
 */
export function decidedPart(test: Expr, decided: (part: Expr) => Expr | undefined): Expr | undefined {
  const whole = decided(test);
  if (whole) return whole;
  if (test.op === 'unary' && test.kind === '!') {
    const expr = decidedPart(test.expr, decided);
    return expr && { ...test, expr };
  }
  if (test.op !== 'bin' || (test.kind !== '&&' && test.kind !== '||')) return undefined;
  const left = decidedPart(test.left, decided);
  const right = decidedPart(test.right, decided);
  return left || right ? { ...test, left: left ?? OPEN, right: right ?? OPEN } : undefined;
}
