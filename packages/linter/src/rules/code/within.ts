import { eachWithin } from '../../flow/walk.ts';
import type { Expr } from '../../php/facts.ts';

/** Does the test hold of the expression or of any part of it? Bodies of closures are no parts. */
export function someWithin(expr: Expr, test: (part: Expr) => boolean): boolean {
  let holds = false;
  eachWithin(expr, (part) => {
    holds ||= test(part);
  });
  return holds;
}
