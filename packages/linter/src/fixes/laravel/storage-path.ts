/** `storage_path('app/reports/' . $id)`: which disk has this file, and what it is called there. */
import type { Node } from '../../php/ast.ts';
import type { PhpText } from '../php-text.ts';

export interface StoragePath {
  readonly disk: 'local' | 'public';
  /** The argument of the path function, and how much of its text to leave out for the name on the disk. */
  readonly argument: { readonly start: number; readonly end: number };
  readonly cut: { readonly start: number; readonly end: number };
  /** The whole call of the path function. */
  readonly span: { readonly start: number; readonly end: number };
  /** `storage_path` or `public_path`. */
  readonly of: string;
  /** The text that is known from its beginning on, below what the function gives. */
  readonly known: string;
  /** Is that text all of it? */
  readonly isWhole: boolean;
}

/** Directories of storage_path() and the disks whose roots they are. laravel/laravel: config/filesystems.php */
const ROOTS: readonly (readonly [prefix: string, disk: StoragePath['disk']])[] = [
  ['app/public/', 'public'],
  ['app/private/', 'local'],
  ['app/', 'local'],
];

/** Undefined for any other expression, and where the path does not begin with a plain text. */
export function storagePath(php: PhpText, node: Node | undefined): StoragePath | undefined {
  if (!node || node.kind !== 'call') return undefined;
  const of = /^\\?(storage_path|public_path)$/.exec(php.source(node.what))?.[1];
  const [first, second] = node.arguments;
  const [span, argument] = [php.span(node), php.span(first)];
  if (of === undefined || second || !span || !argument) return undefined;
  const source = php.text.slice(argument.start, argument.end);
  const [head = '', , known = ''] = /^(['"])([^'"\\$\n]*)/.exec(source) ?? [];
  // What stands before an operator that binds less than a dot is no beginning of the whole.
  if (head === '' || !(first && (first.kind === 'string' || first.kind === 'interpolated' || isConcatenation(first))))
    return undefined;
  const slash = known.startsWith('/') ? 1 : 0;
  const path = known.slice(slash);
  const [prefix, disk] =
    of === 'public_path'
      ? ['', 'public' as const]
      : (ROOTS.find(([root]) => path.startsWith(root)) ?? ['', 'local' as const]);
  const start = argument.start + 1;
  return {
    disk,
    argument,
    cut: { start, end: start + slash + prefix.length },
    span,
    of,
    known: path,
    isWhole: first.kind === 'string' && source.length === head.length + 1,
  };
}

function isConcatenation(node: Node): boolean {
  let at = node;
  while (at.kind === 'bin') {
    if (at.type !== '.' || at.inBrackets) return false;
    at = at.left;
  }
  return at.kind === 'string' || at.kind === 'interpolated';
}
