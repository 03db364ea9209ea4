/** Files that Node code keeps in one folder move to a storage, with every read of the folder. */
import { posix } from 'node:path';
import { type CallExpression, Node, type SourceFile, type Statement, ts } from 'ts-morph';
import { ParsedCode, spanOf } from '../../node-code/parsed-code.ts';
import type { Finding } from '../../result.ts';
import type { Fixer, Proposal } from '../fix.ts';
import type { FixProject } from '../fix-project.ts';
import { readable, textOfBytes } from '../source-text.ts';
import { constantOf, type FolderPath, folderPath, pathOfFolder } from './folder-path.ts';
import { type CodeEdit, makesFolder, movedCall } from './moved-call.ts';
import { storageConstant, storageNames } from './storage-constant.ts';

/** Kinds of files that object storage is for; others belong to a database, a cache or the standard output. */
const KINDS: ReadonlySet<string> = new Set(['upload', 'media', 'export', 'other']);

export const fsToStorage: Fixer = {
  id: 'node/fs-to-storage',
  framework: 'any',
  rules: ['processes/local-disk-write'],
  summary: 'Moves the files of a folder from fs to a storage of @tidemark/sdk, with every read of the folder',
  isSafe: false,
  parses: (path, text) => isWhole(path, readable(text)),
  propose: (finding, project) => {
    if (!/\.[cm]?[jt]s$/.test(finding.path) || !KINDS.has(finding.kind ?? '')) return undefined;
    const source = project.text(finding.path);
    const text = source === undefined ? '' : readable(source);
    // What is not UTF-8, or begins with a mark, has other positions than its text.
    if (source === undefined || textOf(text) !== source || text.startsWith('\uFEFF')) return undefined;
    const file = new ParsedCode(new Map([[finding.path, text]])).files.get(finding.path);
    return file && proposed(file, finding, project, text);
  },
};

function textOf(text: string): string {
  return textOfBytes(Buffer.from(text));
}

function proposed(file: SourceFile, finding: Finding, project: FixProject, text: string): Proposal | undefined {
  const call = callAt(file, finding);
  const path = call
    ?.getArguments()
    .map((argument) => folderPath(argument, finding.path))
    .find((found) => found?.key);
  if (path === undefined) return undefined;
  const own = pathOfFolder(path.folder);
  const names = storageNames(own);
  if (names === undefined || isNamedElsewhere(project, finding.path, own)) return undefined;
  const moved = new FolderMove(file, finding.path, path.folder, names.constant).edits();
  if (moved === undefined) return undefined;
  const folder = folderOf(file, finding.path, path);
  const declared = folder && storageConstant(file, names, folder.text, folder.after);
  if (declared === undefined) return undefined;
  const inBytes = (at: number): number => Buffer.byteLength(text.slice(0, at));
  return {
    edits: [...declared, ...moved].map(({ start, end, text: code }) => ({
      path: finding.path,
      start: inBytes(start),
      end: inBytes(end),
      text: textOf(code),
    })),
    variables: [{ name: names.variable, purpose: `storage of ${own}`, fallback: own }],
    packages: [],
    commands: ['npm install @tidemark/sdk', `npx tidemark storage sync ${own} "$${names.variable}"`],
  };
}

function callAt(file: SourceFile, { startLine, startColumn }: Finding): CallExpression | undefined {
  return file.getDescendants().find((node): node is CallExpression => {
    if (!Node.isCallExpression(node)) return false;
    const [line, column] = spanOf(node);
    return line === startLine && column === startColumn;
  });
}

/**
 * The folder as it is named at the top of the file, else as the call names it, and the statement behind which all of its
 * names are known; undefined where one is known in a function only.
 */
