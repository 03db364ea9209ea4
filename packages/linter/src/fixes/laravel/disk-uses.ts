/** Every use of a directory of storage_path() or public_path() in one PHP file, with the edits that move it to a disk. */
import type { Node } from '../../php/ast.ts';
import type { TextEdit } from '../edit.ts';
import type { PhpText } from '../php-text.ts';
import { diskCall } from './disk-calls.ts';
import { type StoragePath, storagePath } from './storage-path.ts';
import { movedUpload } from './upload-moves.ts';

/** A directory: `storage_path` and `app/reports/`. */
export interface Directory {
  readonly of: string;
  /** With a slash at its end. */
  readonly path: string;
}

export interface DiskUses {
  readonly edits: readonly TextEdit[];
  /** Lines on which something is written. */
  readonly writes: readonly number[];
}

/** How a disk is written in this file: with its import, or in full. */
export type DiskText = (disk: StoragePath['disk']) => string;

export function isBelow(path: StoragePath, { of, path: directory }: Directory): boolean {
  return path.of === of && `${path.known}${path.isWhole ? '/' : ''}`.startsWith(directory);
}

/** Undefined where a use has a shape that nobody knows to move. */
export function diskUses(php: PhpText, directory: Directory, diskText: DiskText): DiskUses | undefined {
  const nodes = php.nodes();
  const paths = nodes.flatMap((node) => {
    const path = storagePath(php, node);
    return path && isBelow(path, directory) ? [{ node, path }] : [];
  });
  const edits: TextEdit[] = [];
  const writes: number[] = [];
  for (const { node, path } of paths) {
    const uses = usesOf(php, nodes, node);
    const upload = movedUpload(php, nodes, node, path);
    if (upload) {
      edits.push(...upload.edits);
      writes.push(php.line(upload.call));
      continue;
    }
    if (uses === undefined) return undefined;
    edits.push(...unwrapped(path));
    for (const { call, argument } of uses) {
      const known = diskCall(php, call);
      if (!known || call.kind !== 'call' || isCompared(nodes, call)) return undefined;
      const [span, first] = [php.span(call), php.span(argument)];
      if (!span || !first) return undefined;
      edits.push({ start: span.start, end: first.start, text: `${diskText(path.disk)}->${known.method}(` });
      const others = (call.arguments ?? []).slice(1);
      if (known.keeps !== undefined && others.length > 0) edits.push({ start: first.end, end: span.end, text: ')' });
      if (known.writes) writes.push(php.line(call));
    }
  }
  return { edits, writes };
}

/** `storage_path('app/a/' . $b)` → `'a/' . $b` */
function unwrapped({ span, argument, cut }: StoragePath): readonly TextEdit[] {
  return [
    { start: span.start, end: argument.start, text: '' },
    { start: cut.start, end: cut.end, text: '' },
    { start: argument.end, end: span.end, text: '' },
  ].filter(({ start, end }) => start < end);
}

interface Use {
  readonly call: Node;
  /** The first argument, which is the path or a variable that holds it. */
  readonly argument: Node;
}

/** The calls that take a path, directly or through the one variable that holds it; undefined where it goes elsewhere. */
function usesOf(php: PhpText, nodes: readonly Node[], path: Node): readonly Use[] | undefined {
  const direct = nodes.find((node) => node.kind === 'call' && node.arguments[0] === path);
  if (direct) return [{ call: direct, argument: path }];
  const assignment = nodes.find((node) => node.kind === 'assign' && node.right === path && node.operator === '=');
  const target = assignment?.kind === 'assign' ? assignment.left : undefined;
  if (!assignment || !target || target.kind !== 'variable' || typeof target.name !== 'string') return undefined;
  const scope = scopeOf(php, nodes, assignment);
  const variables = php
    .nodes(scope ?? php.program)
    .filter((node) => node.kind === 'variable' && node.name === target.name && node !== target);
  const uses = variables.map((argument) => {
    const call = nodes.find((node) => node.kind === 'call' && node.arguments[0] === argument);
    return call ? { call, argument } : undefined;
  });
  const known = uses.filter((use) => use !== undefined);
  return known.length === uses.length && known.length > 0 ? known : undefined;
}

/** The innermost function around a node. */
function scopeOf(php: PhpText, nodes: readonly Node[], inner: Node): Node | undefined {
  const at = php.span(inner)?.start ?? 0;
  return nodes.findLast((node) => {
    if (node.kind !== 'method' && node.kind !== 'function' && node.kind !== 'closure') return false;
    const span = php.span(node);
    return span !== undefined && span.start < at && span.end > at;
  });
}

/** `file_get_contents($path) === false`: a disk answers with something else. */
function isCompared(nodes: readonly Node[], call: Node): boolean {
  return nodes.some(
    (node) => node.kind === 'bin' && /^[=!]==$/.test(node.type) && (node.left === call || node.right === call),
  );
}
