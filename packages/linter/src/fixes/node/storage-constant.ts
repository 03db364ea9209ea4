/** The constant by which mended code reaches its storage, and the import that it takes. */
import { Node, type SourceFile, type Statement } from 'ts-morph';
import { requiredBy } from '../../node-code/declarations.ts';
import type { CodeEdit } from './moved-call.ts';

const PACKAGE = '@tidemark/sdk/storage';

export interface StorageNames {
  readonly constant: string;
  readonly variable: string;
}

/** `var/user-files` → `userFilesStorage`, `USER_FILES_STORAGE_URL`; undefined where its name has no letter first. */
export function storageNames(folder: string): StorageNames | undefined {
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  const words = last.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const [first = '', ...rest] = words;
  if (!/^[A-Za-z]/.test(first)) return undefined;
  const camel = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ];
  return { constant: `${camel.join('')}Storage`, variable: `${words.join('_').toUpperCase()}_STORAGE_URL` };
}

/** @param after the declaration of a constant that `folder` names @returns undefined where a name is taken */
export function storageConstant(
  file: SourceFile,
  { constant, variable }: StorageNames,
  folder: string,
  after: Statement | undefined,
): readonly CodeEdit[] | undefined {
  const text = file.getFullText();
  if (new RegExp(`\\b${constant}\\b`).test(text)) return undefined;
  const isModule = isEcmaScript(file);
  const imports = file.getStatements().filter((statement) => isImport(statement));
  const last = imports.at(-1);
  if (last === undefined) return undefined;
  const quote = /["']/.exec(last.getText())?.[0] ?? "'";
  const end = last.getText().endsWith(';') ? ';' : '';
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  const isThere = imports.some((statement) => statement.getText().includes(PACKAGE));
  if (!isThere && /\bcreateStorage\b/.test(text)) return undefined;
  const load = isModule
    ? `import { createStorage } from ${quote}${PACKAGE}${quote}${end}`
    : `const { createStorage } = require(${quote}${PACKAGE}${quote})${end}`;
  const declaration = `const ${constant} = createStorage({ url: process.env.${variable} || ${folder} })${end}`;
  const place = after !== undefined && after.getEnd() > last.getEnd() ? after : last;
  const declared = place === last ? `${line}${line}${declaration}` : `${line}${declaration}`;
  return [...(isThere ? [] : [insertion(last.getEnd(), `${line}${load}`)]), insertion(place.getEnd(), declared)];
}

function insertion(at: number, text: string): CodeEdit {
  return { start: at, end: at, text };
}

function isEcmaScript(file: SourceFile): boolean {
  return file.getStatements().some((statement) => Node.isImportDeclaration(statement));
}

function isImport(statement: Statement): boolean {
  if (Node.isImportDeclaration(statement)) return true;
  return (
    Node.isVariableStatement(statement) &&
    statement.getDeclarations().some((declaration) => requiredBy(declaration.getInitializer()) !== undefined)
  );
}
