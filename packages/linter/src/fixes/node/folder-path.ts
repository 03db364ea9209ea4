/** Paths that Node code builds: which folder of the project they name, and which file in it. */
import { posix } from 'node:path';
import { type Identifier, Node, type VariableDeclaration } from 'ts-morph';
import { declarationOf, externalName } from '../../node-code/declarations.ts';

export interface FolderPath {
  /** What the folder is relative to, and its path from the root: the same for the same folder. */
  readonly folder: string;
  /** The folder, as the code names it. */
  readonly folderText: string;
  /** The name in the folder, as code; absent where the folder itself is meant. */
  readonly key?: string;
}

/** A path that is the same at every run. */
interface FixedPath {
  readonly base: 'cwd' | 'file';
  /** Root-relative where the base is the file; as it is written where it is the working directory. */
  readonly path: string;
}

/** How often one constant may be made of another. */
const MAX_HOPS = 8;

/** The path of a folder by itself. */
export function pathOfFolder(folder: string): string {
  return folder.slice(folder.indexOf(':') + 1);
}

/** Undefined for what is no path below a folder that is known. */
export function folderPath(expression: Node, file: string, hops: number = MAX_HOPS): FolderPath | undefined {
  if (hops === 0) return undefined;
  if (Node.isIdentifier(expression)) return ofConstant(expression, file, hops - 1);
  const fixed = fixedPath(expression, file);
  if (fixed !== undefined) return ofFixed(expression, fixed, file);
  if (Node.isCallExpression(expression)) return ofJoin(expression.getArguments(), expression, file);
  if (Node.isTemplateExpression(expression)) return ofTemplate(expression.getText(), expression, file);
  return Node.isBinaryExpression(expression) ? ofSum(expression, file) : undefined;
}

/** A name stands for the folder, or for the name in it once its initializer is that. */
function ofConstant(identifier: Identifier, file: string, hops: number): FolderPath | undefined {
  const initializer = constantOf(identifier)?.getInitializer();
  const path = initializer && folderPath(initializer, file, hops);
  if (path === undefined) return undefined;
  const name = identifier.getText();
  return path.key === undefined ? { ...path, folderText: name } : { ...path, key: name };
}

/** The declaration by `const` of a name of the same file. */
export function constantOf(identifier: Identifier): VariableDeclaration | undefined {
  const declaration = declarationOf(identifier);
  if (!Node.isVariableDeclaration(declaration) || declaration.getNameNode() === identifier) return undefined;
  return declaration.getVariableStatement()?.getDeclarationKind() === 'const' ? declaration : undefined;
}

function fixedPath(node: Node, file: string, hops: number = MAX_HOPS): FixedPath | undefined {
  if (hops === 0) return undefined;
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
    const text = node.getLiteralText();
    return text === '' || text.startsWith('/') ? undefined : { base: 'cwd', path: posix.normalize(text) };
  }
  const ofFile = (path: string): FixedPath => ({ base: 'file', path: posix.join(posix.dirname(file), path) });
  if (Node.isIdentifier(node)) {
    const constant = constantOf(node);
    if (constant) {
      const initializer = constant.getInitializer();
      return initializer && fixedPath(initializer, file, hops - 1);
    }
    return node.getText() === '__dirname' ? ofFile('') : undefined;
  }
  const text = node.getText();
  if (text === 'import.meta.dirname') return ofFile('');
  if (!Node.isCallExpression(node)) return undefined;
  const name = externalName(node.getExpression());
  const args = node.getArguments();
  if (name === 'process.cwd') return { base: 'cwd', path: '.' };
  if (name === 'path.dirname' && isOwnPath(args[0])) return ofFile('');
  if (name !== 'path.join' && name !== 'path.resolve') return undefined;
  const [first, ...rest] = args.map((argument) => fixedPath(argument, file, hops - 1));
  if (first === undefined) return undefined;
  let { path } = first;
  for (const part of rest) {
    if (part === undefined || part.base === 'file') return undefined;
    path = posix.join(path, part.path);
  }
  return { base: first.base, path };
}

/** `fileURLToPath(import.meta.url)`, `__filename` */
function isOwnPath(node: Node | undefined): boolean {
  const text = node?.getText() ?? '';
  return text === '__filename' || /(?:^|\.)fileURLToPath\(\s*import\.meta\.url\s*\)$/.test(text);
}

const withoutEnd = (path: string): string => path.replace(/\/$/, '');

function identityOf({ base, path }: FixedPath): string | undefined {
  const own = withoutEnd(path);
  // The whole project, or what lies outside of it, is no folder of files.
  return own === '.' || own === '' || own.startsWith('..') ? undefined : `${base}:${own}`;
}

