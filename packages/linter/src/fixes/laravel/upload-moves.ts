/** Uploads that are moved below public_path() or storage_path(): Laravel stores them on a disk. */
import type { Node } from '../../php/ast.ts';
import type { TextEdit } from '../edit.ts';
import { type PhpText, phpString } from '../php-text.ts';
import type { StoragePath } from './storage-path.ts';

export interface MovedUpload {
  readonly call: Node;
  readonly edits: readonly TextEdit[];
}

/** What stands in the place of a call that moves an upload to this path; undefined for any other use of the path. */
export function movedUpload(
  php: PhpText,
  nodes: readonly Node[],
  node: Node,
  path: StoragePath,
): MovedUpload | undefined {
  const call = nodes.find((each) => each.kind === 'call' && each.arguments.includes(node));
  if (!call || call.kind !== 'call') return undefined;
  const isStatement = nodes.some((each) => each.kind === 'expressionstatement' && each.expression === call);
  if (!isStatement) return undefined;
  return movedByMethod(php, call, node, path) ?? movedByFunction(php, call, node, path);
}

type Call = Extract<Node, { kind: 'call' }>;

/** `$photo->move(public_path('photos'), $name)` → `$photo->storeAs('photos', $name, 'public')` */
function movedByMethod(php: PhpText, call: Call, node: Node, path: StoragePath): MovedUpload | undefined {
  const { what } = call;
  const [first, name, more] = call.arguments;
  const isMethod = what.kind === 'propertylookup' || what.kind === 'nullsafepropertylookup';
  if (!isMethod || first !== node || more) return undefined;
  const method = php.span(what.member);
  const span = php.span(call);
  const last = php.span(name ?? first);
  if (!method || !span || !last || php.source(what.member) !== 'move') return undefined;
  return {
    call,
    edits: [
      { ...method, text: name ? 'storeAs' : 'store' },
      { start: path.span.start, end: path.argument.start, text: '' },
      { start: path.cut.start, end: path.cut.end, text: '' },
      { start: path.argument.end, end: path.span.end, text: '' },
      { start: last.end, end: last.end, text: `, ${phpString(path.disk)}` },
    ].filter(({ start, end, text }) => start < end || text !== ''),
  };
}

/** `move_uploaded_file($_FILES['doc']['tmp_name'], storage_path('app/docs/a.pdf'))` → `request()->file('doc')->storeAs(…)` */
function movedByFunction(php: PhpText, call: Call, node: Node, path: StoragePath): MovedUpload | undefined {
  const [source, target] = call.arguments;
  const key = /^\$_FILES\[(['"])([\w-]+)\1\]\[(['"])tmp_name\3\]$/.exec(php.source(source))?.[2];
  const span = php.span(call);
  if (!/^\\?move_uploaded_file$/.test(php.source(call.what)) || key === undefined || target !== node || !span)
    return undefined;
  const inner = php.text.slice(path.cut.end, path.argument.end - 1);
  const quote = php.text[path.argument.start] ?? '';
  const [, folder, name] = /^(.+)\/([^/]+)$/.exec(inner) ?? [];
  if (!path.isWhole || folder === undefined || name === undefined) return undefined;
  const [folderText, nameText] = [folder, name].map((part) => `${quote}${part}${quote}`);
  const text = `request()->file(${phpString(key)})->storeAs(${folderText}, ${nameText}, ${phpString(path.disk)})`;
  return { call, edits: [{ ...span, text }] };
}
