import type { AttributeNode, CallNode, LookupNode, Node, NodeOf, Nodes } from '../ast.ts';
import type { Arg, AttributeFacts, CallExpr, ClassRef, Expr, Span } from '../facts.ts';
import { madeByName } from '../made-by-name.ts';
import type { FunctionScope, Writable } from './scope.ts';

/** Names that stand for the class around them and its parent. */
const relatives = new Map([
  ['self', 'self'],
  ['static', 'static'],
  ['parent', 'parent'],
] as const);

/** The class before `::`, after `new` or after `instanceof`. */
export function lowerClassRef(scope: FunctionScope, node: Node): ClassRef {
  switch (node.kind) {
    case 'name': {
      const relative = relatives.get(node.name.toLowerCase() as 'self');
      return relative ? { relative } : { name: scope.file.names.className(node.name) };
    }
    case 'class':
      return { anonymous: scope.file.classLike(node) };
    default: {
      const dynamic = scope.expr(node);
      return dynamic.op === 'lit' && typeof dynamic.value === 'string' && dynamic.value !== ''
        ? { name: dynamic.value.replace(/^\\/, '') }
        : { dynamic };
    }
  }
}

export function lowerArgs(scope: FunctionScope, children: Nodes): Arg[] {
  const args: Arg[] = [];
  for (const child of children) {
    if (child.kind === 'variadicplaceholder') continue;
    if (child.kind === 'variadic') args.push({ value: scope.expr(child.what), spread: true });
    else if (child.kind === 'namedargument') args.push({ value: scope.expr(child.what), name: child.name });
    else args.push({ value: scope.expr(child) });
  }
  return args;
}

export function lowerAttributes(
  scope: FunctionScope,
  attributes: readonly AttributeNode[],
): AttributeFacts[] | undefined {
  if (attributes.length === 0) return undefined;
  return attributes.map((attribute) => ({
    name: scope.file.names.className(attribute.name),
    args: lowerArgs(scope, attribute.arguments),
  }));
}

/** Name of a member: an identifier, or an expression that gives it. */
export function lowerMemberName(scope: FunctionScope, member: Node): string | Expr {
  if (member.kind === 'identifier') return member.name;
  const lowered = scope.expr(member);
  return lowered.op === 'lit' && typeof lowered.value === 'string' ? lowered.value : lowered;
}

/** `f(…)`, `$x->m(…)`, `X::m(…)`, `$f(…)` and their first-class callable forms. */
export function lowerCall(scope: FunctionScope, node: CallNode): Expr {
  const call = callOf(scope, node);
  if (node.arguments[0]?.kind === 'variadicplaceholder') return { op: 'callable', target: call };
  if (isCalledClass(call)) return { op: 'classConst', cls: { relative: 'static' }, name: 'class' };
  return madeByName(call) ?? call;
}

/** `get_called_class()` is another spelling of `static::class` (https://www.php.net/get_called_class). */
function isCalledClass(call: CallExpr): boolean {
  if (call.op !== 'call') return false;
  const plain = call.fallback ?? call.name;
  return typeof plain === 'string' && plain.toLowerCase() === 'get_called_class';
}

function callOf(scope: FunctionScope, node: CallNode): CallExpr {
  const { what } = node;
  const span = scope.file.at.span(node);
  if (!what.inBrackets) {
    switch (what.kind) {
      case 'name':
        return namedCall(scope, what.name, node.arguments, span);
      case 'propertylookup':
      case 'nullsafepropertylookup':
      case 'staticlookup':
        return memberCall(scope, what, node.arguments, span);
      default:
    }
  }
  const called = scope.expr(what);
  if (called.op === 'lit' && typeof called.value === 'string' && /^\\?[a-z_][\w\\]*$/i.test(called.value)) {
    return namedCall(scope, `\\${called.value.replace(/^\\/, '')}`, node.arguments, span);
  }
  return { op: 'call', name: called, args: lowerArgs(scope, node.arguments), span };
}

function namedCall(scope: FunctionScope, written: string, children: Nodes, span: Span): CallExpr {
  const { name, fallback } = scope.file.names.functionName(written);
  const args = lowerArgs(scope, children);
  const call =
    fallback === undefined
      ? ({ op: 'call', name, args, span } as const)
      : ({ op: 'call', name, fallback, args, span } as const);
  noteDefine(scope, call, span);
  return call;
}

function memberCall(scope: FunctionScope, what: LookupNode, children: Nodes, span: Span): CallExpr {
  let call: Writable<Extract<CallExpr, { op: 'mcall' | 'scall' }>>;
  if (what.kind === 'staticlookup') {
    const cls = lowerClassRef(scope, what.what);
    call = { op: 'scall', cls, name: lowerMemberName(scope, what.member), args: lowerArgs(scope, children), span };
  } else {
    const base = scope.expr(what.what);
    call = { op: 'mcall', base, name: lowerMemberName(scope, what.member), args: lowerArgs(scope, children), span };
  }
  if (span[0] !== span[2]) {
    const line = scope.file.at.line(what.member);
    if (line !== span[0]) call.nameLine = line;
  }
  return call;
}

/** `define('X', …)` declares a constant wherever it stands; its name is never relative to the namespace. */
function noteDefine(scope: FunctionScope, call: CallExpr & { op: 'call' }, span: Span): void {
  const plain = call.fallback ?? call.name;
  if (typeof plain !== 'string' || plain.toLowerCase() !== 'define') return;
  const [name, value] = call.args;
  if (!name || !value || name.value.op !== 'lit' || typeof name.value.value !== 'string') return;
  scope.file.constants.push({ name: name.value.value.replace(/^\\/, ''), value: value.value, line: span[0] });
}

export function lowerNew(scope: FunctionScope, node: NodeOf<'new'>): Expr {
  const args = lowerArgs(scope, node.arguments);
  return { op: 'new', cls: lowerClassRef(scope, node.what), args, span: scope.file.at.span(node) };
}

/** `left |> right`: a call of the right side with the left as its argument. */
export function lowerPipe(scope: FunctionScope, node: NodeOf<'bin'>, left: Expr): Expr {
  const argument: Arg = { value: left };
  const right = scope.expr(node.right);
  if (right.op === 'callable' && 'args' in right.target) return { ...right.target, args: [argument] };
  return { op: 'call', name: right, args: [argument], span: scope.file.at.span(node) };
}
