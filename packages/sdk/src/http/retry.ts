/** When to try again, and how long to wait before. */

export interface RetryPolicy {
  /** Of one call, the first included. */
  readonly attemptsMax: number;
  /** Before the second attempt; it doubles with each further one. [ms] */
  readonly delayMs: number;
  /** [ms] */
  readonly delayMaxMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attemptsMax: 4, delayMs: 250, delayMaxMs: 8000 };

/** A wait between half of the step and all of it, so that callers that failed together do not return together. [ms] */
export function backoff(policy: RetryPolicy, attempt: number, random: () => number): number {
  const step = Math.min(policy.delayMaxMs, policy.delayMs * 2 ** (attempt - 1));
  return step * (0.5 + random() / 2);
}

/** What `Retry-After` asks for, in seconds or as a date. [ms] */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const exact = headers.get('retry-after-ms');
  if (exact !== null && /^\d+$/.test(exact)) return Number(exact);
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Resolves after a time, or rejects with the signal's reason. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
