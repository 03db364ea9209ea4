import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScannedStretch, SharedScan } from '../index/scan-share.ts';
import { PoolThread, type ThreadOwner } from './pool-thread.ts';
import { unknown } from './unknown.ts';
import type { FactsAnswer, FactsRequest } from './wire.ts';

export type { FactsAnswer, FactsRequest } from './wire.ts';

export interface FactsPoolOptions {
  /** Threads, the calling one included, which is busy with the answers; 1 or less parses in it. */
  readonly threads: number;
  /** Time one file may take before its thread is stopped [ms]; a file's size adds 1 ms per kilobyte. */
  readonly watchdog?: number;
  readonly signal?: AbortSignal;
  /** Another entry for the threads; for tests. */
  readonly entry?: URL;
}

const defaultWatchdog = 2000;

/** How long the calling thread parses before it lets others run [ms]. */
const turn = 20;

/** Files that were asked for together. */
interface Batch {
  readonly answers: Map<string, FactsAnswer>;
  /** How many are not answered yet: a file that was changed meanwhile may have been asked for twice. */
  left: number;
  readonly settle: (error?: unknown) => void;
}

/**
 * Makes facts of files in worker threads. The threads start at once, so that they are ready when the first batch
 * comes. What is answered depends on the files alone, never on the number of threads.
 */
export class FactsPool {
  readonly #signal: AbortSignal | undefined;
  #threads: PoolThread[];
  /** What no thread has taken yet, in the order in which it was asked for. */
  readonly #queue: FactsRequest[] = [];
  /** The same, of what somebody waits for. */
  readonly #awaited: FactsRequest[] = [];
  readonly #batchOf = new Map<FactsRequest, Batch>();
  #turnBegan = 0;

  constructor({ threads, watchdog = defaultWatchdog, signal, entry }: FactsPoolOptions) {
    this.#signal = signal;
    const owner: ThreadOwner = {
      take: (isAwaited) => (isAwaited ? this.#awaited : this.#queue).shift(),
      putBack: (request) => this.#awaited.unshift(request),
      done: (request, facts) => this.#done(request, facts),
      lost: (request, reason) => this.#done(request, unknown(reason)),
      unusable: () => {
        void this.close();
      },
    };
    try {
      this.#threads =
        threads > 1 ? Array.from({ length: threads - 1 }, () => new PoolThread(owner, watchdog, entry)) : [];
    } catch {
      // Node's permission model forbids them: files are parsed in this thread.
      this.#threads = [];
    }
    signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /**
   * Facts of a batch of files, by {@link FactsRequest.path}. Batches are begun in the order in which they are asked for,
   * those that are awaited before the others.
   * @throws The signal's reason once it is aborted. A file that cannot be read or parsed is no error.
   */
  async request(requests: readonly FactsRequest[], isAwaited: boolean = true): Promise<Map<string, FactsAnswer>> {
    this.#signal?.throwIfAborted();
    const answers = new Map<string, FactsAnswer>();
    if (requests.length === 0) return answers;
    if (this.#threads.length === 0) {
      for (const request of requests) answers.set(request.path, await this.#inline(request));
      return answers;
    }
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown): void => (error === undefined ? resolve() : reject(error));
      const batch: Batch = { answers, left: requests.length, settle };
      for (const request of requests) this.#batchOf.set(request, batch);
      (isAwaited ? this.#awaited : this.#queue).push(...requests);
      for (const thread of this.#threads) thread.feed();
    });
    return answers;
  }

  /** Has the threads take part in a scan; settles when all of them are done with it, or lost. */
  async scan(scan: SharedScan, onScanned: (stretch: ScannedStretch) => void): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.scan(scan, onScanned)));
  }

  /** Somebody waits now for files that were asked for before; those that no thread has taken yet go before the others. */
  hasten(paths: ReadonlySet<string>): void {
    const hastened = this.#queue.filter(({ path }) => paths.has(path));
    if (hastened.length === 0) return;
    const others = this.#queue.filter(({ path }) => !paths.has(path));
    this.#queue.splice(0, this.#queue.length, ...others);
    this.#awaited.push(...hastened);
    for (const thread of this.#threads) thread.feed();
  }

  /** Stops the threads. What is left to do is done in the calling thread, as where threads cannot be started. */
  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#abort);
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.close()));
    for (let request = this.#next(); request; request = this.#next()) {
      try {
        this.#done(request, await this.#inline(request));
      } catch (error) {
        this.#batchOf.get(request)?.settle(error);
      }
    }
  }

  #next(): FactsRequest | undefined {
    return this.#awaited.shift() ?? this.#queue.shift();
  }

  readonly #abort = (): void => {
    for (const batch of new Set(this.#batchOf.values())) batch.settle(this.#signal?.reason);
    this.#batchOf.clear();
    this.#queue.length = 0;
    this.#awaited.length = 0;
    void this.close();
  };

  #done(request: FactsRequest, facts: FactsAnswer): void {
    const batch = this.#batchOf.get(request);
    if (!batch) return;
    this.#batchOf.delete(request);
    batch.answers.set(request.path, facts);
    batch.left -= 1;
    if (batch.left === 0) batch.settle();
  }

  async #inline(request: FactsRequest): Promise<FactsAnswer> {
    if (performance.now() - this.#turnBegan > turn) {
      await nextTurn();
      this.#signal?.throwIfAborted();
      this.#turnBegan = performance.now();
    }
    // Loaded here alone: where threads parse, this one does without the parser.
    const { answer } = await import('./answer.ts');
    return answer(request);
  }
}
