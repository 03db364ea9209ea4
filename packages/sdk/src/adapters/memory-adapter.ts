import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
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
import type { TidemarkReadOptions, TidemarkWriteOptions } from './written.ts';

interface MemoryFile {
  readonly content: Buffer;
  readonly lastModified: number;
  readonly mimeType: string | undefined;
  readonly visibility: string;
  /** MD5 in hex, as object storage has it. */
  readonly etag: string;
}

/** Flystorage over a map, for tests: keys without folders, as object storage has them, and folders by name. */
export class MemoryStorageAdapter implements StorageAdapter {
  readonly #files = new Map<string, MemoryFile>();
  readonly #folders = new Set<string>();

  async write(path: string, contents: Readable, options: WriteOptions & TidemarkWriteOptions): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of bytesOf(contents, options.abortSignal)) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const held = this.#files.get(path);
    const isRefused =
      (options.ifNoneMatch === '*' && held !== undefined) ||
      (options.ifMatch !== undefined && held?.etag !== options.ifMatch);
    if (isRefused) {
      throw new StorageError('storage.precondition-failed', { what: 'the file is another by now', key: path });
    }
    const etag = createHash('md5').update(content).digest('hex');
    this.#files.set(path, {
      content,
      etag,
      lastModified: Date.now(),
      mimeType: options.mimeType ?? contentTypeOf(path),
      visibility: (options as { visibility?: string }).visibility ?? 'private',
    });
    options.onWritten?.({ etag, size: content.length, md5: etag });
  }

  async read(path: string, options: MiscellaneousOptions & TidemarkReadOptions): Promise<Readable> {
    const file = this.#files.get(path);
    if (file === undefined) throw FileWasNotFound.atLocation(path, { context: { path } });
    if (options.ifMatch !== undefined && options.ifMatch !== file.etag) {
      throw new StorageError('storage.precondition-failed', { what: 'the file is another by now', key: path });
    }
    const { start, end = file.content.length } = options.range ?? { start: 0 };
    // A copy, so that what a reader does to it stays the reader's.
    return Readable.from([Buffer.from(file.content.subarray(start, end + 1))], { objectMode: false });
  }

  async deleteFile(path: string, _options: MiscellaneousOptions): Promise<void> {
    this.#files.delete(path);
  }

  async createDirectory(path: string, _options: CreateDirectoryOptions): Promise<void> {
    this.#folders.add(path);
  }

  async copyFile(from: string, to: string, options: CopyFileOptions): Promise<void> {
    const { visibility } = options as { visibility?: string };
    const file = this.#file(from);
    this.#files.set(to, { ...file, lastModified: Date.now(), visibility: visibility ?? file.visibility });
  }

  async moveFile(from: string, to: string, options: MoveFileOptions): Promise<void> {
    await this.copyFile(from, to, options);
    if (from !== to) this.#files.delete(from);
  }

  async stat(path: string, _options: MiscellaneousOptions): Promise<StatEntry> {
    if (!this.#files.has(path) && (await this.directoryExists(path, {}))) return folder(path);
    return this.#entry(path, this.#file(path));
  }

  async *list(path: string, { deep, abortSignal }: AdapterListOptions): AsyncGenerator<StatEntry> {
    const prefix = path === '' ? '' : `${path}/`;
    const folders = new Set<string>();
    const found: StatEntry[] = [];
    const addFolders = (name: string, isFolder: boolean): void => {
      const parts = name.slice(prefix.length).split('/');
      const depth = isFolder ? parts.length : parts.length - 1;
      for (let at = 1; at <= (deep ? depth : Math.min(depth, 1)); at += 1)
        folders.add(prefix + parts.slice(0, at).join('/'));
    };
    for (const [name, file] of this.#files) {
      if (!name.startsWith(prefix)) continue;
      addFolders(name, false);
      if (deep || !name.slice(prefix.length).includes('/')) found.push(this.#entry(name, file));
    }
    for (const name of this.#folders) if (name.startsWith(prefix)) addFolders(name, true);
    for (const entry of [...[...folders].map(folder), ...found]) {
      abortSignal?.throwIfAborted();
      yield entry;
    }
  }

  async changeVisibility(path: string, visibility: string, _options: MiscellaneousOptions): Promise<void> {
    this.#files.set(path, { ...this.#file(path), visibility });
  }

  async visibility(path: string, _options: MiscellaneousOptions): Promise<string> {
    return this.#file(path).visibility;
  }

  async deleteDirectory(path: string, _options: MiscellaneousOptions): Promise<void> {
    const isBelow = (name: string): boolean => path === '' || name === path || name.startsWith(`${path}/`);
    for (const name of this.#files.keys()) if (isBelow(name) && name !== path) this.#files.delete(name);
    for (const name of this.#folders) if (isBelow(name)) this.#folders.delete(name);
  }

  async fileExists(path: string, _options: MiscellaneousOptions): Promise<boolean> {
    return this.#files.has(path);
  }

  async directoryExists(path: string, _options: MiscellaneousOptions): Promise<boolean> {
    const isBelow = (name: string): boolean => path === '' || name.startsWith(`${path}/`);
    return this.#folders.has(path) || [...this.#files.keys(), ...this.#folders].some(isBelow);
  }

  async publicUrl(_path: string, _options: PublicUrlOptions): Promise<string> {
    throw new StorageError('storage.unsupported', { what: 'what is in memory has no URL' });
  }

  async temporaryUrl(_path: string, _options: TemporaryUrlOptions): Promise<string> {
    throw new StorageError('storage.unsupported', { what: 'what is in memory has no URL' });
  }

  async checksum(path: string, options: ChecksumOptions): Promise<string> {
    if (options.algo?.toLowerCase() === 'etag') return this.#file(path).etag;
    throw ChecksumIsNotAvailable.checksumNotSupported(options.algo ?? 'md5');
  }

  async mimeType(path: string, _options: MimeTypeOptions): Promise<string> {
    const { mimeType } = this.#file(path);
    if (mimeType !== undefined) return mimeType;
    throw new StorageError('storage.unsupported', { what: 'the name does not tell the content type', key: path });
  }

  async lastModified(path: string, _options: MiscellaneousOptions): Promise<number> {
    return this.#file(path).lastModified;
  }

  async fileSize(path: string, _options: MiscellaneousOptions): Promise<number> {
    return this.#file(path).content.length;
  }

  #file(path: string): MemoryFile {
    const file = this.#files.get(path);
    if (file !== undefined) return file;
    throw new StorageError('storage.not-found', { what: 'there is no such file', key: path });
  }

  #entry(path: string, { content, lastModified, visibility, mimeType, etag }: MemoryFile): StatEntry {
    const file = { path, size: content.length, lastModifiedMs: lastModified, visibility, etag };
    return { type: 'file', isFile: true, isDirectory: false, ...file, ...(mimeType === undefined ? {} : { mimeType }) };
  }
}

function folder(path: string): StatEntry {
  return { path, type: 'directory', isFile: false, isDirectory: true };
}
