import { type Child, type Children, isNode, type NodeOf } from '../ast.ts';
import type { Expr } from '../facts.ts';
import { type Leaves, weakest } from './leaving.ts';
import type { FunctionScope } from './scope.ts';

interface Arm {
  /** Null once `default` is among the labels. */
  test: Expr | null | undefined;
  readonly body: Children;
}

/**
 * Lowers a `switch` to one group: labels that share a body make one arm whose test joins their comparisons.
 * @param lowerStatements Given by the caller, since statements hold switches and switches hold statements.
 */
export function lowerSwitch(
  scope: FunctionScope,
  node: NodeOf<'switch'>,
  line: number,
  lowerStatements: (scope: FunctionScope, children: Children) => Leaves,
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

function collectArms(scope: FunctionScope, node: NodeOf<'switch'>, subject: Expr): Arm[] {
  const arms: Arm[] = [];
  let pending: Expr | null | undefined;
  const cases = isNode(node.body) && node.body.kind === 'block' ? (node.body.children ?? []) : [];
  cases.forEach((child, index) => {
    if (!isNode(child) || child.kind !== 'case') return;
    pending = joined(pending, comparison(scope, child.test, subject));
    const body = isNode(child.body) && child.body.kind === 'block' ? child.body.children : [];
    if ((body ?? []).length === 0 && index < cases.length - 1) return;
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
function comparison(scope: FunctionScope, test: Child, subject: Expr): Expr | null {
  if (!test) return null;
  const label = scope.expr(test);
  if (label.op !== 'lit' && label.op !== 'const' && label.op !== 'classConst') {
    const line = isNode(test) ? scope.file.at.line(test) : 0;
    scope.steps.push({ do: 'test', block: scope.block, line, expr: label });
  }
  if (subject.op === 'lit' && subject.value === true) return label;
  return { op: 'bin', kind: '==', left: subject, right: label };
}
