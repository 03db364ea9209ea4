/** Paths below a folder that stay below it. */
import { lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { StorageError } from '../storage-error.ts';

export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}

/** Why a key can be no path here; undefined where it can. Keys use `/`. */
export function unrepresentable(key: string): string | undefined {
  if (key === '') return 'the name is empty';
  if (key.includes('\0')) return 'it holds a NUL character';
  if (key.startsWith('/')) return 'it starts with a slash';
  if (key.endsWith('/')) return 'it is a directory marker';
  if (sep === '\\' && /[\\:*?"<>|]/.test(key)) return 'it holds a character that file names do not have here';
  for (const segment of key.split('/')) {
    if (segment === '') return 'it has an empty part between two slashes';
    if (segment === '.' || segment === '..') return `it has "${segment}" as a part`;
    if (Buffer.byteLength(segment) > 255) return 'it has a part of more than 255 bytes';
  }
  if (Buffer.byteLength(key) > 3800) return 'it is longer than a path may be';
  return undefined;
}

/** The path of a key. @throws StorageError `storage.invalid-path` */
export function pathInside(root: string, key: string): string {
  const reason = unrepresentable(key);
  if (reason !== undefined) {
    throw new StorageError('storage.invalid-path', { what: `this can be no file: ${reason}`, key });
  }
  return join(root, ...key.split('/'));
}

/** Makes the folders above a file, one by one, and follows no link out of the root. */
export class FolderMaker {
  readonly #root: string;
  readonly #known = new Map<string, Promise<void>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @throws StorageError `storage.invalid-path` where a file or a link stands in the way */
  ensure(folder: string): Promise<void> {
    if (folder === this.#root || !folder.startsWith(this.#root)) return Promise.resolve();
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    // Bounded: forgetting costs a look at the disk.
    if (this.#known.size > 10_000) this.#known.clear();
    const made = this.ensure(dirname(folder)).then(() => this.#make(folder));
    this.#known.set(folder, made);
    made.catch(() => this.#known.delete(folder));
    return made;
  }

  forget(): void {
    this.#known.clear();
  }

  async #make(folder: string): Promise<void> {
    try {
      await mkdir(folder);
      return;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const key = folder.slice(this.#root.length + 1);
    const found = await lstat(folder);
    if (found.isSymbolicLink()) throw inTheWay(key, 'a symbolic link');
    if (!found.isDirectory()) throw inTheWay(key, 'a file');
    // Where the file system takes two spellings for one name, the folder may be another's.
    const names = await readdir(dirname(folder));
    if (!names.includes(folder.slice(dirname(folder).length + 1))) throw inTheWay(key, 'a folder of another spelling');
  }
}

export function inTheWay(key: string, what: string): StorageError {
  return new StorageError('storage.invalid-path', { what: `${what} stands in the way`, key });
}

/** Follows links, and says whether what is there lies within the root. For reading. */
export async function liesInside(root: string, path: string): Promise<boolean> {
  const [base, real] = await Promise.all([realpath(root), realpath(path)]);
  return real === base || real.startsWith(base.endsWith(sep) ? base : base + sep);
}
