/** Functions of the project, and what members of its objects stand for. */
import {
  type ArrowFunction,
  type BinaryExpression,
  type ClassDeclaration,
  type ClassExpression,
  type ConstructorDeclaration,
  type FunctionDeclaration,
  type FunctionExpression,
  type MethodDeclaration,
  Node,
  type ParameterDeclaration,
  type SourceFile,
  SyntaxKind,
} from 'ts-morph';
import { declarationOf, exportedFrom, importedBy, requiredBy, unwrapped } from './declarations.ts';
import type { ParsedCode } from './parsed-code.ts';

export type FunctionNode =
  | FunctionDeclaration
  | FunctionExpression
  | ArrowFunction
  | MethodDeclaration
  | ConstructorDeclaration;

type ClassLike = ClassDeclaration | ClassExpression;

/** What parameters hold on one way through the code. */
export interface Frame {
  readonly bound: ReadonlyMap<ParameterDeclaration, Bound>;
  readonly depth: number;
}

/** An expression and the frame in which it stands. */
export interface Bound {
  readonly node: Node;
  readonly frame: Frame;
}

export const NO_FRAME: Frame = { bound: new Map(), depth: 0 };

/** How far names, members and calls are followed into each other. */
export const MAX_DEPTH = 14;

export function isFunction(node: Node | undefined): node is FunctionNode {
  return (
    Node.isFunctionDeclaration(node) ||
    Node.isFunctionExpression(node) ||
    Node.isArrowFunction(node) ||
    Node.isMethodDeclaration(node) ||
    Node.isConstructorDeclaration(node)
  );
}

export function enclosingFunction(node: Node): FunctionNode | undefined {
  return node.getFirstAncestor(isFunction);
}

/** What an import of the project's own modules stands for. */
export function ownExport(code: ParsedCode, declaration: Node): Node | undefined {
  const imported = importedBy(declaration);
  if (!imported?.specifier.startsWith('.')) return undefined;
  const file = code.imported(declaration.getSourceFile(), imported.specifier);
  return file && exportedFrom(code, file, imported.name);
}

/** Follows a callee, or anything that may be a function, to the function itself. */
export function functionOf(
  code: ParsedCode,
  node: Node,
  frame: Frame,
  hops: number = MAX_DEPTH,
): FunctionNode | undefined {
  if (hops === 0) return undefined;
  const at = unwrapped(node);
  if (isFunction(at)) return at;
  if (Node.isVariableDeclaration(at)) {
    const own = ownExport(code, at);
    const initializer = own ?? at.getInitializer();
    return initializer && functionOf(code, initializer, frame, hops - 1);
  }
  if (Node.isPropertyAssignment(at)) {
    const initializer = at.getInitializer();
    return initializer && functionOf(code, initializer, frame, hops - 1);
  }
  if (Node.isPropertyDeclaration(at)) {
    const initializer = at.getInitializer();
    return initializer && functionOf(code, initializer, frame, hops - 1);
  }
  if (Node.isIdentifier(at)) {
    const declaration = declarationOf(at);
    if (!declaration) return undefined;
    if (Node.isParameterDeclaration(declaration)) {
      const bound = frame.bound.get(declaration);
      return bound && functionOf(code, bound.node, bound.frame, hops - 1);
    }
    if (Node.isBindingElement(declaration)) {
      const [member] = boundMember(code, declaration, frame, hops - 1);
      return member && functionOf(code, member.node, member.frame, hops - 1);
    }
    return functionOf(code, ownExport(code, declaration) ?? declaration, frame, hops - 1);
  }
  if (Node.isPropertyAccessExpression(at)) {
    const [member] = membersOf(code, at.getExpression(), at.getName(), frame, hops - 1);
    return member && functionOf(code, member.node, member.frame, hops - 1);
  }
  return undefined;
}

/** What a destructured name holds. */
export function boundMember(code: ParsedCode, element: Node, frame: Frame, hops: number): readonly Bound[] {
  if (!Node.isBindingElement(element)) return [];
  const pattern = element.getParent();
  if (!Node.isObjectBindingPattern(pattern)) return [];
  const holder = pattern.getParent();
  const name = element.getPropertyNameNode()?.getText() ?? element.getName();
  if (Node.isVariableDeclaration(holder)) {
    const initializer = holder.getInitializer();
    return initializer ? membersOf(code, initializer, name, frame, hops) : [];
  }
  if (!Node.isParameterDeclaration(holder)) return [];
  const bound = frame.bound.get(holder);
  return bound ? membersOf(code, bound.node, name, bound.frame, hops) : [];
}

