/** A bucket's prefix as one side of a transfer. */

import type { S3Connection } from '../s3/connection.ts';
import { listObjects } from '../s3/listing.ts';
import { headObject, type ObjectHead } from '../s3/objects.ts';
import { openObject } from '../s3/reading.ts';
import { StorageError } from '../storage-error.ts';
import { META_MODE, META_MTIME, META_PART_SIZE, META_SHA256, mtimeOf } from './metadata.ts';
import type { Description, KnownDigests, OpenFile, Tree, TreeEntry, TreeRemark } from './tree.ts';

export class S3Tree implements Tree {
  readonly name: string;
  readonly identity: string;
  readonly connection: S3Connection;
  readonly prefix: string;

  /** @param prefix empty, or ending in `/` */
  constructor(connection: S3Connection, prefix: string) {
    this.connection = connection;
    this.prefix = prefix;
    this.name = `s3://${connection.bucket}/${prefix}`;
    this.identity = `s3:${connection.endpoint}/${connection.bucket}/${prefix}`;
  }

  keyOf(key: string): string {
    return this.prefix + key;
  }

  async *entries(signal?: AbortSignal): AsyncIterable<TreeEntry | TreeRemark> {
    for await (const { key, size, etag, lastModified } of listObjects(this.connection, this.prefix, { signal })) {
      // The prefix's own marker stands for the root, which needs none.
      if (key === this.prefix) continue;
      yield entryOf(key.slice(this.prefix.length), size, etag, lastModified);
    }
  }

  async find(key: string, signal?: AbortSignal): Promise<TreeEntry | undefined> {
    const head = await headObject(this.connection, this.keyOf(key), { signal });
    return head === undefined ? undefined : entryOf(key, head.size, head.etag, head.lastModified);
  }

  async open(entry: TreeEntry, signal?: AbortSignal): Promise<OpenFile> {
    return new OpenObjectFile(this, entry, signal);
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}

export function entryOf(key: string, size: number, etag: string, modified: number): TreeEntry {
  return { kind: 'file', key, size, etag, modified, stamp: `${size}:${etag === '' ? `at ${modified}` : etag}` };
}

/** What the head of an object tells of its content. */
export async function knownDigests(connection: S3Connection, key: string, head: ObjectHead): Promise<KnownDigests> {
  const { checksums, metadata, etag, encrypted, size } = head;
  const isMd5 = connection.profile.md5Etag === 'yes' && !encrypted;
  const hex = (base64: string | undefined): string | undefined =>
    base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
  const stated = metadata[META_SHA256];
  return {
    sha256: hex(checksums['sha256']),
    crc64nvme: hex(checksums['crc64nvme']),
    statedSha256: stated !== undefined && /^[0-9a-f]{64}$/.test(stated) ? stated : undefined,
    md5: isMd5 && /^[0-9a-f]{32}$/.test(etag) ? etag : undefined,
    composite: isMd5 && /^[0-9a-f]{32}-\d+$/.test(etag) ? await compositeParts(connection, key, head, size) : undefined,
  };
}

/** The size of the parts: as stated when it was stored, else as the first part has it. */
async function compositeParts(
  connection: S3Connection,
  key: string,
  head: ObjectHead,
  size: number,
): Promise<KnownDigests['composite']> {
  const count = Number(head.etag.split('-')[1]);
  const fits = (partSize: number): boolean => partSize > 0 && Math.ceil(size / partSize) === count;
  const stated = Number(head.metadata[META_PART_SIZE] ?? 0);
  if (fits(stated)) return { value: head.etag, partSize: stated };
  const first = await headObject(connection, key, { partNumber: 1 }).catch(() => undefined);
  return first !== undefined && fits(first.size) ? { value: head.etag, partSize: first.size } : undefined;
}

class OpenObjectFile implements OpenFile {
  readonly key: string;
  readonly size: number;
  readonly stamp: string;
  readonly #tree: S3Tree;
  /** That of the entry, else that of the first head; empty where the endpoint gives none. */
  #etag: string;
  readonly #signal: AbortSignal | undefined;
  #head: Promise<ObjectHead> | undefined;

  constructor(tree: S3Tree, entry: TreeEntry, signal: AbortSignal | undefined) {
    this.#tree = tree;
    // What only the listing shows tells of a change, and is nothing to ask for the object by.
    this.#etag = tree.connection.profile.listedEtag === 'no' ? '' : entry.etag;
    this.#signal = signal;
    this.key = entry.key;
    this.size = entry.size;
    this.stamp = entry.stamp;
  }

  head(): Promise<ObjectHead> {
    this.#head ??= this.#ask();
    return this.#head;
  }

  async #ask(): Promise<ObjectHead> {
    const head = await headObject(this.#tree.connection, this.#tree.keyOf(this.key), { signal: this.#signal });
    if (head === undefined)
      throw new StorageError('storage.not-found', { what: 'it is not there any more', key: this.key });
    if (head.size !== this.size || (this.#etag !== '' && head.etag !== this.#etag)) throw this.#changed();
    this.#etag = head.etag;
    return head;
  }

  async describe(): Promise<Description> {
    const head = await this.head();
    const {
      [META_MTIME]: _time,
      [META_MODE]: mode,
      [META_SHA256]: _sha,
      [META_PART_SIZE]: _part,
      ...metadata
    } = head.metadata;
    return {
      modified: mtimeOf(head.metadata) ?? head.lastModified,
      headers: head,
      metadata,
      mode: mode !== undefined && /^[0-7]{3}$/.test(mode) ? Number.parseInt(mode, 8) : undefined,
    };
  }

  async known(): Promise<KnownDigests> {
    return knownDigests(this.#tree.connection, this.#tree.keyOf(this.key), await this.head());
  }

  async *read(start: number, length: number): AsyncIterable<Uint8Array> {
    if (length === 0) return;
    const isWhole = start === 0 && length === this.size;
    try {
      if (this.#etag === '') await this.head();
      const { body } = await openObject(this.#tree.connection, this.#tree.keyOf(this.key), {
        ifMatch: this.#etag === '' ? undefined : this.#etag,
        range: isWhole ? undefined : { start, end: start + length - 1 },
        signal: this.#signal,
      });
      let done = 0;
      for await (const chunk of body) {
        done += chunk.length;
        yield chunk;
      }
      if (done !== length) throw this.#changed();
    } catch (error) {
      throw error instanceof StorageError && error.code === 'storage.precondition-failed' ? this.#changed() : error;
    }
  }

  async readBlock(start: number, length: number, into?: Buffer): Promise<Buffer> {
    const block = into ?? Buffer.allocUnsafeSlow(length);
    let done = 0;
    for await (const chunk of this.read(start, length)) {
      if (done + chunk.length > length) throw this.#changed();
      block.set(chunk, done);
      done += chunk.length;
    }
    if (done !== length) throw this.#changed();
    return block;
  }

  async assertUnchanged(): Promise<void> {
    // Each read was bound to one ETag; without one, the head has to tell.
    if (this.#etag !== '') return;
    this.#head = undefined;
    const head = await this.head();
    const { stamp } = entryOf(this.key, head.size, head.etag, head.lastModified);
    if (stamp !== this.stamp) throw this.#changed();
  }

  async close(): Promise<void> {}

  #changed(): StorageError {
    return new StorageError('storage.changed-while-read', {
      what: 'the object changed while it was read',
      key: this.key,
      retryable: true,
      next: 'Run the transfer again when nobody writes to it.',
    });
  }
}