function folderOf(
  file: SourceFile,
  path: string,
  { folder, folderText }: FolderPath,
): { readonly after: Statement | undefined; readonly text: string } | undefined {
  const constant = file.getVariableDeclarations().find((declaration) => {
    if (declaration.getVariableStatement()?.getDeclarationKind() !== 'const') return false;
    const initializer = declaration.getInitializer();
    const named = initializer && folderPath(initializer, path);
    return named?.folder === folder && named.key === undefined;
  });
  const text = constant?.getName() ?? folderText;
  const names = text.replace(/(['"`]).*?\1/g, '').match(/(?<![.\w$])[A-Za-z_$][\w$]*/g) ?? [];
  let after: Statement | undefined;
  for (const name of names) {
    const statement = file.getVariableDeclaration(name)?.getVariableStatement();
    if (statement === undefined && !GLOBAL.has(name) && !isImported(file, name)) return undefined;
    if (statement !== undefined && statement.getEnd() > (after?.getEnd() ?? 0)) after = statement;
  }
  return { after, text };
}

const GLOBAL: ReadonlySet<string> = new Set(['__dirname', 'process', 'import']);

function isImported(file: SourceFile, name: string): boolean {
  return file
    .getImportDeclarations()
    .some((declaration) => new RegExp(`\\b${name.replace(/\$/g, '\\$&')}\\b`).test(declaration.getText()));
}

/** Does another file name the folder? It may read what the storage holds. */
function isNamedElsewhere(project: FixProject, path: string, folder: string): boolean {
  const name = posix.basename(folder).replace(/[^\w]/g, '\\$&');
  const named = new RegExp(`['"\`/]${name}(?=['"\`/])`);
  const others = project.sources();
  return others === undefined || others.some((other) => other !== path && named.test(project.text(other) ?? ''));
}

/** Every use of one folder in a file: all move, or none. */
class FolderMove {
  readonly #file: SourceFile;
  readonly #path: string;
  readonly #folder: string;
  readonly #storage: string;
  readonly #edits: CodeEdit[] = [];
  readonly #done = new Set<Node>();
  #isPossible = true;

  constructor(file: SourceFile, path: string, folder: string, storage: string) {
    this.#file = file;
    this.#path = path;
    this.#folder = folder;
    this.#storage = storage;
  }

  /** Undefined where one use has no counterpart. */
  edits(): readonly CodeEdit[] | undefined {
    this.#visit(this.#file);
    return this.#isPossible ? this.#edits : undefined;
  }

  #visit(node: Node): void {
    if (this.#done.has(node) || !this.#isPossible) return;
    if (Node.isIfStatement(node) && this.#isFolderGuard(node)) this.#edits.push(this.#removal(node));
    else if (Node.isExpression(node) && !isName(node) && this.#use(node)) return;
    else node.forEachChild((child) => this.#visit(child));
  }

  /** @returns whether the node was settled */
  #use(node: Node): boolean {
    const path = folderPath(node, this.#path);
    if (path?.folder !== this.#folder) {
      if (
        (Node.isStringLiteral(node) || Node.isTemplateExpression(node) || Node.isNoSubstitutionTemplateLiteral(node)) &&
        this.#mayName(node)
      )
        this.#isPossible = false;
      return false;
    }
    const parent = node.getParent();
    if (Node.isVariableDeclaration(parent) && parent.getInitializer() === node) {
      const isOwn = parent.getVariableStatement()?.getDeclarationKind() === 'const' && !parent.isExported();
      if (!isOwn) this.#isPossible = false;
      else if (path.key !== undefined && !Node.isIdentifier(node)) {
        this.#edits.push({ start: node.getStart(), end: node.getEnd(), text: path.key });
      }
      return true;
    }
    if (!Node.isCallExpression(parent)) this.#isPossible = false;
    else this.#argument(parent, node, path);
    return true;
  }

  #argument(call: CallExpression, node: Node, path: FolderPath): void {
    if (makesFolder(call) && call.getArguments()[0] === node) {
      const statement = statementOf(call);
      if (statement === undefined) this.#isPossible = false;
      else this.#edits.push(this.#removal(statement));
      return;
    }
    const keys = new Map<number, string>();
    for (const [at, argument] of call.getArguments().entries()) {
      const other = argument === node ? path : folderPath(argument, this.#path);
      if (other?.folder !== this.#folder) continue;
      if (other.key === undefined) this.#isPossible = false;
      else keys.set(at, other.key);
      this.#done.add(argument);
    }
    const edits = this.#isPossible ? movedCall(call, keys, this.#storage) : undefined;
    if (edits === undefined) this.#isPossible = false;
    else this.#edits.push(...edits);
  }

  /** `if (!fs.existsSync(folder)) fs.mkdirSync(folder)` */
  #isFolderGuard(node: Node): boolean {
    if (!Node.isIfStatement(node) || node.getElseStatement() !== undefined) return false;
    const asked = /^!\s*[\w.]*existsSync\((.*)\)$/s.exec(node.getExpression().getText());
    const then = node.getThenStatement();
    const body = Node.isBlock(then) ? then.getStatements() : [then];
    const [only] = body;
    if (asked === null || body.length !== 1 || !Node.isExpressionStatement(only)) return false;
    const expression = only.getExpression();
    const call = Node.isAwaitExpression(expression) ? expression.getExpression() : expression;
    const [folder] = Node.isCallExpression(call) && makesFolder(call) ? call.getArguments() : [];
    const path = folder && folderPath(folder, this.#path);
    return path?.folder === this.#folder && path.key === undefined && folder?.getText() === asked[1];
  }

  /** With its line, where nothing else is on it. */
  #removal(statement: Node): CodeEdit {
    const text = this.#file.getFullText();
    const lineStart = text.lastIndexOf('\n', statement.getStart() - 1) + 1;
    const lineEnd = text.indexOf('\n', statement.getEnd());
    const behind = lineEnd < 0 ? text.length : lineEnd + 1;
    const isAlone =
      text.slice(lineStart, statement.getStart()).trim() === '' && text.slice(statement.getEnd(), behind).trim() === '';
    return isAlone
      ? { start: lineStart, end: behind, text: '' }
      : { start: statement.getStart(), end: statement.getEnd(), text: '' };
  }

  /** Does a text that is no path of the folder hold its name as a part of a path? A route begins with a slash. */
  #mayName(node: Node): boolean {
    const text = node.getText().slice(1, -1);
    const name = posix.basename(pathOfFolder(this.#folder));
    if (text.startsWith('/') && Node.isCallExpression(node.getParent())) return false;
    return text.split('/').includes(name);
  }
}

/** A statement that is nothing but the call. */
function statementOf(call: CallExpression): Node | undefined {
  const parent = call.getParent();
  const statement = Node.isAwaitExpression(parent) ? parent.getParent() : parent;
  if (!Node.isExpressionStatement(statement)) return undefined;
  const holder = statement.getParent();
  return Node.isBlock(holder) || Node.isSourceFile(holder) ? statement : undefined;
}

/** A name that is declared or belongs to something else, and no value. */
function isName(node: Node): boolean {
  if (!Node.isIdentifier(node)) return false;
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent)) return parent.getNameNode() === node;
  if (Node.isPropertyAssignment(parent)) return parent.getNameNode() === node;
  return constantOf(node) === undefined;
}

/** Does the text parse? Types are not looked at. */
function isWhole(path: string, text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { allowJs: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  return diagnostics.every(({ category }) => category !== ts.DiagnosticCategory.Error);
}
