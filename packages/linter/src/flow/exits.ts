import type { Expr, FunctionFacts } from '../php/facts.ts';

/** A statement that ends the script where its condition says so: `PHP_SAPI === 'cli' || exit;` */
export interface Exit {
  readonly step: number;
  readonly test: Expr;
  /** Truth of the condition for what comes after it. */
  readonly truth: boolean;
}

const exits = new WeakMap<FunctionFacts, readonly Exit[]>();

/** In the order of the steps. */
export function exitsOf(fn: FunctionFacts): readonly Exit[] {
  const known = exits.get(fn);
  if (known) return known;
  const found = fn.steps.flatMap((statement, step): readonly Exit[] => {
    if (statement.do !== 'expr' || statement.expr.op !== 'bin' || statement.expr.right.op !== 'exit') return [];
    const { kind, left } = statement.expr;
    if (kind === '&&' || kind === 'and') return [{ step, test: left, truth: false }];
    return kind === '||' || kind === 'or' ? [{ step, test: left, truth: true }] : [];
  });
  exits.set(fn, found);
  return found;
}