/** The same frame with a function's parameters bound to the arguments of a call. */
export function bindArguments(fn: FunctionNode, args: readonly Node[], caller: Frame): Frame {
  const bound = new Map(caller.bound);
  fn.getParameters().forEach((parameter, index) => {
    const argument = args[index];
    const node = argument && !Node.isSpreadElement(argument) ? argument : parameter.getInitializer();
    if (node) bound.set(parameter, { node, frame: caller });
    else bound.delete(parameter);
  });
  return { bound, depth: caller.depth + 1 };
}

/** What a function may give back. */
export function returnsOf(fn: FunctionNode): readonly Node[] {
  if (Node.isArrowFunction(fn)) {
    const body = fn.getBody();
    if (!Node.isBlock(body)) return [body];
  }
  return fn.getDescendantsOfKind(SyntaxKind.ReturnStatement).flatMap((statement) => {
    const value = enclosingFunction(statement) === fn ? statement.getExpression() : undefined;
    return value ?? [];
  });
}

/** What a member of an object of the project may be; none where the object is not the project's own. */
export function membersOf(
  code: ParsedCode,
  object: Node,
  name: string,
  frame: Frame,
  hops: number = MAX_DEPTH,
): readonly Bound[] {
  if (hops <= 0) return [];
  const at = unwrapped(object);
  const into = (node: Node | undefined, inner: Frame = frame): readonly Bound[] =>
    node ? membersOf(code, node, name, inner, hops - 1) : [];
  if (Node.isObjectLiteralExpression(at)) {
    const property = at.getProperty(name) ?? at.getProperty(`'${name}'`);
    if (Node.isPropertyAssignment(property)) {
      const initializer = property.getInitializer();
      return initializer ? [{ node: initializer, frame }] : [];
    }
    if (Node.isShorthandPropertyAssignment(property)) return [{ node: property.getNameNode(), frame }];
    if (Node.isMethodDeclaration(property)) return [{ node: property, frame }];
    if (Node.isGetAccessorDeclaration(property)) {
      const value = property.getStatements().find(Node.isReturnStatement)?.getExpression();
      return value ? [{ node: value, frame }] : [];
    }
    return at
      .getProperties()
      .flatMap((spread) => (Node.isSpreadAssignment(spread) ? into(spread.getExpression()) : []));
  }
  if (Node.isIdentifier(at)) {
    const declaration = declarationOf(at);
    if (!declaration) return [];
    if (Node.isParameterDeclaration(declaration)) {
      const bound = frame.bound.get(declaration);
      return bound ? into(bound.node, bound.frame) : into(declaration.getInitializer());
    }
    if (Node.isBindingElement(declaration))
      return boundMember(code, declaration, frame, hops - 1).flatMap((bound) => into(bound.node, bound.frame));
    const imported = importedBy(declaration);
    if (imported) {
      if (!imported.specifier.startsWith('.')) return [];
      const file = code.imported(declaration.getSourceFile(), imported.specifier);
      if (!file) return [];
      const direct = imported.name === '' ? exportedFrom(code, file, name) : undefined;
      return direct ? [{ node: direct, frame }] : into(exportedFrom(code, file, imported.name));
    }
    if (Node.isClassDeclaration(declaration)) return into(declaration);
    if (!Node.isVariableDeclaration(declaration)) return [];
    return [...assignedMembers(declaration, at.getText(), name, frame), ...into(declaration.getInitializer())];
  }
  if (Node.isThisExpression(at))
    return into(at.getFirstAncestor(isClassLike) ?? at.getFirstAncestor(Node.isObjectLiteralExpression));
  if (isClassLike(at)) return classMembers(at, name, frame);
  if (Node.isVariableDeclaration(at)) return into(at.getInitializer());
  if (Node.isNewExpression(at)) {
    const callee = at.getExpression();
    const declared = Node.isIdentifier(callee) ? declarationOf(callee) : undefined;
    const known = declared && (ownExport(code, declared) ?? declared);
    const cls = known && Node.isVariableDeclaration(known) ? known.getInitializer() : known;
    if (!isClassLike(cls)) return [];
    const [constructor] = cls.getConstructors();
    return into(cls, constructor ? bindArguments(constructor, at.getArguments(), frame) : frame);
  }
  if (Node.isCallExpression(at)) {
    const required = requiredBy(at);
    if (required !== undefined) {
      const file = required.startsWith('.') ? code.imported(at.getSourceFile(), required) : undefined;
      const exported = file && exportedFrom(code, file, name);
      return exported ? [{ node: exported, frame }] : into(file && exportedFrom(code, file, ''));
    }
    const callee = at.getExpression().getText().slice(0, 20);
    if (callee === 'Object.freeze' || callee === 'Object.assign')
      return at.getArguments().flatMap((argument) => into(argument));
    const fn = frame.depth < MAX_DEPTH ? functionOf(code, at.getExpression(), frame, hops - 1) : undefined;
    if (!fn) return [];
    const inner = bindArguments(fn, at.getArguments(), frame);
    return returnsOf(fn).flatMap((value) => into(value, inner));
  }
  if (Node.isPropertyAccessExpression(at)) {
    return membersOf(code, at.getExpression(), at.getName(), frame, hops - 1).flatMap((bound) =>
      into(bound.node, bound.frame),
    );
  }
  if (Node.isConditionalExpression(at)) return [...into(at.getWhenTrue()), ...into(at.getWhenFalse())];
  if (Node.isBinaryExpression(at)) return [...into(at.getLeft()), ...into(at.getRight())];
  return [];
}

