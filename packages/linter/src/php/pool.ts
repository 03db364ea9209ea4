import { setImmediate as nextTurn } from 'node:timers/promises';
import { PoolThread, type ThreadOwner } from './pool-thread.ts';
import { unknown } from './unknown.ts';
import type { FactsAnswer, FactsRequest } from './wire.ts';

export type { FactsAnswer, FactsRequest } from './wire.ts';

export interface FactsPoolOptions {
  /** Worker threads; 1 or less parses in the calling thread. */
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

/** A batch in the making. */
interface Batch {
  readonly queue: FactsRequest[];
  readonly answers: Map<string, FactsAnswer>;
  readonly total: number;
  readonly settle: (error?: unknown) => void;
}

/**
 * Makes facts of files in worker threads. The threads start at once, so that they are ready when the first batch
 * comes. What is answered depends on the files alone, never on the number of threads.
 */
export class FactsPool {
  readonly #signal: AbortSignal | undefined;
  #threads: PoolThread[];
  #batch: Batch | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ threads, watchdog = defaultWatchdog, signal, entry }: FactsPoolOptions) {
    this.#signal = signal;
    const owner: ThreadOwner = {
      take: () => this.#batch?.queue.pop(),
      putBack: (request) => this.#batch?.queue.push(request),
      done: (request, facts) => this.#done(request, facts),
      lost: (request, reason) => this.#done(request, unknown(reason)),
      unusable: () => {
        void this.close();
      },
    };
    this.#threads = threads > 1 ? Array.from({ length: threads }, () => new PoolThread(owner, watchdog, entry)) : [];
    signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /**
   * Facts of a batch of files, by {@link FactsRequest.path}. Batches are answered one after the other.
   * @throws The signal's reason once it is aborted. A file that cannot be read or parsed is no error.
   */
  async request(requests: readonly FactsRequest[]): Promise<Map<string, FactsAnswer>> {
    const previous = this.#last;
    const result = previous.then(() => this.#run(requests));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Stops the threads. What is left to do is done in the calling thread, as where threads cannot be started. */
  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#abort);
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.close()));
    const batch = this.#batch;
    if (batch && threads.length > 0)
      await this.#inline(batch.queue, batch.answers).then(() => batch.settle(), batch.settle);
  }

  readonly #abort = (): void => {
    this.#batch?.settle(this.#signal?.reason);
    void this.close();
  };

  async #run(requests: readonly FactsRequest[]): Promise<Map<string, FactsAnswer>> {
    this.#signal?.throwIfAborted();
    const answers = new Map<string, FactsAnswer>();
    if (requests.length === 0) return answers;
    // Popped from the end, so the order of the batch is kept.
    const queue = requests.toReversed();
    if (this.#threads.length === 0) return this.#inline(queue, answers);
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown): void => {
        this.#batch = undefined;
        if (error === undefined) resolve();
        else reject(error);
      };
      this.#batch = { queue, answers, total: requests.length, settle };
      for (const thread of this.#threads) thread.feed();
    });
    return answers;
  }

  #done(request: FactsRequest, facts: FactsAnswer): void {
    const batch = this.#batch;
    if (!batch) return;
    batch.answers.set(request.path, facts);
    if (batch.answers.size === batch.total) batch.settle();
  }

  async #inline(queue: FactsRequest[], answers: Map<string, FactsAnswer>): Promise<Map<string, FactsAnswer>> {
    if (queue.length === 0) return answers;
    // Loaded here alone: where threads parse, this one does without the parser.
    const { answer } = await import('./answer.ts');
    let begun = performance.now();
    for (let request = queue.pop(); request; request = queue.pop()) {
      answers.set(request.path, answer(request));
      if (performance.now() - begun > turn) {
        await nextTurn();
        this.#signal?.throwIfAborted();
        begun = performance.now();
      }
    }
    return answers;
  }
}
