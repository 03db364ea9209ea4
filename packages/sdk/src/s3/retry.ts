/** When to try again, and how long to wait. */
import { setTimeout as sleep } from 'node:timers/promises';
import { abortedError, type StorageError } from '../storage-error.ts';

export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number;
  /** Wait before the second try; doubles each time. [ms] */
  readonly base: number;
  /** [ms] */
  readonly max: number;
  /** No new try starts later than this after the first. [ms] */
  readonly budget: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 8, base: 100, max: 20_000, budget: 15 * 60_000 };

/** An endpoint is not believed when it asks for more. [ms] */
const RETRY_AFTER_MAX = 60_000;

/** Between half and all of the doubled wait, at least what the endpoint asks for. [ms] */
export function delayBefore(
  retry: number,
  policy: RetryPolicy,
  retryAfter: number | undefined,
  random: number,
): number {
  const doubled = Math.min(policy.max, policy.base * 2 ** Math.min(retry, 30));
  const jittered = doubled * (0.5 + random / 2);
  return Math.max(jittered, Math.min(retryAfter ?? 0, RETRY_AFTER_MAX));
}

/** `Retry-After` in seconds or as a date. [ms] */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,6}(?:\.\d+)?$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** What failed, and how long the endpoint wants to be left alone. */
export interface FailedTry {
  readonly error: StorageError;
  /** [ms] */
  readonly retryAfter?: number | undefined;
}

/** A try that failed; anything else that is thrown ends the retries. */
export class TryFailed extends Error {
  readonly failed: FailedTry;

  constructor(failed: FailedTry) {
    super(failed.error.message);
    this.failed = failed;
  }
}

/** @param onRetry told before each wait */
export async function withRetries<T>(
  policy: RetryPolicy,
  signal: AbortSignal | undefined,
  onRetry: (failed: FailedTry) => void,
  attempt: (number: number) => Promise<T>,
): Promise<T> {
  const start = performance.now();
  for (let number = 1; ; number += 1) {
    if (signal?.aborted) throw abortedError(signal);
    try {
      return await attempt(number);
    } catch (error) {
      if (signal?.aborted) throw abortedError(signal);
      if (!(error instanceof TryFailed)) throw error;
      const { failed } = error;
      if (!failed.error.retryable || number >= policy.attempts) throw failed.error;
      const delay = delayBefore(number - 1, policy, failed.retryAfter, Math.random());
      if (performance.now() - start + delay > policy.budget) throw failed.error;
      onRetry(failed);
      try {
        await sleep(delay, undefined, signal === undefined ? {} : { signal });
      } catch (cause) {
        throw signal?.aborted ? abortedError(signal) : cause;
      }
    }
  }
}
