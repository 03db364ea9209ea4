/** One file from side to side: compared where it is there, placed where it is not, tried again where that helps. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Connection } from '../s3/connection.ts';
import { abortedError, StorageError } from '../storage-error.ts';
import type { BlockMemory } from './block-memory.ts';
import { compareContents } from './compare.ts';
import type { Journal, OpenIntent } from './journal.ts';
import type { Bandwidth } from './limits.ts';
import type { MergedKey } from './merge.ts';
import type { Tally } from './report.ts';
import { S3Tree } from './s3-tree.ts';
import type { PlaceContext, Target } from './target.ts';
import type { Placed, Proof, Tree, TreeEntry } from './tree.ts';

/** A file that is whole on both sides; undefined where it is not, which the tally knows. */
export type Outcome =
  | {
      readonly key: string;
      readonly entry: TreeEntry;
      /** Stamps to be known by in the next run. */
      readonly source: string;
      readonly target: string;
      readonly proof: Proof | 'unchanged since the last run';
      readonly copied?: true;
    }
  | undefined;

export interface TransferParts {
  readonly from: Tree;
  readonly to: Tree;
  readonly target: Target;
  /** By which the endpoint copies by itself. */
  readonly copyFrom: S3Connection | undefined;
  readonly journal: Journal | undefined;
  readonly intents: ReadonlyMap<string, OpenIntent>;
  readonly memory: BlockMemory;
  readonly bandwidth: Bandwidth;
  readonly tally: Tally;
  readonly signal: AbortSignal | undefined;
  onBytes(count: number): void;
}

const TRIES = 4;
/** [ms] */
const PAUSE = 200;

type Job = MergedKey & { readonly source: TreeEntry };

export class FileTransfer {
  readonly #parts: TransferParts;

  constructor(parts: TransferParts) {
    this.#parts = parts;
  }

  async run(job: Job): Promise<Outcome> {
    const { signal, from } = this.#parts;
    let { source } = job;
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted) throw abortedError(signal);
      try {
        return await this.#once({ ...job, source }, attempt);
      } catch (error) {
        if (signal?.aborted) throw abortedError(signal);
        if (!(error instanceof StorageError) || !error.retryable || attempt >= TRIES) throw error;
        await sleep(PAUSE * 2 ** (attempt - 1));
        const again = await from.find(job.key, signal);
        if (again === undefined) throw error;
        source = again;
      }
    }
  }

  /** Whether a dry run would copy it. */
  async wouldCopy(job: Job): Promise<Outcome> {
    const same = await this.#compared(job, job.target);
    if (same === undefined) this.#parts.tally.planned('copy', job.key);
    return same;
  }

  async #once(job: Job, attempt: number): Promise<Outcome> {
    const { to, intents, signal, target } = this.#parts;
    const intent = intents.get(job.key);
    const upload = attempt === 1 ? this.#goneOn(job.source, intent) : undefined;
    // First, since it may touch the file: one that was put in place a moment before a kill has a second name.
    if (intent !== undefined && attempt === 1) await target.cleanUp(job.key, intent.at, upload?.uploadId);
    // What was in flight, or was tried just now, may be there by now, whatever the listing said.
    const there = intent !== undefined || attempt > 1 ? await to.find(job.key, signal) : job.target;
    const same = await this.#compared(job, there);
    if (same === undefined) return this.#placed(job, there, upload);
    if (intent !== undefined && upload !== undefined) await target.cleanUp(job.key, intent.at, undefined);
    return same;
  }

  /** The upload of an earlier run that is of the same content. */
  #goneOn(source: TreeEntry, intent: OpenIntent | undefined): OpenIntent['upload'] {
    return intent?.upload?.stamp === uploadStamp(source) ? intent.upload : undefined;
  }

  async #compared({ key, source }: Job, there: TreeEntry | undefined): Promise<Outcome> {
    const { from, to, signal, onBytes } = this.#parts;
    if (there === undefined || there.size !== source.size) return undefined;
    const { same, proof } = await compareContents(from, source, to, there, signal);
    if (!same) return undefined;
    onBytes(source.size);
    return { key, entry: source, source: source.stamp, target: there.stamp, proof };
  }

  async #placed({ key, source }: Job, there: TreeEntry | undefined, upload: OpenIntent['upload']): Promise<Outcome> {
    const { from, target, tally, signal, copyFrom } = this.#parts;
    const file = await from.open(source, signal);
    try {
      const own =
        copyFrom !== undefined && from instanceof S3Tree ? { connection: copyFrom, key: from.keyOf(key) } : undefined;
      const placed: Placed = await target.place(file, there, this.#context(key, source, upload), own);
      tally.bytes.sent += placed.sent;
      return {
        key,
        entry: { ...source, size: file.size },
        source: file.stamp,
        target: placed.entry.stamp,
        proof: placed.proof,
        copied: true,
      };
    } finally {
      await file.close();
    }
  }

  #context(key: string, source: TreeEntry, upload: OpenIntent['upload']): PlaceContext {
    const { journal, memory, bandwidth, signal, onBytes, target } = this.#parts;
    const stamp = uploadStamp(source);
    return {
      memory,
      bandwidth,
      signal,
      onBytes,
      since: target.now(),
      upload: {
        begun: upload,
        started: async (uploadId, partSize) => journal?.uploadStarted(key, uploadId, partSize, stamp),
        partDone: (part) => journal?.partDone(key, part),
      },
    };
  }
}

/** What an upload in parts is gone on with by; each part is compared by its digest anyway. */
function uploadStamp({ size, modified, etag }: TreeEntry): string {
  return `${size}:${modified}:${etag}`;
}
