/** From a name to what it stands for: a declaration of the project, or something of another package. */
import {
  type Expression,
  type Identifier,
  Node,
  type SourceFile,
  SyntaxKind,
  type VariableDeclaration,
} from 'ts-morph';
import type { ParsedCode } from './parsed-code.ts';

/** What is imported under a name: `name` is empty for the module itself. */
export interface Imported {
  readonly specifier: string;
  readonly name: string;
}

/** How often one name may stand for another. */
const MAX_HOPS = 12;

/** The declaration of a variable, parameter, function, class or import that an identifier names. */
export function declarationOf(identifier: Identifier): Node | undefined {
  const parent = identifier.getParent();
  const symbol =
    Node.isShorthandPropertyAssignment(parent) && parent.getNameNode() === identifier
      ? parent.getValueSymbol()
      : identifier.getSymbol();
  return symbol?.getValueDeclaration() ?? symbol?.getDeclarations()[0];
}

/** `require('x')`, `await import('x')`: the specifier. */
export function requiredBy(expression: Node | undefined): string | undefined {
  const call = expression && unwrapped(expression);
  if (!Node.isCallExpression(call)) return undefined;
  const callee = call.getExpression();
  const isRequire = Node.isIdentifier(callee) && callee.getText() === 'require';
  if (!isRequire && !Node.isImportExpression(callee)) return undefined;
  const [argument] = call.getArguments();
  return Node.isStringLiteral(argument) || Node.isNoSubstitutionTemplateLiteral(argument)
    ? argument.getLiteralText()
    : undefined;
}

/** What a declaration imports; undefined where it declares something itself. */
export function importedBy(declaration: Node): Imported | undefined {
  if (Node.isImportSpecifier(declaration)) {
    const specifier = declaration.getImportDeclaration().getModuleSpecifierValue();
    const name = declaration.getName();
    return { specifier, name: name === 'default' ? '' : name };
  }
  if (Node.isImportClause(declaration) || Node.isNamespaceImport(declaration)) {
    const holder = declaration.getFirstAncestor(Node.isImportDeclaration);
    return holder && { specifier: holder.getModuleSpecifierValue(), name: '' };
  }
  if (Node.isImportEqualsDeclaration(declaration)) {
    const reference = declaration.getModuleReference();
    const specifier = Node.isExternalModuleReference(reference) ? reference.getExpression() : undefined;
    return Node.isStringLiteral(specifier) ? { specifier: specifier.getLiteralText(), name: '' } : undefined;
  }
  if (Node.isVariableDeclaration(declaration)) {
    const specifier = requiredBy(declaration.getInitializer());
    return specifier === undefined ? undefined : { specifier, name: '' };
  }
  return undefined;
}

/** The expression without what changes nothing of its value. */
export function unwrapped(expression: Node): Node {
  let at = expression;
  for (;;) {
    if (
      Node.isParenthesizedExpression(at) ||
      Node.isAsExpression(at) ||
      Node.isSatisfiesExpression(at) ||
      Node.isNonNullExpression(at) ||
      Node.isTypeAssertion(at) ||
      Node.isAwaitExpression(at)
    )
      at = at.getExpression();
    else return at;
  }
}

/** Modules that are used under several names. */
const SAME: Readonly<Record<string, string>> = {
  'fs/promises': 'fs',
  'fs-extra': 'fs',
  'graceful-fs': 'fs',
  'path/posix': 'path',
  'fs-extra/esm': 'fs',
};

function moduleName(specifier: string): string {
  const bare = specifier.replace(/^node:/, '');
  return SAME[bare] ?? bare;
}

/**
 * Dotted name of something from another package: `fs.writeFile`, `winston.transports.File`, `multer` for the module itself
 * and for its default export. Undefined for what the project declares.
 */
export function externalName(expression: Node, hops: number = MAX_HOPS): string | undefined {
  if (hops === 0) return undefined;
  const node = unwrapped(expression);
  if (Node.isIdentifier(node)) {
    const declaration = declarationOf(node);
    if (!declaration) return GLOBALS.has(node.getText()) ? node.getText() : undefined;
    return nameOfDeclared(declaration, hops - 1);
  }
  if (Node.isPropertyAccessExpression(node)) {
    const base = externalName(node.getExpression(), hops - 1);
    return base === undefined ? undefined : joined(base, node.getName());
  }
  const required = requiredBy(node);
  if (required !== undefined) return required.startsWith('.') ? undefined : moduleName(required);
  if (Node.isMetaProperty(node)) return 'import.meta';
  if (!Node.isCallExpression(node)) return undefined;
  const callee = externalName(node.getExpression(), hops - 1);
  // https://github.com/TryGhost/node-sqlite3/wiki/API: verbose() gives the module itself.
  if (callee === 'sqlite3.verbose') return 'sqlite3';
  const [argument] = node.getArguments();
  return callee === 'util.promisify' && argument ? externalName(argument, hops - 1) : undefined;
}

const GLOBALS: ReadonlySet<string> = new Set([
  'process',
  'crypto',
  'Bun',
  'Deno',
  'Date',
  'Math',
  'String',
  'URL',
  'Object',
]);

