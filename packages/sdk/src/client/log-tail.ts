/** Log lines that go on after the connection is lost. */

import { throwIfAborted } from '../client-error.ts';
import { isTidemarkError } from '../errors.ts';
import type { LogLine } from '../model/index.ts';
import type { AppRef, Backend, TailOptions } from './backend.ts';

const DELAY_MS = 250;
const DELAY_MAX_MS = 10_000;
/** Failures in a row, without a line between them, after which it gives up. */
const FAILURES_MAX = 8;

/** Each line once, in order; ends when the signal is aborted. @throws what the backend failed with for good */
export async function* tail(backend: Backend, ref: AppRef, options: TailOptions): AsyncGenerator<LogLine, void> {
  let { after } = options;
  let failures = 0;
  for (;;) {
    try {
      for await (const line of backend.tail(ref, { ...options, after, fromStart: options.fromStart })) {
        after = line.cursor;
        failures = 0;
        yield line;
        if (options.signal?.aborted === true) return;
      }
      if (options.follow === false || options.signal?.aborted === true) return;
      // A stream that ends without an error was closed by the other side.
      failures += 1;
    } catch (error) {
      if (options.signal?.aborted === true) return;
      failures += 1;
      if (!isTidemarkError(error) || !error.retryable || failures > FAILURES_MAX) throw error;
    }
    await pause(Math.min(DELAY_MAX_MS, DELAY_MS * 2 ** (failures - 1)), options.signal);
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal);
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
