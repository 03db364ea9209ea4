/** A folder as one side of a transfer. */
import { type BigIntStats, constants, lstatSync } from 'node:fs';
import { type FileHandle, lstat, open, opendir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isSpelledSo, isTemporaryName } from '../adapters/local-file.ts';
import { hasCode, isMissing, pathInside, unrepresentable } from '../adapters/local-paths.ts';
import { messageOf } from '../errors.ts';
import { StorageError } from '../storage-error.ts';
import { changedWhileRead, exactStamp, type FileStats, modifiedOf, stampOf } from './local-stats.ts';
import { OpenLocal } from './open-local.ts';
import { PromptDisk } from './prompt-disk.ts';
import { SMALL_MAX, SmallFile } from './small-file.ts';
import type { OpenFile, Tree, TreeEntry, TreeRemark } from './tree.ts';

export class LocalTree implements Tree {
  readonly name: string;
  readonly root: string;
  readonly identity: string;
  readonly #disk = new PromptDisk();

  private constructor(root: string, identity: string) {
    this.root = root;
    this.name = root;
    this.identity = identity;
  }

  static async at(folder: string): Promise<LocalTree> {
    const root = resolve(folder);
    const real = await realpath(root).catch(() => root);
    // The root itself may be a link; what it points to is what is read and written.
    return new LocalTree(real, `file:${real}`);
  }

  /** Is there anything at all, a folder or not? */
  async isThere(): Promise<boolean> {
    const found = await lstat(this.root).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    return found !== undefined;
  }

  async *entries(signal?: AbortSignal): AsyncIterable<TreeEntry | TreeRemark> {
    const found = await lstat(this.root).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (found === undefined) return;
    if (!found.isDirectory()) {
      throw new StorageError('usage.invalid', {
        what: `"${this.root}" is no folder`,
        next: 'Name the folder that holds it, or use cp.',
      });
    }
    yield* this.#walk(this.root, '', signal);
  }

