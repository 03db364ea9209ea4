/**
 * What a transfer is about to do, on disk before it does it. Lines are appended and synced together; after a crash they
 * tell which keys were in flight and which uploads were begun.
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../adapters/local-file.ts';
import type { UploadedPart } from '../s3/multipart.ts';
import { lineOf, readLines } from './record-lines.ts';

/** A key that was in flight when the run ended. */
export interface OpenIntent {
  /** By the target's clock. [ms since 1970] */
  readonly at: number;
  /** Of the source when it was intended. */
  readonly stamp: string;
  readonly upload?: { readonly uploadId: string; readonly partSize: number; readonly stamp: string } | undefined;
}

type Line =
  | { readonly t: 'intent'; readonly k: string; readonly at: number; readonly s: string }
  | { readonly t: 'upload'; readonly k: string; readonly id: string; readonly p: number; readonly s: string }
  | { readonly t: 'part'; readonly k: string; readonly n: number; readonly e: string }
  | { readonly t: 'end'; readonly k: string };

const FILE = 'journal';

/** Keys in flight when the last run of this pair ended. */
export async function openIntents(folder: string): Promise<Map<string, OpenIntent>> {
  const intents = new Map<string, OpenIntent>();
  for await (const value of readLines(join(folder, FILE))) {
    const line = value as Line;
    const held = intents.get(line.k);
    if (line.t === 'intent')
      intents.set(line.k, { at: Math.min(line.at, held?.at ?? line.at), stamp: line.s, upload: held?.upload });
    else if (line.t === 'end') intents.delete(line.k);
    else if (line.t === 'upload' && held !== undefined) {
      intents.set(line.k, { ...held, upload: { uploadId: line.id, partSize: line.p, stamp: line.s } });
    }
  }
  return intents;
}

export class Journal {
  readonly #handle: FileHandle;
  readonly #file: string;
  #pending = '';
  /** Lines given, and lines on disk. */
  #added = 0;
  #durable = 0;
  #writing: Promise<void> | undefined;

  private constructor(handle: FileHandle, file: string) {
    this.#handle = handle;
    this.#file = file;
  }

  /** Starts anew, with the intents that are still open. */
  static async start(folder: string, open_: ReadonlyMap<string, OpenIntent>): Promise<Journal> {
    const file = join(folder, FILE);
    const beside = `${file}.new`;
    const handle = await open(beside, 'w', 0o600);
    const journal = new Journal(handle, file);
    for (const [key, { at, stamp, upload }] of open_) {
      journal.#add({ t: 'intent', k: key, at, s: stamp });
      if (upload !== undefined)
        journal.#add({ t: 'upload', k: key, id: upload.uploadId, p: upload.partSize, s: upload.stamp });
    }
    await journal.#synced();
    await rename(beside, file);
    await syncFolder(folder);
    return journal;
  }

  /** On disk when it resolves. @param at by the target's clock [ms since 1970] */
  intend(entries: readonly { readonly key: string; readonly stamp: string }[], at: number): Promise<void> {
    for (const { key, stamp } of entries) this.#add({ t: 'intent', k: key, at, s: stamp });
    return this.#synced();
  }

  /** On disk when it resolves. */
  uploadStarted(key: string, uploadId: string, partSize: number, stamp: string): Promise<void> {
    this.#add({ t: 'upload', k: key, id: uploadId, p: partSize, s: stamp });
    return this.#synced();
  }

  partDone(key: string, { number, etag }: UploadedPart): void {
    this.#add({ t: 'part', k: key, n: number, e: etag });
    this.#soon();
  }

  /** The key is settled, one way or the other. Not synced: what is lost of it is looked at again. */
  ended(key: string): void {
    this.#add({ t: 'end', k: key });
    this.#soon();
  }

  /** Nothing is in flight any more. */
  async finish(): Promise<void> {
    await this.#synced();
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }

  /** Leaves what is in flight to the next run. */
  async leave(): Promise<void> {
    await this.#synced();
    await this.#handle.close();
  }

  #add(line: Line): void {
    this.#pending += lineOf(line);
    this.#added += 1;
  }

  #soon(): void {
    if (this.#pending.length > 65_536 && this.#writing === undefined) this.#write(false).catch(() => {});
  }

  /** Everybody who waits is served by one sync. */
  async #synced(): Promise<void> {
    const upTo = this.#added;
    while (this.#durable < upTo) await (this.#writing ?? this.#write(true));
  }

  #write(isSynced: boolean): Promise<void> {
    const run = async (): Promise<void> => {
      const [text, upTo] = [this.#pending, this.#added];
      this.#pending = '';
      await this.#handle.appendFile(text);
      if (!isSynced) return;
      await this.#handle.datasync();
      this.#durable = upTo;
    };
    this.#writing = run().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }
}
