import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type AdapterListOptions,
  ChecksumIsNotAvailable,
  type ChecksumOptions,
  type CopyFileOptions,
  type CreateDirectoryOptions,
  FileWasNotFound,
  type MimeTypeOptions,
  type MiscellaneousOptions,
  type MoveFileOptions,
  type PublicUrlOptions,
  type StatEntry,
  type StorageAdapter,
  type TemporaryUrlOptions,
  type WriteOptions,
} from '@flystorage/file-storage';
import { contentTypeOf } from '../content-type.ts';
import { StorageError } from '../storage-error.ts';
import { bytesOf } from './bytes.ts';
import { putInPlace, removeQuietly, syncFolder, temporaryPath, writeFully } from './local-file.ts';
import { FolderMaker, isMissing, liesInside, pathInside } from './local-paths.ts';
import type { TidemarkReadOptions, TidemarkWriteOptions } from './written.ts';

const MODES: Readonly<Record<string, { readonly file: number; readonly folder: number }>> = {
  public: { file: 0o644, folder: 0o755 },
  private: { file: 0o600, folder: 0o700 },
};

/** Flystorage over a folder. Files are there whole or not at all, and no path leads out of it. */
export class LocalStorageAdapter implements StorageAdapter {
  readonly #root: string;

  /** @param root absolute */
  constructor(root: string) {
    this.#root = root;
  }

