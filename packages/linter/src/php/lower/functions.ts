import type { FunctionNode, HookNode, Node, ParameterNode } from '../ast.ts';
import type { DocFacts } from '../doc-comment.ts';
import type { FunctionFacts, FunctionId, ParamFacts, TypeFacts } from '../facts.ts';
import { lowerAttributes } from './calls.ts';
import type { Leaves } from './leaving.ts';
import { type ClassScope, type FileScope, FunctionScope, type Writable } from './scope.ts';
import { lowerStatements } from './statements.ts';
import { lowerType } from './types.ts';

/** What a function has beside its parameters and its body. */
type Head = Pick<FunctionFacts, 'kind' | 'name'> &
  Partial<Pick<FunctionFacts, 'static' | 'abstract' | 'visibility' | 'outer' | 'outerStep' | 'uses'>>;

/** Lowers a body that the node does not hold. */
export type BodyLowering = (scope: FunctionScope) => Leaves;

export function lowerFunction(file: FileScope, node: FunctionNode, body?: BodyLowering): FunctionId {
  const { name } = node;
  return build(file, node, { kind: 'function', name: file.names.declared(name) }, name, undefined, body);
}

export function lowerMethod(file: FileScope, node: FunctionNode, cls: ClassScope, body?: BodyLowering): FunctionId {
  const { name } = node;
  const abstract = node.isAbstract || cls.kind === 'interface';
  const head: Head = {
    kind: 'method',
    name,
    ...(node.isStatic && { static: true }),
    ...(abstract && { abstract: true }),
    visibility: node.visibility,
  };
  return build(file, node, head, name, cls, body);
}

export function lowerClosure(file: FileScope, node: FunctionNode, within: FunctionScope): FunctionId {
  const uses = node.uses.map(({ name, byReference }) => ({ name, ...(byReference && { byRef: true as const }) }));
  const head: Head = {
    kind: node.kind === 'arrowfunc' ? 'arrow' : 'closure',
    name: '',
    ...(node.isStatic && { static: true }),
    outer: within.id,
    outerStep: within.steps.length,
    ...(uses.length > 0 && { uses }),
  };
  return build(file, node, head, '{closure}', within.cls);
}

function build(
  file: FileScope,
  node: FunctionNode,
  head: Head,
  name: string,
  cls: ClassScope | undefined,
  body?: BodyLowering,
): FunctionId {
  const id = reserve(file);
  const scope = new FunctionScope(file, id, name, cls);
  const doc = file.doc(file.at.docBefore(node, node.attributes), cls);
  const params = lowerParams(scope, node.parameters, doc);
  const returns = lowerType(file, node.type, cls);
  const attributes = lowerAttributes(scope, node.attributes);
  const span = file.at.span(node);
  const leaves = body ? body(scope) : lowerFunctionBody(scope, node);
  const varTypes = varTypesOf(scope, node);
  const facts: Writable<FunctionFacts> = {
    ...head,
    params,
    blocks: scope.finish(leaves),
    steps: scope.steps,
    mentions: scope.mentions.finish(),
    span,
  };
  if (cls) facts.cls = cls.id;
  if (returns) facts.returns = returns;
  if (doc?.returns && saysMore(doc.returns, returns)) facts.docReturns = doc.returns;
  if (varTypes) facts.varTypes = varTypes;
  if (attributes) facts.attributes = attributes;
  if (doc && doc.tags.length > 0) facts.tags = doc.tags;
  file.functions[id] = facts;
  return id;
}

/** Takes the next number, so that functions are ordered by where they start. */
export function reserve(file: FileScope): FunctionId {
  const id = file.functions.length;
  const mentions = { calls: [], writes: [] };
  file.functions.push({ kind: 'closure', name: '', params: [], blocks: [], steps: [], mentions, span: [1, 1, 1, 1] });
  return id;
}

function lowerFunctionBody(scope: FunctionScope, node: FunctionNode): Leaves {
  if (!node.body) return undefined;
  if (node.body.kind === 'block') return lowerStatements(scope, node.body.children);
  const line = scope.file.at.line(node.body);
  scope.steps.push({ do: 'return', block: 0, line, expr: scope.expr(node.body) });
  return 'return';
}

