/** Files that are there whole or not at all: written beside, synced, and put in place in one step. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, link, lstat, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StorageError } from '../storage-error.ts';
import { hasCode, inTheWay } from './local-paths.ts';

/** Names of files that are being written. */
const TEMPORARY = /^\.tidemark-[0-9a-f]{16}\.part$/;

export function isTemporaryName(name: string): boolean {
  return TEMPORARY.test(name);
}

/** A name beside the file, of its own length, so that a long name stays possible. @param id 16 hex digits */
export function temporaryPath(path: string, id: string = randomBytes(8).toString('hex')): string {
  return join(dirname(path), `.tidemark-${id}.part`);
}

/** How what stands at the place already is treated. */
export type Existing = 'replace' | 'refuse';

/** What is being put in place, by names that some file system may take for one. */
const placing = new Map<string, Promise<void>>();

/** Puts a finished file in its place. @throws StorageError `storage.already-exists`, `storage.invalid-path` */
export async function putInPlace(temporary: string, path: string, existing: Existing, key: string): Promise<void> {
  const name = path.normalize('NFD').toLowerCase();
  const place = existing === 'refuse' ? createOnly : replace;
  // One after the other, so that each sees the other's file.
  const turn = (placing.get(name) ?? Promise.resolve()).then(() => place(temporary, path, key));
  const ended = turn.catch(() => {});
  placing.set(name, ended);
  try {
    await turn;
  } finally {
    if (placing.get(name) === ended) placing.delete(name);
  }
}

async function replace(temporary: string, path: string, key: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  // A rename over a link replaces the link, not what it points to; that is still somebody's link.
  if (found !== undefined && !found.isFile())
    throw inTheWay(key, found.isDirectory() ? 'a folder' : 'a link or special file');
  if (found !== undefined && !(await isSpelledSo(path))) throw inTheWay(key, 'a file of another spelling');
  try {
    await rename(temporary, path);
  } catch (error) {
    throw hasCode(error, 'EISDIR', 'ENOTEMPTY', 'EEXIST') ? inTheWay(key, 'a folder') : error;
  }
}

/** Whether what is found by a path has its name: where two spellings are one name, it may be another key's. */
export async function isSpelledSo(path: string): Promise<boolean> {
  const name = basename(path);
  // Only such names have two spellings.
  if (name === name.toLowerCase() && name === name.toUpperCase() && name === name.normalize('NFD')) return true;
  const other = join(dirname(path), name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase());
  const twin = await lstat(other).catch(() => undefined);
  // The number of the node says nothing: file systems in user space give each spelling another.
  if (twin === undefined && name === name.normalize('NFC') && name === name.normalize('NFD')) return true;
  return (await readdir(dirname(path))).includes(name);
}

async function createOnly(temporary: string, path: string, key: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      throw new StorageError('storage.already-exists', { what: 'something of this name is there already', key });
    }
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES')) throw error;
    // File systems without hard links: a look first, then the rename.
    if ((await lstat(path).catch(() => undefined)) !== undefined) {
      throw new StorageError('storage.already-exists', { what: 'something of this name is there already', key });
    }
    await rename(temporary, path);
    return;
  }
  await unlink(temporary);
}

/** Makes the entries of a folder outlive a power cut; where folders cannot be synced, nothing is done. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (!hasCode(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOENT')) throw error;
  } finally {
    await handle?.close();
  }
}

/** Writes all of a chunk, wherever the system stops in between. */
export async function writeFully(handle: FileHandle, chunk: Uint8Array, position: number | null): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const at = position === null ? null : position + done;
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, at);
    done += bytesWritten;
  }
}

export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true });
}
