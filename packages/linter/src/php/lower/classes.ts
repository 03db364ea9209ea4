import type {
  ClassLikeNode,
  FunctionNode,
  HookNode,
  Node,
  Nodes,
  PropertyNode,
  PropertyStatementNode,
} from '../ast.ts';
import type { ClassFacts, ClassId, Expr, FunctionId, PropertyFacts, TypeFacts } from '../facts.ts';
import { lowerAttributes } from './calls.ts';
import { type BodyLowering, lowerHook, lowerMethod, saysMore } from './functions.ts';
import { type ClassScope, type FileScope, FunctionScope } from './scope.ts';
import { lowerType } from './types.ts';

/** What the members of a class-like add to it. */
interface Members {
  readonly constants: Record<string, Expr>;
  readonly properties: PropertyFacts[];
  readonly methods: FunctionId[];
  readonly traits: string[];
  readonly aliases: Record<string, string>;
}

/** A class-like whose members come one by one. */
export interface ClassInProgress {
  readonly scope: ClassScope;
  readonly members: Members;
}

export function lowerClassLike(file: FileScope, node: ClassLikeNode): ClassId {
  const started = startClass(file, node);
  lowerMembers(file, started, node.body);
  return started.scope.id;
}

/** Lowers all of a class-like but its members, which {@link lowerMembers} adds, at once or in several goes. */
export function startClass(file: FileScope, node: ClassLikeNode): ClassInProgress {
  const name = node.name === '' ? '' : file.names.declared(node.name);
  const parents = classNames(file, node.extends);
  const id = file.classes.length;
  const members: Members = { constants: {}, properties: [], methods: [], traits: [], aliases: {} };
  const scope: ClassScope = {
    id,
    name,
    kind: node.kind,
    ...(node.kind === 'class' && parents[0] && { parent: parents[0] }),
  };
  const doc = file.doc(file.at.docBefore(node, node.attributes), scope);
  const facts: ClassFacts = {
    kind: node.kind,
    name,
    ...(node.isAbstract && { abstract: true }),
    extends: parents,
    implements: classNames(file, node.implements),
    traits: members.traits,
    constants: members.constants,
    properties: members.properties,
    methods: members.methods,
    ...(doc && doc.properties.size > 0 && { docProperties: Object.fromEntries(doc.properties) }),
    ...(doc && doc.methods.size > 0 && { docMethods: Object.fromEntries(doc.methods) }),
    span: file.at.span(node),
  };
  file.classes.push(facts);
  const attributes = lowerAttributes(initialisers(file, scope), node.attributes);
  if (attributes) file.classes[id] = { ...facts, attributes };
  return { scope, members };
}

/** @param methodBody Lowers the bodies of methods instead of what their nodes hold. */
export function lowerMembers(
  file: FileScope,
  { scope, members }: ClassInProgress,
  body: Nodes,
  methodBody?: BodyLowering,
): void {
  for (const member of body) lowerMember(file, scope, members, member, methodBody);
  const facts = file.classes[scope.id];
  if (facts && Object.keys(members.aliases).length > 0) {
    file.classes[scope.id] = { ...facts, traitAliases: members.aliases };
  }
}

/** Constants, defaults and attributes run outside any function; their steps, if any, belong to none. */
function initialisers(file: FileScope, scope: ClassScope): FunctionScope {
  return new FunctionScope(file, 0, '', scope);
}

function classNames(file: FileScope, names: readonly string[]): string[] {
  return names.map((name) => file.names.className(name));
}

function lowerMember(
  file: FileScope,
  cls: ClassScope,
  members: Members,
  node: Node,
  methodBody: BodyLowering | undefined,
): void {
  switch (node.kind) {
    case 'method':
      members.methods.push(lowerMethod(file, node, cls, methodBody));
      if (node.name.toLowerCase() === '__construct') promote(file, cls, members, node);
      return;
    case 'propertystatement':
      for (const property of node.properties) lowerProperty(file, cls, members, property, node);
      return;
    case 'classconstant':
      for (const { name, value } of node.constants) members.constants[name] = initialisers(file, cls).expr(value);
      return;
    case 'enumcase':
      members.constants[node.name] = node.value ? initialisers(file, cls).expr(node.value) : { op: 'lit', value: null };
      return;
    case 'traituse':
      members.traits.push(...classNames(file, node.traits));
      for (const { method, as } of node.aliases) if (as) members.aliases[as] = method;
      return;
    default:
  }
}

function lowerProperty(
  file: FileScope,
  cls: ClassScope,
  members: Members,
  child: PropertyNode,
  statement: PropertyStatementNode,
): void {
  const { name } = child;
  const scope = initialisers(file, cls);
  const type = lowerType(file, statement.type, cls);
  const vars = file.doc(file.at.docBefore(statement, statement.attributes), cls)?.vars;
  const attributes = lowerAttributes(scope, statement.attributes);
  const documented = vars?.get(name) ?? vars?.get('');
  members.properties.push({
    name,
    ...(statement.isStatic && { static: true }),
    ...(type && { type }),
    ...(documented && saysMore(documented, type) && { docType: documented }),
    ...(child.value && { default: scope.expr(child.value) }),
    visibility: statement.visibility,
    ...(attributes && { attributes }),
    line: file.at.line(child),
  });
  lowerHooks(file, cls, members, child.hooks, name, type);
}

function lowerHooks(
  file: FileScope,
  cls: ClassScope,
  members: Members,
  hooks: readonly HookNode[],
  property: string,
  type: TypeFacts | undefined,
): void {
  for (const hook of hooks) members.methods.push(lowerHook(file, hook, property, cls, type));
}

/** Promoted parameters are listed as properties too, without the parameter's default. */
function promote(file: FileScope, cls: ClassScope, members: Members, constructor: FunctionNode): void {
  const params = file.functions[members.methods.at(-1) ?? -1]?.params ?? [];
  for (const child of constructor.parameters) {
    const param = params.find((candidate) => candidate.promoted && candidate.name === child.name);
    if (!param || !child.promoted) continue;
    members.properties.push({
      name: param.name,
      ...(param.type && { type: param.type }),
      ...(param.docType && { docType: param.docType }),
      visibility: child.promoted,
      ...(param.attributes && { attributes: param.attributes }),
      line: file.at.line(child),
    });
    lowerHooks(file, cls, members, child.hooks, param.name, param.type);
  }
}
