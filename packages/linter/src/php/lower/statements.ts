import type {
  CatchNode,
  ConstantNode,
  ForeachNode,
  ForNode,
  IfNode,
  Node,
  NodeOf,
  Nodes,
  StaticVariable,
  TryNode,
  WhileNode,
} from '../ast.ts';
import type { Block, Expr } from '../facts.ts';
import { lowerImports } from './imports.ts';
import { type Leaves, weakest } from './leaving.ts';
import type { FunctionScope } from './scope.ts';
import { lowerSwitch } from './switch.ts';

/** Lowers statements in order; the result says how the last of them always leaves. */
export function lowerStatements(scope: FunctionScope, children: Nodes): Leaves {
  let leaves: Leaves;
  for (const child of children) {
    const own = lowerStatement(scope, child);
    if (!isSilent(child)) leaves = own;
  }
  return leaves;
}

/** Nothing runs here, so the statement before it still decides. */
function isSilent(node: Node): boolean {
  return node.kind === 'noop' || node.kind === 'inline' || node.kind === 'function';
}

function lowerStatement(scope: FunctionScope, node: Node): Leaves {
  const line = scope.file.at.line(node);
  const { block } = scope;
  switch (node.kind) {
    case 'expressionstatement':
      return lowerExpressionStatement(scope, node, line);
    case 'echo':
      for (const child of node.expressions) scope.steps.push({ do: 'echo', block, line, expr: scope.expr(child) });
      return undefined;
    case 'return': {
      const expr = node.expression ? scope.expr(node.expression) : undefined;
      scope.steps.push({ do: 'return', block, line, ...(expr && { expr }) });
      return 'return';
    }
    case 'break':
    case 'continue':
      return leaveLoop(scope, node);
    case 'block':
    case 'declare':
      return lowerStatements(scope, node.children);
    case 'namespace':
      scope.file.names.enter(node.name);
      return lowerStatements(scope, node.children);
    case 'if':
      return lowerIf(scope, node);
    case 'for':
      return lowerFor(scope, node, line);
    case 'foreach':
      return lowerForeach(scope, node, line);
    case 'while':
    case 'do':
      return lowerWhile(scope, node, line);
    case 'switch':
      return lowerSwitch(scope, node, line, lowerStatements);
    case 'try':
      return lowerTry(scope, node);
    case 'global':
      scope.steps.push({ do: 'global', block, line, names: node.variables.flatMap(nameOf) });
      return undefined;
    case 'static':
      for (const variable of node.variables) lowerStatic(scope, variable, line);
      return undefined;
    case 'unset': {
      const targets = node.variables.map((child) => scope.expr(child));
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
      for (const constant of node.constants) lowerConstant(scope, constant);
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

/** The name that a `global` gives, where it is none that only running it tells. */
function nameOf(node: Node): readonly string[] {
  return node.kind === 'variable' && typeof node.name === 'string' ? [node.name] : [];
}

function leaveLoop(scope: FunctionScope, node: NodeOf<'break' | 'continue'>): Leaves {
  const { breakables } = scope;
  const target = Math.max(0, breakables.length - node.levels);
  for (const [index, loop] of breakables.entries()) {
    // `continue` ends a switch, but only starts a loop anew.
    if (index > target || (index === target && (node.kind === 'break' || loop.isSwitch))) loop.broken = true;
  }
  return node.kind;
}

function lowerStatic(scope: FunctionScope, variable: StaticVariable, line: number): void {
  const { block } = scope;
  const value = variable.value ? scope.expr(variable.value) : undefined;
  scope.steps.push({ do: 'static', block, line, name: variable.name, ...(value && { value }) });
}

function lowerConstant(scope: FunctionScope, node: ConstantNode): void {
  const name = scope.file.names.declared(node.name);
  scope.file.constants.push({ name, value: scope.expr(node.value), line: scope.file.at.line(node) });
}

function lowerIf(scope: FunctionScope, node: IfNode): Leaves {
  const group = scope.newGroup();
  const arms: Leaves[] = [];
  let current: Node | undefined = node;
  while (current?.kind === 'if') {
    const branch: IfNode = current;
    const test = scope.expr(branch.test);
    scope.steps.push({ do: 'test', block: scope.block, line: scope.file.at.line(branch), expr: test });
    arms.push(scope.inBlock(group, 'then', test, () => lowerStatement(scope, branch.body)));
    current = branch.alternate;
  }
  if (!current) return undefined;
  const last = current;
  arms.push(scope.inBlock(group, 'else', undefined, () => lowerStatement(scope, last)));
  return weakest(arms);
}

function lowerFor(scope: FunctionScope, node: ForNode, line: number): Leaves {
  const group = scope.newGroup();
  pushExpressions(scope, node.init, line);
  // Of several conditions the last one decides; the others only run.
  let test: Expr | undefined;
  for (const condition of node.test) test = pushTest(scope, condition, line);
  return inLoop(scope, group, test, isEndless(test ?? always), () => {
    const leaves = lowerStatement(scope, node.body);
    pushExpressions(scope, node.increment, line);
    return leaves;
  });
}

function lowerForeach(scope: FunctionScope, node: ForeachNode, line: number): Leaves {
  return inLoop(scope, scope.newGroup(), undefined, false, () => {
    const source = scope.expr(node.source);
    const key = node.key ? scope.expr(node.key) : undefined;
    const value = scope.expr(node.value);
    scope.steps.push({ do: 'foreach', block: scope.block, line, source, ...(key && { key }), value });
    return lowerStatement(scope, node.body);
  });
}

function lowerWhile(scope: FunctionScope, node: WhileNode, line: number): Leaves {
  const group = scope.newGroup();
  if (node.kind === 'while') {
    const test = pushTest(scope, node.test, line);
    return inLoop(scope, group, test, isEndless(test), () => lowerStatement(scope, node.body));
  }
  const loop = { broken: false, isSwitch: false };
  scope.breakables.push(loop);
  scope.inBlock(group, 'loop', undefined, () => lowerStatement(scope, node.body));
  scope.breakables.pop();
  const test = pushTest(scope, node.test, scope.file.at.line(node.test));
  return isEndless(test) && !loop.broken ? 'return' : undefined;
}

/** A loop that no `break` ends is left by `return` or `throw` alone, if at all. */
function inLoop(
  scope: FunctionScope,
  group: number,
  test: Expr | undefined,
  isEndless: boolean,
  body: () => Leaves,
): Leaves {
  const loop = { broken: false, isSwitch: false };
  scope.breakables.push(loop);
  scope.inBlock(group, 'loop', test, body);
  scope.breakables.pop();
  return isEndless && !loop.broken ? 'return' : undefined;
}

/** The condition of a `for` that has none. */
const always: Expr = { op: 'lit', value: true };

function isEndless(test: Expr): boolean {
  return test.op === 'lit' && Boolean(test.value);
}

function pushExpressions(scope: FunctionScope, nodes: Nodes, line: number): void {
  for (const node of nodes) scope.steps.push({ do: 'expr', block: scope.block, line, expr: scope.expr(node) });
}

function pushTest(scope: FunctionScope, node: Node, line: number): Expr {
  const expr = scope.expr(node);
  scope.steps.push({ do: 'test', block: scope.block, line, expr });
  return expr;
}

function lowerTry(scope: FunctionScope, node: TryNode): Leaves {
  const group = scope.newGroup();
  const arms: Leaves[] = [scope.inBlock(group, 'try', undefined, () => lowerStatement(scope, node.body))];
  for (const child of node.catches) {
    noteCaught(scope, child);
    arms.push(scope.inBlock(group, 'catch', undefined, () => lowerStatement(scope, child.body)));
  }
  const { always } = node;
  if (!always) return weakest(arms);
  const last: Block['leaves'] = scope.inBlock(group, 'finally', undefined, () => lowerStatement(scope, always));
  return last ?? weakest(arms);
}

/** The variable of a `catch` is declared with the classes it may hold. */
function noteCaught(scope: FunctionScope, { variable, classes }: CatchNode): void {
  if (!variable) return;
  const known = scope.varTypes.get(variable)?.classes ?? [];
  const caught = classes.map((name) => scope.file.names.className(name));
  scope.varTypes.set(variable, { classes: [...new Set([...known, ...caught])], builtins: [] });
}
