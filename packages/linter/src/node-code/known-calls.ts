/** What functions of Node and of common packages return as a path or a part of one. */
import { type CallExpression, type NewExpression, Node } from 'ts-morph';
import { externalName } from './declarations.ts';
import type { Frame } from './functions.ts';
import { baseNameOfText, directoryOfText, hole, isAbsolute, joinTexts, literal, type Text } from './text.ts';

/** What evaluates the arguments. */
export interface Evaluation {
  evaluate(node: Node, frame: Frame): readonly Text[];
  joined(lists: readonly (readonly Text[])[], separator: string): readonly Text[];
}

const UNIQUE: Text = hole({ from: 'unknown', label: 'a random name', unique: true });

/** Values that no other request can guess. https://nodejs.org/api/crypto.html, npm: uuid, nanoid, cuid, ulid */
const UNIQUE_CALLS: ReadonlySet<string> = new Set([
  'crypto.randomUUID',
  'crypto.randomBytes',
  'uuid',
  'uuid.v4',
  'uuid.v7',
  'uuid.v1',
  'nanoid.nanoid',
  'nanoid',
  'ulid.ulid',
  'cuid',
  'uniqid',
  'Math.random',
]);

/** Packages that make temporary files and directories. npm: tmp, tmp-promise, tempy, temp, temp-dir, tempfile */
const TEMPORARY = /^(?:tmp|tmp-promise|tempy|temp|temp-write|tempfile|temp-dir)(?:\.|$)/;

/** Settings that stand outside the code. npm: config, nconf, convict */
const SETTINGS = /^(?:config|nconf|convict|conf|rc)\.(?:get|has)$/;

/** Methods of texts that change little of where a path points. */
const SAME_PLACE: ReadonlySet<string> = new Set([
  'toString',
  'trim',
  'trimEnd',
  'toLowerCase',
  'normalize',
  'replace',
  'replaceAll',
  'valueOf',
]);

/** What a known call gives; undefined where the callee is not known. */
export function valueOfCall(
  call: CallExpression | NewExpression,
  frame: Frame,
  evaluator: Evaluation,
): readonly Text[] | undefined {
  const callee = call.getExpression();
  const args = call.getArguments();
  const lists = (): (readonly Text[])[] => args.map((argument) => valueOr(evaluator, argument, frame));
  const first = (): readonly Text[] => (args[0] ? evaluator.evaluate(args[0], frame) : []);
  const name = externalName(callee);
  switch (name) {
    case 'path.join':
      return evaluator.joined(lists(), '/');
    case 'path.resolve':
      return resolved(lists(), evaluator);
    case 'path.normalize':
    case 'path.toNamespacedPath':
    case 'url.fileURLToPath':
    case 'url.pathToFileURL':
    case 'String':
    case 'fs.realpathSync':
    case 'fs.realpath':
      return first();
    case 'path.dirname':
      return first().map(directoryOfText);
    case 'path.basename':
      return first().map(baseNameOfText);
    case 'path.extname':
      return [hole({ from: 'unknown', label: 'a file extension' })];
    case 'path.format':
      return undefined;
    case 'os.tmpdir':
      return [hole({ from: 'temporary', label: 'os.tmpdir()' })];
    case 'os.homedir':
      return [literal('/home')];
    case 'process.cwd':
      return [hole({ from: 'app', base: '' })];
    case 'fs.mkdtempSync':
    case 'fs.mkdtemp':
      return first().map((text) => joinTexts([text, UNIQUE], ''));
    case 'URL':
      return urlOf(first(), args[1] ? evaluator.evaluate(args[1], frame) : undefined);
    case 'Date.now':
      return [hole({ from: 'unknown', label: 'the time' })];
    default:
      break;
  }
  if (name !== undefined) {
    if (UNIQUE_CALLS.has(name)) return [UNIQUE];
    if (TEMPORARY.test(name)) return [joinTexts([hole({ from: 'temporary', label: name }), UNIQUE], '/')];
    if (SETTINGS.test(name))
      return [hole({ from: 'outside', label: `the setting ${args[0]?.getText().slice(0, 60) ?? ''}` })];
  }
  if (!Node.isPropertyAccessExpression(callee) || Node.isNewExpression(call)) return undefined;
  const method = callee.getName();
  const receiver = callee.getExpression();
  if (method === 'join' && Node.isArrayLiteralExpression(receiver)) {
    const separator = Node.isStringLiteral(args[0]) ? args[0].getLiteralText() : '/';
    return evaluator.joined(
      receiver.getElements().map((element) => valueOr(evaluator, element, frame)),
      separator,
    );
  }
  if (method === 'concat') return evaluator.joined([valueOr(evaluator, receiver, frame), ...lists()], '');
  if (!SAME_PLACE.has(method)) return undefined;
  const texts = evaluator.evaluate(receiver, frame);
  return texts.length > 0 ? texts : undefined;
}

function valueOr(evaluator: Evaluation, node: Node, frame: Frame): readonly Text[] {
  const texts = evaluator.evaluate(node, frame);
  return texts.length > 0 ? texts : [hole({ from: 'unknown', label: node.getText().slice(0, 60) })];
}

/** The last absolute argument is the head; none: the working directory. */
function resolved(lists: readonly (readonly Text[])[], evaluator: Evaluation): readonly Text[] {
  const head = lists.findLastIndex((texts) => texts.some(isAbsolute));
  return evaluator.joined(lists.slice(Math.max(head, 0)), '/');
}

/** `new URL('./data.json', import.meta.url)` is a path; any other address is not. */
function urlOf(paths: readonly Text[], bases: readonly Text[] | undefined): readonly Text[] {
  if (!bases) return paths;
  return bases.flatMap((base) => paths.map((path) => joinTexts([directoryOfText(base), path], '/')));
}

/** What a callback of such a call gets as its path: `fs.mkdtemp(prefix, (error, directory) => …)`. */
export function valueOfCallback(call: CallExpression, index: number): Text | undefined {
  const name = externalName(call.getExpression());
  if (index !== 1 || name === undefined) return undefined;
  if (name !== 'fs.mkdtemp' && !TEMPORARY.test(name)) return undefined;
  return joinTexts([hole({ from: 'temporary', label: name === 'fs.mkdtemp' ? 'os.tmpdir()' : name }), UNIQUE], '/');
}