/** All of the path is known: what looks like a file's name is one. */
function ofFixed(node: Node, fixed: FixedPath, file: string): FolderPath | undefined {
  const name = posix.basename(fixed.path);
  if (!/^[^.].*\.\w+$/.test(name)) {
    const folder = identityOf(fixed);
    return folder === undefined ? undefined : { folder, folderText: node.getText() };
  }
  if (Node.isCallExpression(node)) return ofJoin(node.getArguments(), node, file);
  const folder = identityOf({ ...fixed, path: posix.dirname(fixed.path) });
  const text = node.getText();
  const cut = text.lastIndexOf('/');
  if (folder === undefined || cut < 0) return undefined;
  const quote = text.charAt(0);
  return { folder, folderText: `${text.slice(0, cut)}${quote}`, key: `${quote}${text.slice(cut + 1)}` };
}

/** `path.join(__dirname, 'uploads', name)`: what is fixed, and what comes behind. */
function ofJoin(args: readonly Node[], call: Node, file: string): FolderPath | undefined {
  if (!Node.isCallExpression(call)) return undefined;
  const callee = call.getExpression();
  if (!/^path\.(?:join|resolve)$/.test(externalName(callee) ?? '')) return undefined;
  let fixed: FixedPath | undefined;
  let count = 0;
  for (; count < args.length - 1; count += 1) {
    const part = fixedPath(args[count] as Node, file);
    if (part === undefined || (count > 0 && part.base === 'file')) break;
    fixed = fixed === undefined ? part : { ...fixed, path: posix.join(fixed.path, part.path) };
  }
  const folder = fixed && identityOf(fixed);
  const [first] = args;
  if (folder === undefined || first === undefined) return undefined;
  const inFolder = args.slice(0, count).map((node) => node.getText());
  const folderText = count === 1 ? first.getText() : `${callee.getText()}(${inFolder.join(', ')})`;
  return { folder, folderText, key: joinedNames(args.slice(count)) };
}

/** Code of one name made of several. */
function joinedNames(nodes: readonly Node[]): string {
  const [only] = nodes;
  if (nodes.length === 1 && only) return only.getText();
  const parts = nodes.map((node) =>
    Node.isStringLiteral(node) ? node.getLiteralText().replace(/[`\\$]/g, '\\$&') : `\${${node.getText()}}`,
  );
  return `\`${parts.join('/')}\``;
}

/** `` `uploads/${name}` ``, `` `${UPLOADS}/${name}` `` */
function ofTemplate(text: string, template: Node, file: string): FolderPath | undefined {
  if (!Node.isTemplateExpression(template)) return undefined;
  const head = template.getHead();
  const [span] = template.getTemplateSpans();
  const before = head.getLiteralText();
  const cut = before.lastIndexOf('/');
  if (cut > 0) {
    const folder = identityOf({ base: 'cwd', path: posix.normalize(before.slice(0, cut)) });
    if (folder === undefined || before.startsWith('/')) return undefined;
    const at = text.slice(0, head.getText().length).lastIndexOf('/');
    return { folder, folderText: `'${text.slice(1, at)}'`, key: `\`${text.slice(at + 1)}` };
  }
  const fixed = before === '' && span ? fixedPath(span.getExpression(), file) : undefined;
  const after = span?.getLiteral().getText() ?? '';
  const folder = fixed && identityOf(fixed);
  // `}/` begins what follows the folder; a further slash would begin a folder in it.
  if (folder === undefined || span === undefined || !after.startsWith('}/')) return undefined;
  const rest = span.getLiteral().getStart() - template.getStart() + 2;
  return { folder, folderText: span.getExpression().getText(), key: `\`${text.slice(rest)}` };
}

/** `'uploads/' + name`, `UPLOADS + '/' + name` */
function ofSum(sum: Node, file: string): FolderPath | undefined {
  const terms = termsOf(sum);
  const [first, second] = terms;
  if (first === undefined || second === undefined) return undefined;
  const text = sum.getText();
  // Without the text before them, terms that are numbers would be added up.
  const from = (node: Node): string => {
    const isSafe = node === terms.at(-1) || Node.isStringLiteral(node) || Node.isTemplateExpression(node);
    return `${isSafe ? '' : "'' + "}${text.slice(node.getStart() - sum.getStart())}`;
  };
  const fixed = fixedPath(first, file);
  const folder = fixed && identityOf(fixed);
  if (folder === undefined) return undefined;
  if (Node.isStringLiteral(first)) {
    const literal = first.getText();
    return /\/['"]$/.test(literal)
      ? { folder, folderText: `${literal.slice(0, -2)}${literal.slice(-1)}`, key: from(second) }
      : undefined;
  }
  const [, , third] = terms;
  const isSlash = Node.isStringLiteral(second) && second.getLiteralText() === '/';
  return isSlash && third ? { folder, folderText: first.getText(), key: from(third) } : undefined;
}

function termsOf(node: Node): readonly Node[] {
  if (!Node.isBinaryExpression(node)) return [node];
  return node.getOperatorToken().getText() === '+' ? [...termsOf(node.getLeft()), node.getRight()] : [];
}
