import type { Readable } from 'node:stream';
import {
  type ConfigurationOptions,
  type FileContents,
  FileStorage,
  type MiscellaneousOptions,
  PathNormalizerV1,
  type StorageAdapter,
  type WriteOptions,
} from '@flystorage/file-storage';
import type { TidemarkReadOptions, TidemarkWriteOptions } from './written.ts';

/** Flystorage's `FileStorage`, and the adapter beneath it. Bodies may be any bytes, and a stream left early is let go of. */
export class TidemarkStorage extends FileStorage {
  readonly #close: () => Promise<void>;
  /** For calls that Flystorage has no name for. */
  readonly storageAdapter: StorageAdapter;

  constructor(
    adapter: StorageAdapter,
    options: ConfigurationOptions = {},
    close: () => Promise<void> = async () => {},
  ) {
    super(adapter, new PathNormalizerV1(), options);
    this.storageAdapter = adapter;
    this.#close = close;
  }

  override write(
    path: string,
    contents: FileContents | Uint8Array,
    options?: WriteOptions & TidemarkWriteOptions,
  ): Promise<void> {
    // A Uint8Array is a row of numbers to whoever iterates over it.
    const isBytes = contents instanceof Uint8Array && !Buffer.isBuffer(contents);
    const body = isBytes ? Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength) : contents;
    return super.write(path, Buffer.isBuffer(body) ? [body] : body, options);
  }

  override async read(path: string, options: MiscellaneousOptions & TidemarkReadOptions = {}): Promise<Readable> {
    const left = new AbortController();
    const { abortSignal } = options;
    const onAbort = (): void => left.abort(abortSignal?.reason);
    abortSignal?.addEventListener('abort', onAbort, { once: true });
    if (abortSignal?.aborted) onAbort();
    const release = (): void => {
      abortSignal?.removeEventListener('abort', onAbort);
      left.abort();
    };
    try {
      const stream = await super.read(path, { ...options, abortSignal: left.signal });
      return stream.once('close', release);
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Ends idle connections. */
  close(): Promise<void> {
    return this.#close();
  }
}
