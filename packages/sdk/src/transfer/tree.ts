/** What transfers need of either side: a folder or a bucket's prefix. Keys are relative, with `/`, in the order of their bytes. */
import type { ObjectHeaders } from '../s3/objects.ts';

export interface TreeEntry {
  readonly kind: 'file';
  readonly key: string;
  /** [bytes] */
  readonly size: number;
  /** Another one after each change of the content; empty where that cannot be told. */
  readonly stamp: string;
  /** As listed; empty on disk. */
  readonly etag: string;
  /** [ms since 1970] */
  readonly modified: number;
}

/** Something that is there and is no file to transfer. */
export interface TreeRemark {
  readonly kind: 'remark';
  readonly key: string;
  /** `failed`: it could not be read, so what is below it is not known. */
  readonly sort: 'link' | 'special' | 'marker' | 'name' | 'temporary' | 'failed';
  readonly reason: string;
  /** Everything below is out of sight as well. */
  readonly isFolder: boolean;
}

/** What is known of a file besides its bytes. */
export interface Description {
  /** [ms since 1970], with fractions; undefined where nothing tells. */
  readonly modified: number | undefined;
  readonly headers: ObjectHeaders;
  /** User metadata, without ours. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Permission bits; undefined where there are none. */
  readonly mode: number | undefined;
}

/** Digests that are known without reading, hex. */
export interface KnownDigests {
  /** Of the content, as the endpoint computed it. */
  readonly sha256?: string | undefined;
  readonly crc64nvme?: string | undefined;
  /** As whoever stored it computed it. */
  readonly statedSha256?: string | undefined;
  readonly md5?: string | undefined;
  /** MD5 of the MD5s of the parts. */
  readonly composite?: { readonly value: string; readonly partSize: number } | undefined;
}

/** A file that is open for reading, at one point of its life. */
export interface OpenFile {
  readonly key: string;
  readonly size: number;
  readonly stamp: string;
  describe(): Promise<Description>;
  known(): Promise<KnownDigests>;
  /** Bytes from `start` on, `length` of them. @throws StorageError `storage.changed-while-read` */
  read(start: number, length: number): AsyncIterable<Uint8Array>;
  /** The same, as one buffer. @param into memory of this length to use; absent: new memory */
  readBlock(start: number, length: number, into?: Buffer): Promise<Buffer>;
  /** @throws StorageError `storage.changed-while-read` when it is not what it was when it was opened */
  assertUnchanged(): Promise<void>;
  close(): Promise<void>;
}

export interface Tree {
  /** For people: the path or the address. */
  readonly name: string;
  /** The same for the same place, however it is written. */
  readonly identity: string;
  entries(signal?: AbortSignal): AsyncIterable<TreeEntry | TreeRemark>;
  /** What is there now; undefined where nothing is. */
  find(key: string, signal?: AbortSignal): Promise<TreeEntry | undefined>;
  /** @throws StorageError `storage.not-found`, `storage.changed-while-read` where it is not the entry any more */
  open(entry: TreeEntry, signal?: AbortSignal): Promise<OpenFile>;
  close(): Promise<void>;
}

/** How a file was seen to be whole at its new place. */
export type Proof = 'etag' | 'parts' | 'checksum' | 'stated digest' | 'written digest' | 're-read' | 'empty';

export interface Placed {
  /** The target's entry as it is now. */
  readonly entry: TreeEntry;
  readonly proof: Proof;
  /** Bytes that were sent; 0 where the endpoint copied by itself. [bytes] */
  readonly sent: number;
}
