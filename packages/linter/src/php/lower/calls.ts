import { type Child, type Children, isNode, type LookupNode, type Node, type NodeOf, nameText } from '../ast.ts';
import type { Arg, AttributeFacts, CallExpr, ClassRef, Expr, Span } from '../facts.ts';
import type { FunctionScope, Writable } from './scope.ts';

/** `self`, `static` and `parent` as the parser gives them, or as plain names in places where it does not know better. */
const relatives = new Map([
  ['self', 'self'],
  ['static', 'static'],
  ['parent', 'parent'],
] as const);

/** The class before `::`, after `new` or after `instanceof`. */
export function lowerClassRef(scope: FunctionScope, child: Child): ClassRef {
  if (!isNode(child)) return { dynamic: { op: 'other', parts: [] } };
  switch (child.kind) {
    case 'selfreference':
      return { relative: 'self' };
    case 'staticreference':
      return { relative: 'static' };
    case 'parentreference':
      return { relative: 'parent' };
    case 'name': {
      const relative = relatives.get(child.name.toLowerCase() as 'self');
      return relative ? { relative } : { name: scope.file.names.className(nameText(child)) };
    }
    case 'class':
      return { anonymous: scope.file.classLike(child) };
    default: {
      const dynamic = scope.expr(child);
      return dynamic.op === 'lit' && typeof dynamic.value === 'string' && dynamic.value !== ''
        ? { name: dynamic.value.replace(/^\\/, '') }
        : { dynamic };
    }
  }
}

export function lowerArgs(scope: FunctionScope, children: Children): Arg[] {
  const args: Arg[] = [];
  for (const child of children ?? []) {
    if (!isNode(child) || child.kind === 'noop' || child.kind === 'variadicplaceholder') continue;
    if (child.kind === 'variadic') args.push({ value: scope.expr(child.what), spread: true });
    else if (child.kind === 'namedargument') args.push({ value: scope.expr(child.value), name: child.name });
    else args.push({ value: scope.expr(child) });
  }
  return args;
}

export function lowerAttributes(scope: FunctionScope, groups: Children): AttributeFacts[] | undefined {
  if (!groups || groups.length === 0) return undefined;
  const attributes: AttributeFacts[] = [];
  for (const group of groups) {
    if (!isNode(group) || group.kind !== 'attrgroup') continue;
    for (const attribute of group.attrs ?? []) {
      if (!isNode(attribute) || attribute.kind !== 'attribute' || typeof attribute.name !== 'string') continue;
      attributes.push({ name: scope.file.names.className(attribute.name), args: lowerArgs(scope, attribute.args) });
    }
  }
  return attributes.length === 0 ? undefined : attributes;
}

/** Name of a member: an identifier, or an expression that gives it. */
export function lowerMemberName(scope: FunctionScope, offset: Child): string | Expr {
  if (!isNode(offset)) return { op: 'other', parts: [] };
  if (offset.kind === 'identifier') return nameText(offset);
  const inner = offset.kind === 'encapsedpart' ? offset.expression : offset.kind === 'literal' ? offset.value : offset;
  const lowered = scope.expr(inner);
  return lowered.op === 'lit' && typeof lowered.value === 'string' ? lowered.value : lowered;
}

/** `f(…)`, `$x->m(…)`, `X::m(…)`, `$f(…)` and their first-class callable forms. */
export function lowerCall(scope: FunctionScope, node: NodeOf<'call'>): Expr {
  const what = node.what;
  if (!isNode(what)) return { op: 'other', parts: lowerArgs(scope, node.arguments).map((arg) => arg.value) };
  const call = callOf(scope, what, node);
  const first = node.arguments?.[0];
  if (isNode(first) && first.kind === 'variadicplaceholder') return { op: 'callable', target: call };
  return isCalledClass(call) ? { op: 'classConst', cls: { relative: 'static' }, name: 'class' } : call;
}

/** `get_called_class()` is another spelling of `static::class` (https://www.php.net/get_called_class). */
function isCalledClass(call: CallExpr): boolean {
  if (call.op !== 'call') return false;
  const plain = call.fallback ?? call.name;
  return typeof plain === 'string' && plain.toLowerCase() === 'get_called_class';
}

function callOf(scope: FunctionScope, what: Node, node: NodeOf<'call'>): CallExpr {
  const span = scope.file.at.span(node);
  if (!what.parenthesizedExpression) {
    switch (what.kind) {
      case 'name':
        return namedCall(scope, nameText(what), node.arguments, span);
      case 'selfreference':
        return namedCall(scope, 'self', node.arguments, span);
      case 'parentreference':
        return namedCall(scope, 'parent', node.arguments, span);
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

function namedCall(scope: FunctionScope, written: string, children: Children, span: Span): CallExpr {
  const { name, fallback } = scope.file.names.functionName(written);
  const args = lowerArgs(scope, children);
  const call =
    fallback === undefined
      ? ({ op: 'call', name, args, span } as const)
      : ({ op: 'call', name, fallback, args, span } as const);
  noteDefine(scope, call, span);
  return call;
}

function memberCall(scope: FunctionScope, what: LookupNode, children: Children, span: Span): CallExpr {
  let call: Writable<Extract<CallExpr, { op: 'mcall' | 'scall' }>>;
  if (what.kind === 'staticlookup') {
    const cls = lowerClassRef(scope, what.what);
    call = { op: 'scall', cls, name: lowerMemberName(scope, what.offset), args: lowerArgs(scope, children), span };
  } else {
    const base = scope.expr(what.what);
    call = { op: 'mcall', base, name: lowerMemberName(scope, what.offset), args: lowerArgs(scope, children), span };
  }
  if (span[0] !== span[2] && isNode(what.offset) && what.offset.loc) {
    const line = scope.file.at.line(what.offset);
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