  #path(path: string): string {
    return path === '' ? this.#root : pathInside(this.#root, path.replace(/\/+$/, ''));
  }

  async write(path: string, contents: Readable, options: WriteOptions & TidemarkWriteOptions): Promise<void> {
    const target = this.#path(path);
    await this.#makeRoot();
    await new FolderMaker(this.#root).ensure(dirname(target));
    if (options.ifMatch !== undefined) await this.#assertMatches(path, options.ifMatch);
    const temporary = temporaryPath(target);
    const mode = MODES[(options as { visibility?: string }).visibility ?? '']?.file;
    const handle = await open(temporary, 'wx', mode ?? 0o666);
    try {
      const hash = createHash('md5');
      let size = 0;
      try {
        for await (const chunk of bytesOf(contents, options.abortSignal)) {
          hash.update(chunk);
          size += chunk.length;
          await writeFully(handle, chunk, null);
        }
        if (mode !== undefined) await handle.chmod(mode);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (options.size !== undefined && options.size !== size) {
        throw new StorageError('storage.truncated', {
          what: `the body has ${size} bytes where "size" says ${options.size}`,
          key: path,
        });
      }
      await putInPlace(temporary, target, options.ifNoneMatch === '*' ? 'refuse' : 'replace', path);
      await syncFolder(dirname(target));
      options.onWritten?.({ etag: etagOf(await stat(target)), size, md5: hash.digest('hex') });
    } catch (error) {
      await removeQuietly(temporary);
      throw error;
    }
  }

  async read(path: string, options: MiscellaneousOptions & TidemarkReadOptions): Promise<Readable> {
    const target = this.#path(path);
    const found = await this.#inside(target);
    if (found === undefined) throw FileWasNotFound.atLocation(path, { context: { path } });
    if (!found.isFile()) throw new StorageError('storage.invalid-path', { what: 'this is no file', key: path });
    if (options.ifMatch !== undefined) await this.#assertMatches(path, options.ifMatch);
    const { range, abortSignal: signal } = options;
    return createReadStream(target, { ...range, ...(signal === undefined ? {} : { signal }) });
  }

  async deleteFile(path: string, _options: MiscellaneousOptions): Promise<void> {
    const target = this.#path(path);
    if ((await this.#inside(dirname(target))) === undefined) return;
    await unlink(target).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  async createDirectory(path: string, options: CreateDirectoryOptions): Promise<void> {
    const target = this.#path(path);
    await this.#makeRoot();
    await new FolderMaker(this.#root).ensure(target);
    const mode = MODES[options.directoryVisibility ?? '']?.folder;
    if (mode !== undefined) await chmod(target, mode);
  }

  async copyFile(from: string, to: string, options: CopyFileOptions): Promise<void> {
    const [source, target] = [this.#path(from), this.#path(to)];
    const mode = MODES[(options as { visibility?: string }).visibility ?? '']?.file;
    await this.#file(from);
    if (source === target) return;
    await new FolderMaker(this.#root).ensure(dirname(target));
    const temporary = temporaryPath(target);
    try {
      await copyFile(source, temporary);
      if (mode !== undefined) await chmod(temporary, mode);
      await putInPlace(temporary, target, 'replace', to);
    } catch (error) {
      await removeQuietly(temporary);
      throw error;
    }
  }

  async moveFile(from: string, to: string, _options: MoveFileOptions): Promise<void> {
    const [source, target] = [this.#path(from), this.#path(to)];
    await this.#file(from);
    if (source === target) return;
    await new FolderMaker(this.#root).ensure(dirname(target));
    await rename(source, target);
  }

  async stat(path: string, _options: MiscellaneousOptions): Promise<StatEntry> {
    const found = await this.#inside(this.#path(path));
    if (found === undefined) throw missing(path);
    return entryOf(path, found);
  }

  async *list(path: string, options: AdapterListOptions): AsyncGenerator<StatEntry> {
    const folder = this.#path(path);
    const found = await this.#inside(folder);
    if (found === undefined) return;
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries) {
      options.abortSignal?.throwIfAborted();
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      // Links are neither followed nor passed off as files.
      if (!entry.isFile() && !entry.isDirectory()) continue;
      const stats = await lstat(join(folder, entry.name)).catch(() => undefined);
      if (stats === undefined) continue;
      yield entryOf(child, stats);
      if (entry.isDirectory() && options.deep) yield* this.list(child, options);
    }
  }

  async changeVisibility(path: string, visibility: string, _options: MiscellaneousOptions): Promise<void> {
    const target = this.#path(path);
    const found = await this.#inside(target);
    const modes = MODES[visibility];
    if (found === undefined) throw missing(path);
    if (modes === undefined)
      throw new StorageError('usage.invalid', { what: `there is no visibility "${visibility}"` });
    await chmod(target, found.isDirectory() ? modes.folder : modes.file);
  }

  async visibility(path: string, _options: MiscellaneousOptions): Promise<string> {
    return ((await this.#file(path)).mode & 0o004) === 0 ? 'private' : 'public';
  }

  async deleteDirectory(path: string, _options: MiscellaneousOptions): Promise<void> {
    const target = this.#path(path);
    if ((await this.#inside(target)) === undefined) return;
    if (target !== this.#root) return rm(target, { recursive: true, force: true });
    for (const name of await readdir(target)) await rm(join(target, name), { recursive: true, force: true });
    await rmdir(target).catch(() => {});
  }

  async fileExists(path: string, _options: MiscellaneousOptions): Promise<boolean> {
    return (await this.#inside(this.#path(path)))?.isFile() ?? false;
  }

  async directoryExists(path: string, _options: MiscellaneousOptions): Promise<boolean> {
    return (await this.#inside(this.#path(path)))?.isDirectory() ?? false;
  }

  async publicUrl(path: string, _options: PublicUrlOptions): Promise<string> {
    return pathToFileURL(this.#path(path)).href;
  }

  async temporaryUrl(_path: string, _options: TemporaryUrlOptions): Promise<string> {
    throw new StorageError('storage.unsupported', { what: 'files on a disk have no temporary URLs' });
  }

  async checksum(path: string, options: ChecksumOptions): Promise<string> {
    if (options.algo?.toLowerCase() === 'etag') return etagOf(await this.#file(path));
    throw ChecksumIsNotAvailable.checksumNotSupported(options.algo ?? 'md5');
  }

  async mimeType(path: string, _options: MimeTypeOptions): Promise<string> {
    await this.#file(path);
    const type = contentTypeOf(path);
    if (type !== undefined) return type;
    throw new StorageError('storage.unsupported', { what: 'the name does not tell the content type', key: path });
  }

  async lastModified(path: string, _options: MiscellaneousOptions): Promise<number> {
    return Math.trunc((await this.#file(path)).mtimeMs);
  }

  async fileSize(path: string, _options: MiscellaneousOptions): Promise<number> {
    return (await this.#file(path)).size;
  }

  async #makeRoot(): Promise<void> {
    await mkdir(this.#root, { recursive: true });
  }

  async #file(path: string): Promise<Stats> {
    const found = await this.#inside(this.#path(path));
    if (found?.isFile()) return found;
    throw found === undefined
      ? missing(path)
      : new StorageError('storage.invalid-path', { what: 'this is no file', key: path });
  }

  /** What is there; undefined where nothing is. @throws StorageError where a link leads out of the root */
  async #inside(target: string): Promise<Stats | undefined> {
    try {
      const found = await stat(target);
      if (await liesInside(this.#root, target)) return found;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    throw new StorageError('storage.invalid-path', { what: 'a link leads out of the folder', key: target });
  }

  async #assertMatches(path: string, etag: string): Promise<void> {
    const found = await this.#inside(this.#path(path));
    if (found !== undefined && etagOf(found) === etag) return;
    throw new StorageError('storage.precondition-failed', { what: 'the file is another by now', key: path });
  }
}

function missing(path: string): StorageError {
  return new StorageError('storage.not-found', { what: 'there is no such file', key: path });
}

/** Changes with each write: file systems give no digest. */
function etagOf({ ino, size, mtimeMs }: Stats): string {
  return `${ino.toString(16)}-${size.toString(16)}-${Math.trunc(mtimeMs * 1000).toString(16)}`;
}

function entryOf(path: string, stats: Stats): StatEntry {
  const lastModifiedMs = Math.trunc(stats.mtimeMs);
  const visibility = (stats.mode & 0o004) === 0 ? 'private' : 'public';
  if (stats.isDirectory())
    return { path, type: 'directory', isFile: false, isDirectory: true, lastModifiedMs, visibility };
  const mimeType = contentTypeOf(path);
  const file = { path, size: stats.size, lastModifiedMs, visibility, etag: etagOf(stats) };
  return { type: 'file', isFile: true, isDirectory: false, ...file, ...(mimeType === undefined ? {} : { mimeType }) };
}
