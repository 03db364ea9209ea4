import type { ArrayNode, LookupNode, MatchNode, Node, NodeOf, Nodes } from '../ast.ts';
import type { ArrayItem, Expr } from '../facts.ts';
import { lowerCall, lowerClassRef, lowerMemberName, lowerNew, lowerPipe } from './calls.ts';
import { lowerMagic, numberValue } from './literals.ts';
import type { FunctionScope } from './scope.ts';

const nothing: Expr = { op: 'other', parts: [] };

/** Lowers one expression; what the parser could not read becomes an `other` without parts. */
export function lowerExpression(scope: FunctionScope, node: Node): Expr {
  switch (node.kind) {
    case 'string':
      return { op: 'lit', value: node.value };
    case 'number':
      return { op: 'lit', value: numberValue(node.value) };
    case 'boolean':
      return { op: 'lit', value: node.value };
    case 'nullkeyword':
      return { op: 'lit', value: null };
    case 'magic':
      return lowerMagic(scope, node);
    case 'name':
      return lowerConstant(scope, node.name);
    case 'identifier':
      return { op: 'lit', value: node.name };
    case 'variable':
      return lowerVariable(scope, node.name);
    case 'interpolated':
      return lowerInterpolated(scope, node);
    case 'shell':
      return { op: 'shell', parts: lowerAll(scope, node.parts), span: scope.file.at.span(node) };
    case 'bin':
      return lowerBinary(scope, node);
    case 'retif': {
      const test = scope.expr(node.test);
      const then = node.then ? scope.expr(node.then) : undefined;
      return { op: 'ternary', test, ...(then && { then }), else: scope.expr(node.otherwise) };
    }
    case 'unary':
      return lowerUnary(scope, node);
    case 'silent':
      return { op: 'unary', kind: '@', expr: scope.expr(node.what) };
    case 'cast':
      return { op: 'cast', kind: node.type, expr: scope.expr(node.what) };
    case 'pre':
    case 'post':
      return { op: 'assign', target: scope.expr(node.what), value: { op: 'lit', value: 1 }, kind: `${node.type}=` };
    case 'assign':
      return lowerAssign(scope, node.left, node.right, node.operator);
    case 'array':
    case 'list':
      return { op: 'array', items: lowerItems(scope, node) };
    case 'offsetlookup': {
      const base = scope.expr(node.what);
      return node.offset ? { op: 'index', base, key: scope.expr(node.offset) } : { op: 'index', base };
    }
    case 'propertylookup':
    case 'nullsafepropertylookup':
      return { op: 'prop', base: scope.expr(node.what), name: lowerMemberName(scope, node.member) };
    case 'staticlookup':
      return lowerStaticLookup(scope, node);
    case 'call':
      return lowerCall(scope, node);
    case 'new':
      return lowerNew(scope, node);
    case 'closure':
    case 'arrowfunc':
      return { op: 'closure', fn: scope.file.closure(node, scope) };
    case 'match':
      return lowerMatch(scope, node);
    case 'include': {
      const kind = `${node.require ? 'require' : 'include'}${node.once ? '_once' : ''}` as const;
      return { op: 'include', path: scope.expr(node.what), kind, span: scope.file.at.span(node) };
    }
    case 'isset':
      return { op: 'isset', exprs: lowerAll(scope, node.variables) };
    case 'empty':
      return { op: 'empty', expr: scope.expr(node.what) };
    case 'clone': {
      const cloned = scope.expr(node.what);
      return node.properties
        ? { op: 'clone', expr: cloned, with: scope.expr(node.properties) }
        : { op: 'clone', expr: cloned };
    }
    case 'yield': {
      const key = node.key ? scope.expr(node.key) : undefined;
      const value = node.value ? scope.expr(node.value) : undefined;
      return { op: 'yield', ...(key && { key }), ...(value && { value }) };
    }
    case 'yieldfrom':
      return { op: 'yield', value: scope.expr(node.what), from: true };
    case 'exit':
      return node.what ? { op: 'exit', expr: scope.expr(node.what) } : { op: 'exit' };
    case 'throw':
      return { op: 'throw', expr: scope.expr(node.what) };
    case 'print':
      return { op: 'print', expr: scope.expr(node.what) };
    case 'eval':
      return { op: 'other', parts: [scope.expr(node.what)] };
    case 'variadic':
    case 'namedargument':
      return scope.expr(node.what);
    case 'entry':
      return scope.expr(node.value);
    default:
      return nothing;
  }
}

function lowerAll(scope: FunctionScope, nodes: Nodes): Expr[] {
  return nodes.map((node) => scope.expr(node));
}

function lowerConstant(scope: FunctionScope, written: string): Expr {
  return { op: 'const', ...scope.file.names.constantName(written) };
}

