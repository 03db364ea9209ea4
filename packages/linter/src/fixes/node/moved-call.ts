/** Calls of `fs` as calls of a storage: which have one that does the same, and the edits that make it. */
import { type CallExpression, Node } from 'ts-morph';
import { externalName } from '../../node-code/declarations.ts';
import { enclosingFunction } from '../../node-code/functions.ts';
import type { TextEdit } from '../edit.ts';

/** Positions are UTF-16 units of the file's text. */
export type CodeEdit = TextEdit;

interface Move {
  /** Arguments that are paths. */
  readonly paths: readonly number[];
  /** The method of the storage; undefined where the options say something that it does not do. */
  method(options: Node | undefined): string | undefined;
  /** Where the options stand. */
  readonly options: number;
}

const plain =
  (name: string) =>
  (options: Node | undefined): string | undefined =>
    options === undefined ? name : undefined;

const UTF8 = /^(?:['"]utf-?8['"]|\{\s*encoding:\s*['"]utf-?8['"],?\s*\})$/i;

function written(options: Node | undefined): string | undefined {
  return options === undefined || UTF8.test(options.getText()) ? 'write' : undefined;
}

function read(options: Node | undefined): string | undefined {
  if (options === undefined) return 'readToBuffer';
  return UTF8.test(options.getText()) ? 'readToString' : undefined;
}

function deleted(options: Node | undefined): string | undefined {
  return options === undefined || /^\{\s*force:\s*true,?\s*\}$/.test(options.getText()) ? 'deleteFile' : undefined;
}

/** Source: https://nodejs.org/api/fs.html, https://flystorage.dev */
const MOVES: Readonly<Record<string, Move>> = {
  writeFile: { paths: [0], method: written, options: 2 },
  outputFile: { paths: [0], method: written, options: 2 },
  readFile: { paths: [0], method: read, options: 1 },
  createReadStream: { paths: [0], method: plain('read'), options: 1 },
  exists: { paths: [0], method: plain('fileExists'), options: 1 },
  pathExists: { paths: [0], method: plain('fileExists'), options: 1 },
  unlink: { paths: [0], method: plain('deleteFile'), options: 1 },
  rm: { paths: [0], method: deleted, options: 1 },
  copyFile: { paths: [0, 1], method: plain('copyFile'), options: 2 },
  rename: { paths: [0, 1], method: plain('moveFile'), options: 2 },
};

const MAKES_FOLDER = /^fs\.(?:mkdir|mkdirp|mkdirs|ensureDir)(?:Sync)?$/;

/** Does a call make the folder of its first argument? */
export function makesFolder(call: CallExpression): boolean {
  return MAKES_FOLDER.test(externalName(call.getExpression()) ?? '');
}

/** The edits that turn a call of `fs` into one of the storage. @param keys the names, by the argument that was the path */
export function movedCall(
  call: CallExpression,
  keys: ReadonlyMap<number, string>,
  storage: string,
): readonly CodeEdit[] | undefined {
  const name = /^fs\.(\w+)$/.exec(externalName(call.getExpression()) ?? '')?.[1] ?? '';
  if (name === 'createWriteStream') return movedPipeline(call, keys, storage);
  const isSync = name.endsWith('Sync');
  const base = isSync ? name.slice(0, -4) : name;
  const move = Object.hasOwn(MOVES, base) ? MOVES[base] : undefined;
  const args = call.getArguments();
  if (!move || args.length > move.options + 1 || !mayAwait(call)) return undefined;
  // `fs.exists` wants a callback: only its other form gives a value.
  if (base === 'exists' && !isSync) return undefined;
  if (!move.paths.every((at) => keys.has(at)) || [...keys.keys()].some((at) => !move.paths.includes(at)))
    return undefined;
  const options = args[move.options];
  const method = move.method(options);
  if (method === undefined) return undefined;
  const isValue = isSync || base === 'createReadStream';
  const isInside = isValue && needsBrackets(call);
  const callee = call.getExpression();
  const before = args[move.options - 1];
  return [
    {
      start: callee.getStart(),
      end: callee.getEnd(),
      text: `${isInside ? '(' : ''}${isValue ? 'await ' : ''}(await ${storage}).${method}`,
    },
    ...[...keys].map(([at, key]) => replaced(args[at] as Node, key)),
    ...(options && before ? [{ start: before.getEnd(), end: options.getEnd(), text: '' }] : []),
    ...(isInside ? [{ start: call.getEnd(), end: call.getEnd(), text: ')' }] : []),
  ];
}

/** `pipeline(source, createWriteStream(path))` → `write(key, source)` */
function movedPipeline(
  stream: CallExpression,
  keys: ReadonlyMap<number, string>,
  storage: string,
): readonly CodeEdit[] | undefined {
  const key = keys.get(0);
  const call = stream.getParent();
  if (key === undefined || stream.getArguments().length !== 1 || !Node.isCallExpression(call)) return undefined;
  const isPipeline = /^stream(?:\/promises)?\.pipeline$|^stream\.promises\.pipeline$/.test(
    externalName(call.getExpression()) ?? '',
  );
  const args = call.getArguments();
  const [source] = args;
  if (!isPipeline || args.length !== 2 || args[1] !== stream || !source || !mayAwait(call)) return undefined;
  const callee = call.getExpression();
  return [
    { start: callee.getStart(), end: callee.getEnd(), text: `(await ${storage}).write` },
    { start: source.getStart(), end: source.getStart(), text: `${key}, ` },
    { start: source.getEnd(), end: stream.getEnd(), text: '' },
  ];
}

function replaced(node: Node, text: string): CodeEdit {
  return { start: node.getStart(), end: node.getEnd(), text };
}

/** May `await` stand here? What would have to become asynchronous for it is left as it is. */
function mayAwait(node: Node): boolean {
  const fn = enclosingFunction(node);
  if (fn === undefined || !Node.isAsyncable(fn) || !fn.isAsync()) return false;
  const parameter = node.getFirstAncestor(Node.isParameterDeclaration);
  return parameter === undefined || parameter.getParent() !== fn;
}

/** Would `await call` be read otherwise where the call stands? */
function needsBrackets(call: CallExpression): boolean {
  const parent = call.getParent();
  return (
    (Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)) &&
    parent.getExpression() === call
  );
}
