import { type Child, type Children, type ClassLikeNode, isNode, type Node, type NodeOf, nameText } from '../ast.ts';
import type { ClassFacts, ClassId, Expr, FunctionId, PropertyFacts, TypeFacts } from '../facts.ts';
import { lowerAttributes } from './calls.ts';
import { type BodyLowering, lowerHook, lowerMethod, saysMore, visibilityOf } from './functions.ts';
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
  const written = nameText(node.name);
  const name = written === '' ? '' : file.names.declared(written);
  const parents = namesIn(file, node.extends);
  const id = file.classes.length;
  const members: Members = { constants: {}, properties: [], methods: [], traits: [], aliases: {} };
  const scope: ClassScope = {
    id,
    name,
    kind: node.kind,
    ...(node.kind === 'class' && parents[0] && { parent: parents[0] }),
  };
  const doc = file.doc(file.at.docBefore(node, node.attrGroups), scope);
  const facts: ClassFacts = {
    kind: node.kind,
    name,
    ...(node.isAbstract && { abstract: true }),
    extends: parents,
    implements: namesIn(file, node.implements),
    traits: members.traits,
    constants: members.constants,
    properties: members.properties,
    methods: members.methods,
    ...(doc && doc.properties.size > 0 && { docProperties: Object.fromEntries(doc.properties) }),
    ...(doc && doc.methods.size > 0 && { docMethods: Object.fromEntries(doc.methods) }),
    span: file.at.span(node),
  };
  file.classes.push(facts);
  const attributes = lowerAttributes(initialisers(file, scope), node.attrGroups);
  if (attributes) file.classes[id] = { ...facts, attributes };
  return { scope, members };
}

/** @param methodBody Lowers the bodies of methods instead of what their nodes hold. */
export function lowerMembers(
  file: FileScope,
  { scope, members }: ClassInProgress,
  body: Children,
  methodBody?: BodyLowering,
): void {
  for (const member of body ?? []) if (isNode(member)) lowerMember(file, scope, members, member, methodBody);
  const facts = file.classes[scope.id];
  if (facts && Object.keys(members.aliases).length > 0) {
    file.classes[scope.id] = { ...facts, traitAliases: members.aliases };
  }
}

/** Constants, defaults and attributes run outside any function; their steps, if any, belong to none. */
function initialisers(file: FileScope, scope: ClassScope): FunctionScope {
  return new FunctionScope(file, 0, '', scope);
}

function namesIn(file: FileScope, child: Child | Children): string[] {
  const children = Array.isArray(child) ? child : [child];
  return children.filter(isNode).map((name) => file.names.className(nameText(name)));
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
      if (nameText(node.name).toLowerCase() === '__construct') promote(file, cls, members, node);
      return;
    case 'propertystatement':
      for (const property of node.properties ?? []) lowerProperty(file, cls, members, property, node);
      return;
    case 'classconstant':
      for (const constant of node.constants ?? []) {
        if (!isNode(constant) || constant.kind !== 'constant') continue;
        members.constants[nameText(constant.name)] = initialisers(file, cls).expr(constant.value);
      }
      return;
    case 'enumcase':
      members.constants[nameText(node.name)] = node.value
        ? initialisers(file, cls).expr(node.value)
        : { op: 'lit', value: null };
      return;
    case 'traituse':
      members.traits.push(...namesIn(file, node.traits));
      for (const child of node.adaptations ?? []) {
        if (!isNode(child) || child.kind !== 'traitalias') continue;
        const alias = nameText(child.as);
        if (alias) members.aliases[alias] = nameText(child.method);
      }
      return;
    default:
  }
}

function lowerProperty(
  file: FileScope,
  cls: ClassScope,
  members: Members,
  child: Child,
  statement: NodeOf<'propertystatement'>,
): void {
  if (!isNode(child) || child.kind !== 'property') return;
  const name = nameText(child.name);
  const scope = initialisers(file, cls);
  const type = lowerType(file, child.type, child.nullable, cls);
  const vars = file.doc(file.at.docBefore(statement, child.attrGroups), cls)?.vars;
  const attributes = lowerAttributes(scope, child.attrGroups);
  const documented = vars?.get(name) ?? vars?.get('');
  members.properties.push({
    name,
    ...(statement.isStatic && { static: true }),
    ...(type && { type }),
    ...(documented && saysMore(documented, type) && { docType: documented }),
    ...(child.value && { default: scope.expr(child.value) }),
    visibility: visibilityOf(statement.visibility),
    ...(attributes && { attributes }),
    line: file.at.line(child),
  });
  lowerHooks(file, cls, members, child.hooks, name, type);
}

function lowerHooks(
  file: FileScope,
  cls: ClassScope,
  members: Members,
  hooks: Children,
  property: string,
  type: TypeFacts | undefined,
): void {
  for (const hook of hooks ?? []) {
    if (isNode(hook) && hook.kind === 'propertyhook') members.methods.push(lowerHook(file, hook, property, cls, type));
  }
}

const visibilityByFlag = new Map([
  [2, 'protected'],
  [4, 'private'],
] as const);

/** Promoted parameters are listed as properties too, without the parameter's default. */
function promote(file: FileScope, cls: ClassScope, members: Members, constructor: NodeOf<'method'>): void {
  const params = file.functions[members.methods.at(-1) ?? -1]?.params ?? [];
  for (const child of constructor.arguments ?? []) {
    if (!isNode(child) || child.kind !== 'parameter') continue;
    const param = params.find((candidate) => candidate.promoted && candidate.name === nameText(child.name));
    if (!param) continue;
    members.properties.push({
      name: param.name,
      ...(param.type && { type: param.type }),
      ...(param.docType && { docType: param.docType }),
      visibility: visibilityByFlag.get(child.flags as 2 | 4) ?? 'public',
      ...(param.attributes && { attributes: param.attributes }),
      line: file.at.line(child),
    });
    lowerHooks(file, cls, members, child.hooks, param.name, param.type);
  }
}
