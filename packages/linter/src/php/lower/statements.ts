import {
  type Child,
  type Children,
  type IfNode,
  isNode,
  type LoopNode,
  type Node,
  type NodeOf,
  nameText,
} from '../ast.ts';
import type { Block, Expr } from '../facts.ts';
import { lowerImports } from './imports.ts';
import { type Leaves, weakest } from './leaving.ts';
import type { FunctionScope } from './scope.ts';
import { lowerSwitch } from './switch.ts';

/** Lowers statements in order; the result says how the last of them always leaves. */
export function lowerStatements(scope: FunctionScope, children: Children): Leaves {
  let leaves: Leaves;
  for (const child of children ?? []) {
    if (!isNode(child)) continue;
    const own = lowerStatement(scope, child);
    if (!isSilent(child)) leaves = own;
  }
  return leaves;
}

/** Nothing runs here, so the statement before it still decides. */
function isSilent(node: Node): boolean {
  return node.kind === 'noop' || node.kind === 'inline' || node.kind === 'function';
}

function lowerBody(scope: FunctionScope, child: Child): Leaves {
  return isNode(child) ? lowerStatement(scope, child) : undefined;
}

function lowerStatement(scope: FunctionScope, node: Node): Leaves {
  const line = scope.file.at.line(node);
  const { block } = scope;
  switch (node.kind) {
    case 'expressionstatement':
      return lowerExpressionStatement(scope, node, line);
    case 'echo':
      for (const child of node.expressions ?? []) {
        if (isNode(child)) scope.steps.push({ do: 'echo', block, line, expr: scope.expr(child) });
      }
      return undefined;
    case 'return': {
      const expr = node.expr ? scope.expr(node.expr) : undefined;
      scope.steps.push({ do: 'return', block, line, ...(expr && { expr }) });
      return 'return';
    }
    case 'throw':
      scope.steps.push({ do: 'throw', block, line, expr: scope.expr(node.what) });
      return 'throw';
    case 'break':
    case 'continue':
      return leaveLoop(scope, node);
    case 'block':
    case 'declare':
      return lowerStatements(scope, node.children);
    case 'namespace':
      scope.file.names.enter(namespaceName(node));
      return lowerStatements(scope, node.children);
    case 'if':
      return lowerIf(scope, node);
    case 'for':
    case 'foreach':
    case 'while':
    case 'do':
      return lowerLoop(scope, node, line);
    case 'switch':
      return lowerSwitch(scope, node, line, lowerStatements);
    case 'try':
      return lowerTry(scope, node);
    case 'global':
      scope.steps.push({ do: 'global', block, line, names: (node.items ?? []).map(nameText).filter(Boolean) });
      return undefined;
    case 'static':
      for (const child of node.variables ?? []) lowerStatic(scope, child, line);
      return undefined;
    case 'unset': {
      const targets = (node.variables ?? []).filter(isNode).map((child) => scope.expr(child));
      scope.steps.push({ do: 'unset', block, line, targets });
      return undefined;
    }
    case 'function':
      scope.file.function(node, scope);
      return undefined;
    case 'class':
    case 'interface':
    case 'trait':
    case 'enum':
      scope.file.classLike(node);
      return undefined;
    case 'constantstatement':
      for (const child of node.constants ?? []) lowerConstant(scope, child, line);
      return undefined;
    case 'usegroup':
      lowerImports(scope.file.names, node);
      return undefined;
    case 'goto':
    case 'label':
    case 'inline':
    case 'halt':
    case 'noop':
    case 'error':
      return undefined;
    default:
      scope.steps.push({ do: 'expr', block, line, expr: scope.expr(node) });
      return undefined;
  }
}

function lowerExpressionStatement(scope: FunctionScope, node: NodeOf<'expressionstatement'>, line: number): Leaves {
  const { block } = scope;
  const expr = scope.expr(node.expression);
  if (expr.op === 'throw') {
    scope.steps.push({ do: 'throw', block, line, expr: expr.expr });
    return 'throw';
  }
  scope.steps.push({ do: expr.op === 'yield' ? 'yield' : 'expr', block, line, expr });
  return expr.op === 'exit' ? 'exit' : undefined;
}

function namespaceName(node: NodeOf<'namespace'>): string {
  if (typeof node.name === 'string') return node.name;
  return isNode(node.name) ? nameText(node.name) : '';
}

function leaveLoop(scope: FunctionScope, node: NodeOf<'break' | 'continue'>): Leaves {
  const level = isNode(node.level) && node.level.kind === 'number' ? Number(node.level.value) || 1 : 1;
  const { breakables } = scope;
  const target = Math.max(0, breakables.length - level);
  for (const [index, loop] of breakables.entries()) {
    // `continue` ends a switch, but only starts a loop anew.
    if (index > target || (index === target && (node.kind === 'break' || loop.isSwitch))) loop.broken = true;
  }
  return node.kind;
}

