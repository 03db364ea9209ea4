import type { S3Connection } from '../s3/connection.ts';
import type { UploadedPart } from '../s3/multipart.ts';
import type { BlockMemory } from './block-memory.ts';
import type { Bandwidth } from './limits.ts';
import type { OpenFile, Placed, TreeEntry } from './tree.ts';

/** Remembers an upload in parts beyond the end of the process. */
export interface UploadMemory {
  /** The upload that an earlier run began of the same content; undefined where there is none. */
  readonly begun?: { readonly uploadId: string; readonly partSize: number } | undefined;
  started(uploadId: string, partSize: number): Promise<void>;
  partDone(part: UploadedPart): void;
}

export interface PlaceContext {
  /** Bytes held in memory. */
  readonly memory: BlockMemory;
  readonly bandwidth: Bandwidth;
  readonly upload: UploadMemory;
  /** When it was intended to place this file. [ms since 1970, by the target's clock] */
  readonly since: number;
  /** Told of bytes on their way. */
  onBytes(count: number): void;
  readonly signal?: AbortSignal | undefined;
}

/** The side that is written to. */
export interface Target {
  /** Why the key cannot be stored here; undefined where it can. */
  refuses(key: string): string | undefined;
  /** @param existing what stands there already @param copyFrom the connection and key that the endpoint may copy from itself */
  place(
    file: OpenFile,
    existing: TreeEntry | undefined,
    context: PlaceContext,
    copyFrom?: { readonly connection: S3Connection; readonly key: string },
  ): Promise<Placed>;
  /** @returns what could not be removed, and why */
  remove(keys: readonly string[], signal?: AbortSignal): Promise<{ readonly key: string; readonly reason: string }[]>;
  /** Everything that was placed outlives a power cut from here on. */
  settle(): Promise<void>;
  /** Takes away what an interrupted run left of this key. @param since [ms since 1970, by the target's clock] @param keep an upload that is gone on with */
  cleanUp(key: string, since: number, keep: string | undefined): Promise<void>;
  /** The target's clock. [ms since 1970] */
  now(): number;
}