function lowerVariable(scope: FunctionScope, name: string | Node): Expr {
  if (typeof name === 'string') return { op: 'var', name };
  const expr = scope.expr(name);
  return expr.op === 'lit' && typeof expr.value === 'string' ? { op: 'var', name: expr.value } : { op: 'varvar', expr };
}

function lowerInterpolated(scope: FunctionScope, node: NodeOf<'interpolated'>): Expr {
  const parts = lowerAll(scope, node.parts);
  const [only] = parts;
  if (parts.length === 0) return { op: 'lit', value: '' };
  return parts.length === 1 && only?.op === 'lit' ? only : { op: 'concat', parts };
}

/** Operands in one chain of one operator, beyond which its value is no matter: facts must not nest as deep. */
const longestChain = 100;

/** Left operands are walked in a loop: a chain of thousands of operators nests as deep on the left. */
function lowerBinary(scope: FunctionScope, node: NodeOf<'bin'>): Expr {
  const chain: NodeOf<'bin'>[] = [];
  let left: Node = node;
  while (left.kind === 'bin') {
    chain.push(left);
    left = left.left;
  }
  let result = scope.expr(left);
  if (chain.length > longestChain && chain.every((link) => link.type === node.type) && node.type !== '.') {
    const rest = chain.reverse().map((link) => scope.expr(link.right));
    return { op: 'other', parts: [result, ...rest] };
  }
  for (let at = chain.length - 1; at >= 0; at--) {
    const link = chain[at];
    if (link) result = joinOperands(scope, result, link);
  }
  return result;
}

function joinOperands(scope: FunctionScope, left: Expr, node: NodeOf<'bin'>): Expr {
  switch (node.type) {
    case '.': {
      const right = scope.expr(node.right);
      const parts = left.op === 'concat' ? (left.parts as Expr[]) : [left];
      if (right.op === 'concat') parts.push(...right.parts);
      else parts.push(right);
      return { op: 'concat', parts };
    }
    case '??':
      return { op: 'coalesce', left, right: scope.expr(node.right) };
    case 'instanceof':
      return { op: 'instanceof', expr: left, cls: lowerClassRef(scope, node.right) };
    case '|>':
      return lowerPipe(scope, node, left);
    default:
      return { op: 'bin', kind: node.type.toLowerCase(), left, right: scope.expr(node.right) };
  }
}

function lowerUnary(scope: FunctionScope, node: NodeOf<'unary' | 'pre' | 'post'>): Expr {
  const expr = scope.expr(node.what);
  const kind = node.type as '!' | '-' | '+' | '~';
  return kind === '-' && expr.op === 'lit' && typeof expr.value === 'number'
    ? { op: 'lit', value: -expr.value }
    : { op: 'unary', kind, expr };
}

/** Operators of equal meaning are spelled alike: `$a = &$b` is `=&`. */
function lowerAssign(scope: FunctionScope, left: Node, right: Node, kind: string): Expr {
  const target = scope.expr(left);
  return { op: 'assign', target, value: scope.expr(right), kind };
}

/** Holes of a destructuring keep their place; a literal array has none. */
function lowerItems(scope: FunctionScope, array: ArrayNode): ArrayItem[] {
  const items: ArrayItem[] = [];
  const { at } = scope.file;
  let line = at.line(array);
  for (const child of array.items) {
    if (child.kind === 'noop') {
      if (array.kind === 'list') items.push({ value: nothing });
      continue;
    }
    const item = lowerItem(scope, child);
    const own = at.line(child);
    items.push(own === line ? item : { ...item, line: own });
    line = own;
  }
  return items;
}

function lowerItem(scope: FunctionScope, child: Node): ArrayItem {
  if (child.kind !== 'entry') return { value: scope.expr(child) };
  if (child.unpack) return { value: scope.expr(child.value), spread: true };
  const key = child.key ? scope.expr(child.key) : undefined;
  const value = scope.expr(child.value);
  return key ? { key, value } : { value };
}

function lowerStaticLookup(scope: FunctionScope, node: LookupNode): Expr {
  const cls = lowerClassRef(scope, node.what);
  const { member } = node;
  if (member.kind === 'variable') {
    if (typeof member.name === 'string') return { op: 'sprop', cls, name: member.name };
    return { op: 'other', parts: ['dynamic' in cls ? cls.dynamic : nothing, scope.expr(member.name)] };
  }
  const name = lowerMemberName(scope, member);
  if (typeof name !== 'string') return { op: 'other', parts: ['dynamic' in cls ? cls.dynamic : nothing, name] };
  return { op: 'classConst', cls, name: name.toLowerCase() === 'class' ? 'class' : name };
}

function lowerMatch(scope: FunctionScope, node: MatchNode): Expr {
  const subject = scope.expr(node.subject);
  const arms = node.arms.map(({ conditions, body }) => ({
    tests: conditions ? lowerAll(scope, conditions) : null,
    value: scope.expr(body),
  }));
  return { op: 'match', subject, arms };
}
