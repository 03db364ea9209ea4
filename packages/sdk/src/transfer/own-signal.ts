/** The signal of one transfer. */
import { setMaxListeners } from 'node:events';

/**
 * Runs a job under a signal that is aborted with the user's. Each request that is on its way listens to it; on the user's,
 * Node.js would warn of a leak from the eleventh on.
 */
export async function withOwnSignal<Options extends { readonly signal?: AbortSignal | undefined }, Result>(
  options: Options,
  job: (options: Options) => Promise<Result>,
): Promise<Result> {
  const { signal } = options;
  if (signal === undefined) return job(options);
  const own = new AbortController();
  setMaxListeners(0, own.signal);
  const onAbort = (): void => own.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await job({ ...options, signal: own.signal });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