function lowerStatic(scope: FunctionScope, child: Child, line: number): void {
  if (!isNode(child)) return;
  const { block } = scope;
  if (child.kind === 'staticvariable') {
    const value = child.defaultValue ? scope.expr(child.defaultValue) : undefined;
    scope.steps.push({ do: 'static', block, line, name: nameText(child.variable), ...(value && { value }) });
  } else scope.steps.push({ do: 'static', block, line, name: nameText(child) });
}

function lowerConstant(scope: FunctionScope, child: Child, line: number): void {
  if (!isNode(child) || child.kind !== 'constant') return;
  const name = scope.file.names.declared(nameText(child.name));
  scope.file.constants.push({
    name,
    value: scope.expr(child.value),
    line: child.loc ? scope.file.at.line(child) : line,
  });
}

function lowerIf(scope: FunctionScope, node: IfNode): Leaves {
  const group = scope.newGroup();
  const arms: Leaves[] = [];
  let current: Child = node;
  while (isNode(current) && current.kind === 'if') {
    const branch: IfNode = current;
    const test = scope.expr(branch.test);
    scope.steps.push({ do: 'test', block: scope.block, line: scope.file.at.line(branch), expr: test });
    arms.push(scope.inBlock(group, 'then', test, () => lowerBody(scope, branch.body)));
    current = branch.alternate;
  }
  if (!isNode(current)) return undefined;
  const last = current;
  arms.push(scope.inBlock(group, 'else', undefined, () => lowerBody(scope, last)));
  return weakest(arms);
}

function lowerLoop(scope: FunctionScope, node: LoopNode, line: number): Leaves {
  const group = scope.newGroup();
  const loop = { broken: false, isSwitch: false };
  if (node.kind === 'for') for (const child of node.init ?? []) pushExpression(scope, child, line);
  const test = node.kind === 'do' ? undefined : lowerLoopTest(scope, node, line);
  scope.breakables.push(loop);
  scope.inBlock(group, 'loop', test, () => {
    if (node.kind === 'foreach') pushForeach(scope, node, line);
    const leaves = lowerBody(scope, node.body);
    if (node.kind === 'for') for (const child of node.increment ?? []) pushExpression(scope, child, line);
    return leaves;
  });
  scope.breakables.pop();
  const after = node.kind === 'do' ? lowerLoopTest(scope, node, line) : test;
  return isEndless(node, after) && !loop.broken ? 'return' : undefined;
}

/** A loop that no `break` ends is left by `return` or `throw` alone, if at all. */
function isEndless(node: LoopNode, test: Expr | undefined): boolean {
  if (node.kind === 'foreach') return false;
  if (!test) return node.kind === 'for';
  return test.op === 'lit' && Boolean(test.value);
}

function pushExpression(scope: FunctionScope, child: Child, line: number): void {
  if (isNode(child)) scope.steps.push({ do: 'expr', block: scope.block, line, expr: scope.expr(child) });
}

/** Of several conditions in a `for` the last one decides; the others only run. */
function lowerLoopTest(scope: FunctionScope, node: LoopNode, line: number): Expr | undefined {
  const conditions = (Array.isArray(node.test) ? node.test : [node.test]).filter(isNode);
  let last: Expr | undefined;
  for (const condition of conditions) {
    last = scope.expr(condition);
    const own = node.kind === 'do' ? scope.file.at.line(condition) : line;
    scope.steps.push({ do: 'test', block: scope.block, line: own, expr: last });
  }
  return last;
}

function pushForeach(scope: FunctionScope, node: LoopNode, line: number): void {
  const source = scope.expr(node.source);
  const key = node.key ? scope.expr(node.key) : undefined;
  const value = scope.expr(node.value);
  scope.steps.push({ do: 'foreach', block: scope.block, line, source, ...(key && { key }), value });
}

function lowerTry(scope: FunctionScope, node: NodeOf<'try'>): Leaves {
  const group = scope.newGroup();
  const arms: Leaves[] = [scope.inBlock(group, 'try', undefined, () => lowerBody(scope, node.body))];
  for (const child of node.catches ?? []) {
    if (!isNode(child) || child.kind !== 'catch') continue;
    noteCaught(scope, child);
    arms.push(scope.inBlock(group, 'catch', undefined, () => lowerBody(scope, child.body)));
  }
  const always = node.always;
  if (!isNode(always)) return weakest(arms);
  const last: Block['leaves'] = scope.inBlock(group, 'finally', undefined, () => lowerBody(scope, always));
  return last ?? weakest(arms);
}

/** The variable of a `catch` is declared with the classes it may hold. */
function noteCaught(scope: FunctionScope, node: NodeOf<'catch'>): void {
  const variable = nameText(node.variable);
  if (!variable) return;
  const known = scope.varTypes.get(variable)?.classes ?? [];
  const caught = (node.what ?? []).filter(isNode).map((child) => scope.file.names.className(nameText(child)));
  scope.varTypes.set(variable, { classes: [...new Set([...known, ...caught])], builtins: [] });
}
