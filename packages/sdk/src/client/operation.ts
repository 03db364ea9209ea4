/** A change under way. */
import { AbortedError, TidemarkError } from '../client-error.ts';
import { messageOf } from '../errors.ts';
import type { OperationEvent, OperationStatus } from '../model/index.ts';

export type Report = (event: Omit<OperationEvent, 'at'>) => void;

/**
 * `await` it for its result, iterate over it for its progress (from the first event, also when begun late), or leave it
 * after a while with `wait({ signal })`.
 */
export class Operation<T> implements PromiseLike<T>, AsyncIterable<OperationEvent> {
  readonly id: string;
  readonly #abort = new AbortController();
  readonly #events: OperationEvent[] = [];
  readonly #result: Promise<T>;
  #status: OperationStatus = 'running';
  #woken = wake();

  /** @param refuseCancel throws where the backend cannot cancel */
  constructor(
    id: string,
    run: (report: Report, signal: AbortSignal) => Promise<T>,
    options: { readonly refuseCancel?: (() => void) | undefined } = {},
  ) {
    this.id = id;
    this.#refuseCancel = options.refuseCancel;
    this.#result = this.#run(run);
  }

  readonly #refuseCancel: (() => void) | undefined;

  get status(): OperationStatus {
    return this.#status;
  }

  /** What has happened so far. */
  get events(): readonly OperationEvent[] {
    return [...this.#events];
  }

  // oxlint-disable-next-line unicorn/no-thenable -- an operation is awaited
  then<A = T, B = never>(
    onDone?: ((value: T) => A | PromiseLike<A>) | null,
    onFailed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#result.then(onDone, onFailed);
  }

  /** The result; an abort ends the waiting, not the operation. @throws AbortedError and what the operation failed with */
  async wait(options: { readonly signal?: AbortSignal | undefined } = {}): Promise<T> {
    const { signal } = options;
    if (signal === undefined) return this.#result;
    let stop: (() => void) | undefined;
    const left = new Promise<never>((_, reject) => {
      stop = () => reject(new AbortedError(`waiting for operation ${this.id} was aborted`, signal.reason));
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([this.#result, left]);
    } finally {
      if (stop !== undefined) signal.removeEventListener('abort', stop);
      this.#result.catch(() => {});
      left.catch(() => {});
    }
  }

  /** Resolves once it has ended, either way. @throws UnsupportedError */
  async cancel(): Promise<OperationStatus> {
    if (this.#status === 'running') {
      this.#refuseCancel?.();
      this.#abort.abort(new AbortedError(`operation ${this.id} was cancelled`, undefined, 'client.cancelled'));
    }
    await this.#result.catch(() => {});
    return this.#status;
  }

  /** Ends with the operation, by throwing what it failed with. */
  async *[Symbol.asyncIterator](): AsyncGenerator<OperationEvent, void> {
    this.#result.catch(() => {});
    for (let at = 0; ; ) {
      const woken = this.#woken.promise;
      while (at < this.#events.length) {
        const event = this.#events[at];
        at += 1;
        if (event !== undefined) yield event;
      }
      if (this.#status !== 'running' && at >= this.#events.length) break;
      if (this.#woken.promise === woken) await woken;
    }
    await this.#result;
  }

  async #run(run: (report: Report, signal: AbortSignal) => Promise<T>): Promise<T> {
    // Not before the constructor has returned.
    await Promise.resolve();
    try {
      const value = await run((event) => this.#report(event), this.#abort.signal);
      this.#end('succeeded', { stage: 'done', text: 'done', progress: 1 });
      return value;
    } catch (error) {
      const isCancelled = this.#abort.signal.aborted;
      this.#end(isCancelled ? 'cancelled' : 'failed', {
        stage: isCancelled ? 'cancelled' : 'failed',
        text: messageOf(error),
      });
      throw isCancelled && !(error instanceof TidemarkError && error.code === 'client.cancelled')
        ? (this.#abort.signal.reason as Error)
        : error;
    }
  }

  #end(status: OperationStatus, event: Omit<OperationEvent, 'at'>): void {
    this.#status = status;
    this.#report(event);
  }

  #report(event: Omit<OperationEvent, 'at'>): void {
    this.#events.push({ at: new Date(), ...event });
    const { resolve } = this.#woken;
    this.#woken = wake();
    resolve();
  }
}

function wake(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