function lowerParams(scope: FunctionScope, nodes: readonly ParameterNode[], doc: DocFacts | undefined): ParamFacts[] {
  return nodes.map((node) => lowerParam(scope, node, doc));
}

function lowerParam(scope: FunctionScope, child: ParameterNode, doc: DocFacts | undefined): ParamFacts {
  const { file, cls } = scope;
  const { name, promoted } = child;
  const param: Writable<ParamFacts> = { name };
  const type = lowerType(file, child.type, cls);
  if (type) param.type = type;
  // A promoted parameter may have the docblock of a property.
  const own = promoted ? file.doc(file.at.docBefore(child, child.attributes), cls)?.vars : undefined;
  const documented = doc?.params.get(name) ?? own?.get(name) ?? own?.get('');
  if (documented && saysMore(documented, type)) param.docType = documented;
  if (child.value) param.default = scope.expr(child.value);
  if (child.variadic) param.variadic = true;
  if (child.byReference) param.byRef = true;
  if (promoted) param.promoted = true;
  const attributes = lowerAttributes(scope, child.attributes);
  if (attributes) param.attributes = attributes;
  return param;
}

/** A documented type counts where the declared one names no class, or when it tells of elements. */
export function saysMore(documented: TypeFacts, declared: TypeFacts | undefined): boolean {
  return !declared || declared.classes.length === 0 || documented.elements !== undefined;
}

/** @param node The function's node; without one all docblocks that nothing else has taken are meant. */
export function varTypesOf(scope: FunctionScope, node?: Node): Record<string, TypeFacts> | undefined {
  const types = new Map(scope.varTypes);
  for (const { comment, assigned } of scope.file.at.docsWithin(node)) {
    for (const [written, type] of scope.file.doc(comment, scope.cls)?.vars ?? []) {
      const name = written || assigned;
      const known = name && types.get(name);
      if (name) types.set(name, known ? merged(known, type) : type);
    }
  }
  return types.size === 0 ? undefined : Object.fromEntries(types);
}

function merged(a: TypeFacts, b: TypeFacts): TypeFacts {
  const elements = [...new Set([...(a.elements ?? []), ...(b.elements ?? [])])];
  return {
    classes: [...new Set([...a.classes, ...b.classes])],
    builtins: [...new Set([...a.builtins, ...b.builtins])],
    ...(elements.length > 0 && { elements }),
  };
}

/** A property hook: `get` returns its expression, `set` assigns it to the property. */
export function lowerHook(
  file: FileScope,
  node: HookNode,
  prop: string,
  cls: ClassScope,
  type?: TypeFacts,
): FunctionId {
  const id = reserve(file);
  const scope = new FunctionScope(file, id, `$${prop}::${node.name}`, cls);
  const declared = lowerParams(scope, node.parameters, undefined);
  const value = { name: 'value', ...(type && { type }) };
  const params = node.name === 'set' && declared.length === 0 ? [value] : declared;
  const attributes = lowerAttributes(scope, node.attributes);
  const leaves = lowerHookBody(scope, node, prop);
  file.functions[id] = {
    kind: 'hook',
    name: scope.name,
    cls: cls.id,
    ...(!node.body && { abstract: true }),
    params,
    ...(node.name === 'get' && type && { returns: type }),
    blocks: scope.finish(leaves),
    steps: scope.steps,
    mentions: scope.mentions.finish(),
    ...(attributes && { attributes }),
    span: file.at.span(node),
  };
  return id;
}

function lowerHookBody(scope: FunctionScope, node: HookNode, prop: string): Leaves {
  const { body } = node;
  if (!body) return undefined;
  if (body.kind === 'block') return lowerStatements(scope, body.children);
  const line = scope.file.at.line(body);
  const expr = scope.expr(body);
  if (node.name !== 'set') {
    scope.steps.push({ do: 'return', block: 0, line, expr });
    return 'return';
  }
  const target = { op: 'prop', base: { op: 'var', name: 'this' }, name: prop } as const;
  const assigned = { op: 'assign', target, value: expr, kind: '=' } as const;
  scope.mentions.note(assigned);
  scope.steps.push({ do: 'expr', block: 0, line, expr: assigned });
  return undefined;
}