function isClassLike(node: Node | undefined): node is ClassLike {
  return Node.isClassDeclaration(node) || Node.isClassExpression(node);
}

function classMembers(cls: ClassLike, name: string, frame: Frame): readonly Bound[] {
  const method = cls.getInstanceMethod(name) ?? cls.getStaticMethod(name);
  if (method) return [{ node: method, frame }];
  const result: Bound[] = [];
  const property = cls.getInstanceProperty(name) ?? cls.getStaticProperty(name);
  if (Node.isPropertyDeclaration(property)) {
    const initializer = property.getInitializer();
    if (initializer) result.push({ node: initializer, frame });
  } else if (Node.isParameterDeclaration(property)) result.push({ node: property.getNameNode(), frame });
  else if (Node.isGetAccessorDeclaration(property)) {
    const value = property.getStatements().find(Node.isReturnStatement)?.getExpression();
    if (value) result.push({ node: value, frame });
  }
  const own = cls.getName();
  return [
    ...result,
    ...assignmentsIn(cls, `this.${name}`, frame),
    ...(own === undefined ? [] : assignmentsIn(cls.getSourceFile(), `${own}.${name}`, frame)),
  ];
}

function assignedMembers(declaration: Node, object: string, name: string, frame: Frame): readonly Bound[] {
  return assignmentsIn(declaration.getSourceFile(), `${object}.${name}`, frame);
}

/** Assignments of each file, by the text of what is assigned to. */
const ASSIGNMENTS = new WeakMap<SourceFile, ReadonlyMap<string, readonly BinaryExpression[]>>();

function assignmentsOf(file: SourceFile): ReadonlyMap<string, readonly BinaryExpression[]> {
  const known = ASSIGNMENTS.get(file);
  if (known) return known;
  const result = new Map<string, BinaryExpression[]>();
  for (const expression of file.getDescendantsOfKind(SyntaxKind.BinaryExpression)) {
    if (!ASSIGNS.has(expression.getOperatorToken().getKind()) || expression.getLeft().getWidth() > 100) continue;
    const target = expression.getLeft().getText();
    const list = result.get(target);
    if (list) list.push(expression);
    else result.set(target, [expression]);
  }
  ASSIGNMENTS.set(file, result);
  return result;
}

const ASSIGNS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
]);

/** What is assigned to a name or member below a node, told by its text. */
export function assignmentsIn(scope: Node, target: string, frame: Frame): readonly Bound[] {
  const all = assignmentsOf(scope.getSourceFile()).get(target) ?? [];
  return all
    .filter((assignment) => scope.containsRange(assignment.getPos(), assignment.getEnd()))
    .map((assignment) => ({ node: assignment.getRight(), frame }));
}