function joined(base: string, name: string): string {
  if (name === 'default' || (base === 'fs' && name === 'promises') || (base === 'path' && name === 'posix'))
    return base;
  return `${base}.${name}`;
}

function nameOfDeclared(declaration: Node, hops: number): string | undefined {
  const imported = importedBy(declaration);
  if (imported) {
    if (imported.specifier.startsWith('.')) return undefined;
    const base = moduleName(imported.specifier);
    return imported.name === '' ? base : joined(base, imported.name);
  }
  if (Node.isVariableDeclaration(declaration)) {
    const initializer = declaration.getInitializer() ?? requiredLater(declaration);
    return initializer && isChain(initializer) ? externalName(initializer, hops) : undefined;
  }
  if (Node.isBindingElement(declaration)) {
    const pattern = declaration.getParent();
    const holder = pattern.getParent();
    if (!Node.isObjectBindingPattern(pattern) || !Node.isVariableDeclaration(holder)) return undefined;
    const initializer = holder.getInitializer();
    const base = initializer && externalName(initializer, hops);
    return base === undefined
      ? undefined
      : joined(base, declaration.getPropertyNameNode()?.getText() ?? declaration.getName());
  }
  return undefined;
}

/** `let sqlite3; try { sqlite3 = require('sqlite3'); } catch {}` */
function requiredLater(declaration: VariableDeclaration): Node | undefined {
  const file = declaration.getSourceFile();
  const name = declaration.getName();
  // The text tells of most variables that nothing is required into them.
  if (
    !new RegExp(`\\b${name.replace(/[^\w]/g, '\\$&')}\\s*=\\s*(?:await\\s+import|require)\\b`).test(file.getFullText())
  )
    return undefined;
  return file
    .getDescendantsOfKind(SyntaxKind.BinaryExpression)
    .find((assignment) => assignment.getLeft().getText() === name && requiredBy(assignment.getRight()) !== undefined)
    ?.getRight();
}

/** Names what another package gives, rather than what calling it returns. */
function isChain(expression: Node): boolean {
  const node = unwrapped(expression);
  if (Node.isCallExpression(node)) {
    return (
      requiredBy(node) !== undefined || /(?:^|\.)(?:promisify|verbose)$/.test(node.getExpression().getText().slice(-40))
    );
  }
  return Node.isIdentifier(node) || Node.isPropertyAccessExpression(node);
}

/** What a name of the project's own modules stands for: a declaration, or the expression that is exported. */
export function exportedFrom(code: ParsedCode, file: SourceFile, name: string, hops: number = 4): Node | undefined {
  if (hops === 0) return undefined;
  for (const statement of file.getStatements()) {
    const found = exportedBy(code, file, statement, name, hops);
    if (found) return found;
  }
  return undefined;
}

function exportedBy(code: ParsedCode, file: SourceFile, statement: Node, name: string, hops: number): Node | undefined {
  if (Node.isVariableStatement(statement)) {
    return statement.isExported() ? statement.getDeclarations().find((known) => known.getName() === name) : undefined;
  }
  if (Node.isFunctionDeclaration(statement) || Node.isClassDeclaration(statement)) {
    if (!statement.hasExportKeyword()) return undefined;
    return statement.hasDefaultKeyword()
      ? name === ''
        ? statement
        : undefined
      : statement.getName() === name
        ? statement
        : undefined;
  }
  if (Node.isExportAssignment(statement))
    return memberOrSelf(statement.getExpression(), name, statement.isExportEquals());
  if (Node.isExportDeclaration(statement)) {
    const specifier = statement.getModuleSpecifierValue();
    const named = statement
      .getNamedExports()
      .find((known) => (known.getAliasNode()?.getText() ?? known.getName()) === name);
    if (specifier === undefined) return named && topLevel(file, named.getName());
    const target = code.imported(file, specifier);
    if (!target || (!named && !statement.isNamespaceExport())) return undefined;
    return exportedFrom(code, target, named?.getName() ?? name, hops - 1);
  }
  if (!Node.isExpressionStatement(statement)) return undefined;
  const assignment = statement.getExpression();
  if (!Node.isBinaryExpression(assignment) || assignment.getOperatorToken().getText() !== '=') return undefined;
  const left = assignment.getLeft().getText();
  if (left === 'module.exports') return memberOrSelf(assignment.getRight(), name, true);
  return left === `exports.${name}` || left === `module.exports.${name}` ? assignment.getRight() : undefined;
}

function memberOrSelf(expression: Expression, name: string, isWhole: boolean): Node | undefined {
  if (name === '') return expression;
  if (!isWhole || !Node.isObjectLiteralExpression(expression)) return undefined;
  const property = expression.getProperty(name);
  if (Node.isPropertyAssignment(property)) return property.getInitializer();
  return Node.isShorthandPropertyAssignment(property) ? property.getNameNode() : property;
}

/** A declaration at the top of a file. */
function topLevel(file: SourceFile, name: string): Node | undefined {
  return file.getVariableDeclaration(name) ?? file.getFunction(name) ?? file.getClass(name);
}
