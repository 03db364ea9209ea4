import type { Node, Nodes, SwitchNode } from '../ast.ts';
import type { Expr } from '../facts.ts';
import { type Leaves, weakest } from './leaving.ts';
import type { FunctionScope } from './scope.ts';

interface Arm {
  /** Null once `default` is among the labels. */
  test: Expr | null | undefined;
  readonly body: Nodes;
}

/**
 * Lowers a `switch` to one group: labels that share a body make one arm whose test joins their comparisons.
 * @param lowerStatements Given by the caller, since statements hold switches and switches hold statements.
 */
export function lowerSwitch(
  scope: FunctionScope,
  node: SwitchNode,
  line: number,
  lowerStatements: (scope: FunctionScope, children: Nodes) => Leaves,
): Leaves {
  const subject = scope.expr(node.test);
  scope.steps.push({ do: 'test', block: scope.block, line, expr: subject });
  const group = scope.newGroup();
  const loop = { broken: false, isSwitch: true };
  scope.breakables.push(loop);
  const arms = collectArms(scope, node, subject);
  const ends = arms.map(({ test, body }) =>
    scope.inBlock(group, test === null ? 'else' : 'then', test ?? undefined, () => lowerStatements(scope, body)),
  );
  scope.breakables.pop();
  const complete = arms.some((arm) => arm.test === null);
  if (!complete || loop.broken) return undefined;
  // An arm that falls through leaves as the next one does; the last one has no next.
  return ends.at(-1) ? weakest(ends.filter(Boolean)) : undefined;
}

function collectArms(scope: FunctionScope, node: SwitchNode, subject: Expr): Arm[] {
  const arms: Arm[] = [];
  let pending: Expr | null | undefined;
  node.cases.forEach(({ test, body }, index) => {
    pending = joined(pending, comparison(scope, test, subject));
    if (body.length === 0 && index < node.cases.length - 1) return;
    arms.push({ test: pending, body });
    pending = undefined;
  });
  return arms;
}

function joined(before: Expr | null | undefined, label: Expr | null): Expr | null {
  if (before === null || label === null) return null;
  return before ? { op: 'bin', kind: '||', left: before, right: label } : label;
}

/** A label that is more than a constant runs, so it is a step as well. */
function comparison(scope: FunctionScope, test: Node | undefined, subject: Expr): Expr | null {
  if (!test) return null;
  const label = scope.expr(test);
  if (label.op !== 'lit' && label.op !== 'const' && label.op !== 'classConst') {
    scope.steps.push({ do: 'test', block: scope.block, line: scope.file.at.line(test), expr: label });
  }
  if (subject.op === 'lit' && subject.value === true) return label;
  return { op: 'bin', kind: '==', left: subject, right: label };
}
