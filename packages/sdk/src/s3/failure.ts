/** What an endpoint's answer, or a broken connection, means. */
import { messageOf } from '../errors.ts';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';

/** An answer that is no success. */
export interface FailedAnswer {
  readonly method: string;
  readonly key: string | undefined;
  readonly status: number;
  readonly requestId: string | undefined;
  /** From the body: `NoSuchKey`; absent where there is none. */
  readonly endpointCode?: string | undefined;
  readonly message?: string | undefined;
}

interface Meaning {
  readonly code: StorageErrorCode;
  readonly retryable?: true;
  readonly next?: string;
}

const SLOW: Meaning = {
  code: 'storage.slow-down',
  retryable: true,
  next: 'Lower the concurrency, or try again later.',
};
const QUOTA: Meaning = {
  code: 'storage.quota-exceeded',
  next: 'Book more space, or delete what is no longer needed; nothing beyond the quota was stored.',
};
const DENIED: Meaning = {
  code: 'storage.access-denied',
  next: 'Check that the credentials belong to this bucket and allow this call.',
};
const BUSY: Meaning = { code: 'storage.unavailable', retryable: true, next: 'Try again later.' };

/** Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; Ceph: src/rgw/rgw_common.cc; MinIO: cmd/api-errors.go */
const BY_CODE: Readonly<Record<string, Meaning>> = {
  SlowDown: SLOW,
  SlowDownRead: SLOW,
  SlowDownWrite: SLOW,
  Throttling: SLOW,
  ThrottlingException: SLOW,
  RequestLimitExceeded: SLOW,
  TooManyRequests: SLOW,
  BandwidthLimitExceeded: SLOW,
  QuotaExceeded: QUOTA,
  ServiceQuotaExceeded: QUOTA,
  InsufficientStorage: QUOTA,
  XMinioStorageFull: QUOTA,
  XMinioAdminBucketQuotaExceeded: QUOTA,
  RequestTimeout: { code: 'storage.timeout', retryable: true },
  RequestTimeTooSkewed: { code: 'storage.rejected', retryable: true, next: 'Set the clock of this machine.' },
  BadDigest: { code: 'storage.digest-mismatch', retryable: true },
  InvalidDigest: { code: 'storage.digest-mismatch', retryable: true },
  XAmzContentSHA256Mismatch: { code: 'storage.digest-mismatch', retryable: true },
  IncompleteBody: { code: 'storage.truncated', retryable: true },
  InternalError: BUSY,
  ServiceUnavailable: BUSY,
  OperationAborted: BUSY,
  ConditionalRequestConflict: { code: 'storage.precondition-failed', retryable: true },
  NoSuchBucket: { code: 'storage.no-such-bucket', next: 'Check the name of the bucket, its region and the endpoint.' },
  NoSuchKey: { code: 'storage.not-found' },
  NoSuchUpload: { code: 'storage.not-found' },
  PreconditionFailed: { code: 'storage.precondition-failed', next: 'Another writer was there first: read it again.' },
  EntityTooLarge: { code: 'storage.too-large', next: 'This endpoint takes no object of this size in one request.' },
  NotImplemented: {
    code: 'storage.unsupported',
    next: 'Run "tidemark storage doctor <url>" and choose the profile it names.',
  },
  AccessDenied: DENIED,
  InvalidAccessKeyId: DENIED,
  SignatureDoesNotMatch: { ...DENIED, next: 'Check the secret key, and the region that the endpoint expects.' },
};

function meaningOf(status: number, endpointCode: string | undefined): Meaning {
  const own = endpointCode === undefined || !Object.hasOwn(BY_CODE, endpointCode) ? undefined : BY_CODE[endpointCode];
  if (own !== undefined) return own;
  if (status === 404) return { code: 'storage.not-found' };
  if (status === 401 || status === 403) return DENIED;
  if (status === 408) return { code: 'storage.timeout', retryable: true };
  if (status === 409) return BUSY;
  if (status === 412)
    return { code: 'storage.precondition-failed', next: 'Another writer was there first: read it again.' };
  if (status === 413) return { code: 'storage.too-large' };
  if (status === 429) return SLOW;
  if (status === 501) return { code: 'storage.unsupported' };
  if (status === 503) return SLOW;
  if (status === 507) return QUOTA;
  return status >= 500 ? BUSY : { code: 'storage.rejected' };
}

export function failureOf(answer: FailedAnswer): StorageError {
  const { method, key, status, requestId, endpointCode, message } = answer;
  const meaning = meaningOf(status, endpointCode);
  const said = [endpointCode, message].filter((part) => part !== undefined && part !== '').join(': ');
  return new StorageError(meaning.code, {
    what: `${method} was answered with ${status}${said === '' ? '' : `, ${said.slice(0, 300)}`}`,
    key,
    status,
    endpointCode,
    requestId,
    retryable: meaning.retryable,
    next: meaning.next,
  });
}

const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);
const HOPELESS = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What a connection that broke means; errors of our own pass as they are. */
export function networkFailure(error: unknown, method: string, key: string | undefined): StorageError {
  if (error instanceof StorageError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const isTimeout = typeof code === 'string' && TIMEOUTS.has(code);
  const isHopeless = typeof code === 'string' && HOPELESS.has(code);
  return new StorageError(isTimeout ? 'storage.timeout' : 'storage.network', {
    what: `${method} did not get an answer: ${messageOf(error) || String(code)}`,
    key,
    retryable: !isHopeless,
    next: 'Check the endpoint and the network.',
    cause: error,
  });
}
