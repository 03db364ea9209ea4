import type { Arg, AttributeFacts, CallExpr, ClassRef, Expr, Span } from '../facts.ts';
import { type Child, type Children, type LookupNode, type Node, type NodeOf, isNode, nameText } from '../ast.ts';
import type { FunctionScope } from './scope.ts';

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
  const inner =
    offset.kind === 'encapsedpart' ? offset.expression : offset.kind === 'literal' ? offset.value : offset;
  const lowered = scope.expr(inner);
  return lowered.op === 'lit' && typeof lowered.value === 'string' ? lowered.value : lowered;
}

/** `f(…)`, `$x->m(…)`, `X::m(…)`, `$f(…)` and their first-class callable forms. */
export function lowerCall(scope: FunctionScope, node: NodeOf<'call'>): Expr {
  const what = node.what;
  const span = scope.file.at.span(node);
  const target = isNode(what) ? callee(scope, what, span) : undefined;
  if (!target) return { op: 'other', parts: lowerArgs(scope, node.arguments).map((arg) => arg.value) };
  const args = lowerArgs(scope, node.arguments);
  const call: CallExpr = { ...target, args, span };
  if (call.op === 'call' && typeof call.name === 'string') noteDefine(scope, call, span);
  const first = node.arguments?.[0];
  return isNode(first) && first.kind === 'variadicplaceholder' ? { op: 'callable', target: call } : call;
}

type WithoutArgs<T> = T extends unknown ? Omit<T, 'args' | 'span'> : never;
type Callee = WithoutArgs<Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>>;

function callee(scope: FunctionScope, what: Node, span: Span): Callee {
  if (!what.parenthesizedExpression) {
    if (what.kind === 'name' || what.kind === 'selfreference' || what.kind === 'parentreference') {
      const written = what.kind === 'name' ? nameText(what) : what.kind === 'selfreference' ? 'self' : 'parent';
      return { op: 'call', ...scope.file.names.functionName(written) };
    }
    if (what.kind === 'propertylookup' || what.kind === 'nullsafepropertylookup') {
      const base = scope.expr(what.what);
      return { op: 'mcall', base, name: lowerMemberName(scope, what.offset), ...nameLine(scope, what, span) };
    }
    if (what.kind === 'staticlookup') {
      const cls = lowerClassRef(scope, what.what);
      return { op: 'scall', cls, name: lowerMemberName(scope, what.offset), ...nameLine(scope, what, span) };
    }
  }
  const called = scope.expr(what);
  return called.op === 'lit' && typeof called.value === 'string' && /^\\?[a-z_][\w\\]*$/i.test(called.value)
    ? { op: 'call', ...scope.file.names.functionName(`\\${called.value.replace(/^\\/, '')}`) }
    : { op: 'call', name: called };
}

function nameLine(scope: FunctionScope, what: LookupNode, span: Span): { nameLine?: number } {
  const offset = what.offset;
  if (span[0] === span[2] || !isNode(offset) || !offset.loc) return {};
  const line = scope.file.at.line(offset);
  return line === span[0] ? {} : { nameLine: line };
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
