/** Calls on files, and what does the same on a disk of Laravel. */
import type { Node } from '../../php/ast.ts';
import type { PhpText } from '../php-text.ts';

export interface DiskCall {
  /** Method of the disk. https://laravel.com/docs/filesystem */
  readonly method: string;
  readonly writes?: true;
  /** Arguments from this one on are left out: modes and flags that a disk has none of. */
  readonly keeps?: number;
  /** How many arguments it may have at most. */
  readonly most?: number;
}

/** Functions, and methods of the facade File, by name in lower case. */
const CALLS: Readonly<Record<string, DiskCall>> = {
  file_put_contents: { method: 'put', writes: true, most: 2 },
  file_get_contents: { method: 'get', most: 1 },
  file_exists: { method: 'exists', most: 1 },
  is_file: { method: 'exists', most: 1 },
  is_dir: { method: 'directoryExists', most: 1 },
  unlink: { method: 'delete', most: 1 },
  filesize: { method: 'size', most: 1 },
  filemtime: { method: 'lastModified', most: 1 },
  mkdir: { method: 'makeDirectory', writes: true, keeps: 1 },
  'file::put': { method: 'put', writes: true, most: 2 },
  'file::get': { method: 'get', most: 1 },
  'file::exists': { method: 'exists', most: 1 },
  'file::isdirectory': { method: 'directoryExists', most: 1 },
  'file::delete': { method: 'delete', most: 1 },
  'file::size': { method: 'size', most: 1 },
  'file::lastmodified': { method: 'lastModified', most: 1 },
  'file::makedirectory': { method: 'makeDirectory', writes: true, keeps: 1 },
  'file::ensuredirectoryexists': { method: 'makeDirectory', writes: true, keeps: 1 },
  'response()->download': { method: 'download' },
  'response()->file': { method: 'response', most: 1 },
};

/** `File` may be imported from either of these, or be the alias that every application has. */
const FILE = /^use\s+Illuminate\\Support\\Facades\\File\s*;/m;

/** What a call does, if a disk can do it; undefined for any other call. */
export function diskCall(php: PhpText, node: Node): DiskCall | undefined {
  if (node.kind !== 'call') return undefined;
  const called = php.source(node.what).replace(/\s+/g, '').toLowerCase();
  const name = called.replace(/^\\(?:illuminate\\support\\facades\\)?/, '');
  if (name.startsWith('file::') && !called.startsWith('\\') && !FILE.test(php.text)) return undefined;
  const known = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  const count = node.arguments.length;
  return known && count >= 1 && count <= (known.most ?? Number.POSITIVE_INFINITY) ? known : undefined;
}
