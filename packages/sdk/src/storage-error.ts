import { FlystorageError } from '@flystorage/file-storage';
import type { TidemarkFailure } from './errors.ts';

/** Every reason for which storage and transfers fail; stable. */
export type StorageErrorCode =
  | 'storage.aborted'
  | 'storage.access-denied'
  | 'storage.already-exists'
  | 'storage.changed-while-read'
  | 'storage.credentials-missing'
  | 'storage.digest-mismatch'
  | 'storage.invalid-path'
  | 'storage.invalid-response'
  | 'storage.invalid-url'
  | 'storage.network'
  | 'storage.no-such-bucket'
  | 'storage.not-found'
  | 'storage.partial-delete'
  | 'storage.precondition-failed'
  | 'storage.quota-exceeded'
  | 'storage.rejected'
  | 'storage.slow-down'
  | 'storage.timeout'
  | 'storage.too-large'
  | 'storage.truncated'
  | 'storage.unavailable'
  | 'storage.unsupported'
  | 'transfer.locked'
  | 'transfer.unordered-listing'
  | 'usage.invalid';

export interface StorageErrorDetails {
  /** What is wrong, without a full stop. */
  readonly what: string;
  readonly key?: string | undefined;
  /** HTTP status, where one was received. */
  readonly status?: number | undefined;
  /** The error code that the endpoint gave: `NoSuchKey`. */
  readonly endpointCode?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryable?: boolean | undefined;
  /** What to do about it, as a sentence. */
  readonly next?: string | undefined;
  readonly cause?: unknown;
}

/** The one error class of storage and transfers; it extends Flystorage's, so that its users' guards hold. */
export class StorageError extends FlystorageError implements TidemarkFailure {
  override readonly name = 'StorageError';
  override readonly code: StorageErrorCode;
  readonly retryable: boolean;
  declare readonly key?: string;
  declare readonly status?: number;
  declare readonly endpointCode?: string;
  declare readonly requestId?: string;
  declare readonly next?: string;

  constructor(code: StorageErrorCode, details: StorageErrorDetails) {
    const { what, key, status, endpointCode, requestId, next, cause } = details;
    const about = key === undefined || what.includes(key) ? '' : ` ("${key}")`;
    const request = requestId === undefined ? '' : ` [request ${requestId}]`;
    super(`${what}${about}${request}${next === undefined ? '' : `\n${next}`}`, {}, cause);
    this.code = code;
    this.retryable = details.retryable ?? false;
    Object.assign(this, defined({ key, status, endpointCode, requestId, next }));
  }
}

function defined(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** Thrown in place of what an `AbortSignal` was aborted with. */
export function abortedError(signal: AbortSignal | undefined): StorageError {
  const reason: unknown = signal?.reason;
  const isTimeout = reason instanceof Error && reason.name === 'TimeoutError';
  return isTimeout
    ? new StorageError('storage.timeout', { what: 'the call took longer than its timeout', cause: reason })
    : new StorageError('storage.aborted', { what: 'the call was aborted', cause: reason });
}