  /** Children in the order of keys: a folder sorts as its name with a slash. */
  async *#walk(folder: string, prefix: string, signal: AbortSignal | undefined): AsyncIterable<TreeEntry | TreeRemark> {
    const children: {
      readonly name: string;
      readonly sort: Buffer;
      readonly type: 'file' | 'folder' | 'link' | 'special';
    }[] = [];
    try {
      for await (const entry of await opendir(folder, { encoding: 'buffer' as 'utf8', bufferSize: 256 })) {
        const bytes = entry.name as unknown as Buffer;
        const name = bytes.toString('utf8');
        if (!Buffer.from(name, 'utf8').equals(bytes)) {
          yield remark(prefix + name, 'name', 'its name is not UTF-8', entry.isDirectory());
          continue;
        }
        const type = entry.isFile()
          ? 'file'
          : entry.isDirectory()
            ? 'folder'
            : entry.isSymbolicLink()
              ? 'link'
              : 'special';
        children.push({ name, type, sort: type === 'folder' ? Buffer.from(`${name}/`) : bytes });
      }
    } catch (error) {
      yield remark(prefix === '' ? '.' : prefix.slice(0, -1), 'failed', `it cannot be read: ${messageOf(error)}`, true);
      return;
    }
    children.sort((one, other) => Buffer.compare(one.sort, other.sort));
    for (const { name, type } of children) {
      if (signal?.aborted) return;
      const key = prefix + name;
      if (type === 'folder') yield* this.#walk(join(folder, name), `${key}/`, signal);
      else if (type === 'link') yield remark(key, 'link', 'it is a symbolic link', true);
      else if (type === 'special') yield remark(key, 'special', 'it is no file: a socket, pipe or device', false);
      else if (isTemporaryName(name)) yield remark(key, 'temporary', 'it is the unfinished file of a transfer', false);
      else {
        const entry = await this.#entry(join(folder, name), key);
        if (entry !== undefined) yield entry;
      }
    }
  }

  /** Undefined for what was deleted while the folder was read. */
  async #entry(path: string, key: string): Promise<TreeEntry | TreeRemark | undefined> {
    try {
      const stats = await this.#look(path);
      if (stats.isFile()) return entryOf(key, stats);
      return remark(key, 'special', 'it was replaced while the folder was read', stats.isDirectory());
    } catch (error) {
      if (isMissing(error)) return undefined;
      return remark(key, 'failed', `it cannot be looked at: ${messageOf(error)}`, false);
    }
  }

  async #look(path: string): Promise<BigIntStats> {
    if (!this.#disk.isPrompt()) return lstat(path, { bigint: true });
    const start = performance.now();
    try {
      return lstatSync(path, { bigint: true });
    } finally {
      this.#disk.note(performance.now() - start);
    }
  }

  async find(key: string): Promise<TreeEntry | undefined> {
    if (unrepresentable(key) !== undefined) return undefined;
    try {
      const path = pathInside(this.root, key);
      const stats = await lstat(path, { bigint: true });
      return stats.isFile() && (await this.#isOwn(path)) ? entryOf(key, stats) : undefined;
    } catch (error) {
      if (isMissing(error) || hasCode(error, 'ENAMETOOLONG')) return undefined;
      throw error;
    }
  }

  /** Whether no part of the path is found by another spelling of its name. */
  async #isOwn(path: string): Promise<boolean> {
    for (let at = path; at.length > this.root.length; at = dirname(at)) if (!(await isSpelledSo(at))) return false;
    return true;
  }

  /** What was put in place a moment ago, with a stamp that tells it from whatever comes after the clock's next tick. */
  async placed(key: string): Promise<TreeEntry | undefined> {
    const stats = await lstat(pathInside(this.root, key), { bigint: true }).catch(() => undefined);
    return stats?.isFile() ? { ...entryOf(key, stats), stamp: exactStamp(stats) } : undefined;
  }

  async open(entry: TreeEntry): Promise<OpenFile> {
    const path = pathInside(this.root, entry.key);
    let handle: FileHandle;
    try {
      const small = entry.size <= SMALL_MAX && this.#disk.isPrompt() ? this.#openSmall(path, entry.key) : undefined;
      if (small !== undefined) return small;
      handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    } catch (error) {
      if (!isMissing(error) && !hasCode(error, 'ELOOP')) throw error;
      throw new StorageError('storage.not-found', { what: 'it is not there any more', key: entry.key, cause: error });
    }
    try {
      const stats = await handle.stat({ bigint: true });
      if (!stats.isFile())
        throw new StorageError('storage.not-found', { what: 'it is no file any more', key: entry.key });
      return new OpenLocalFile(handle, path, entry.key, stats);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  #openSmall(path: string, key: string): SmallFile | undefined {
    const start = performance.now();
    try {
      return SmallFile.open(path, key);
    } finally {
      this.#disk.note(performance.now() - start);
    }
  }

  async close(): Promise<void> {}
}

function entryOf(key: string, stats: FileStats): TreeEntry {
  const modified = modifiedOf(stats);
  return { kind: 'file', key, size: Number(stats.size), stamp: stampOf(stats), etag: '', modified };
}

function remark(key: string, sort: TreeRemark['sort'], reason: string, isFolder: boolean): TreeRemark {
  return { kind: 'remark', key, sort, reason, isFolder };
}

/** Chunks of files as they are read. [bytes] */
const CHUNK = 1 << 20;

class OpenLocalFile extends OpenLocal implements OpenFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle, path: string, key: string, stats: FileStats) {
    super(path, key, stats);
    this.#handle = handle;
  }

  async *read(start: number, length: number): AsyncIterable<Uint8Array> {
    for (let done = 0; done < length; ) {
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK, length - done));
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, start + done);
      if (bytesRead === 0) throw changedWhileRead(this.key);
      done += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async readBlock(start: number, length: number, into?: Buffer): Promise<Buffer> {
    const block = into ?? Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#handle.read(block, done, length - done, start + done);
      if (bytesRead === 0) throw changedWhileRead(this.key);
      done += bytesRead;
    }
    return block;
  }

  async assertUnchanged(): Promise<void> {
    // What has the same number and times at its path is what is held.
    const there = await lstat(this.path, { bigint: true }).catch(() => undefined);
    if (there === undefined || exactStamp(there) !== exactStamp(this.stats)) throw changedWhileRead(this.key);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
