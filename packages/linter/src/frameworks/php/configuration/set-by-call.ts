/** Settings given by calls with a key and a literal: `$this->setEmpty('resource.data_dir', 'data')`. */
import type { CallExpr, Expr, FileFacts } from '../../../php/facts.ts';
import type { Leaf } from './leaves.ts';

const SETS = /^(?:set|set_?empty|set_?default|define|add_?default|put|register_?default|default)$/i;

export function leavesOfCalls(facts: FileFacts, path: string): readonly Leaf[] {
  return facts.functions.flatMap((fn) =>
    fn.steps.flatMap((step): readonly Leaf[] => {
      if (step.do !== 'expr' || !isCall(step.expr) || typeof step.expr.name !== 'string') return [];
      const [key, value] = step.expr.args.map((arg) => arg.value);
      if (!SETS.test(step.expr.name) || key?.op !== 'lit' || value?.op !== 'lit') return [];
      if (typeof key.value !== 'string' || typeof value.value !== 'string') return [];
      const at = { path, line: step.line };
      return [{ keys: [key.value], setting: { kind: 'value', value: value.value, ...at }, ...at }];
    }),
  );
}

function isCall(expr: Expr): expr is Extract<CallExpr, { op: 'mcall' | 'scall' }> {
  return expr.op === 'mcall' || expr.op === 'scall';
}
