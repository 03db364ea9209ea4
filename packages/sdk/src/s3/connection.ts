/** Signed requests to one bucket: retries, the endpoint's clock and region, errors that say what to do. */
import { type CredentialSource, inspectedAs } from '../credentials/secret.ts';
import type { StorageProfile } from '../profiles/profile.ts';
import { abortedError, StorageError } from '../storage-error.ts';
import { VERSION } from '../version.ts';
import { errorBody } from './error-body.ts';
import { failureOf, networkFailure } from './failure.ts';
import { DEFAULT_RETRY, type RetryPolicy, retryAfterOf, TryFailed, withRetries } from './retry.ts';
import { encodedPath, queryString, Signer } from './signing.ts';
import type { Body, Transport, WireAnswer, WireRequest } from './transport.ts';

export interface ConnectionOptions {
  /** Without path: `https://s3.eu-west-1.amazonaws.com`. */
  readonly endpoint: URL;
  readonly region: string;
  readonly bucket: string;
  readonly profile: StorageProfile;
  readonly credentials: CredentialSource;
  readonly transport: Transport;
  readonly retry?: Partial<RetryPolicy> | undefined;
}

export interface S3Request {
  readonly method: WireRequest['method'];
  /** Absent: the bucket itself. */
  readonly key?: string | undefined;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long the answer may take to begin. [ms] */
  readonly timeout?: number;
  /** Statuses that are no failure, besides 2xx. */
  readonly accept?: readonly number[];
}

export interface ThrottleEvent {
  readonly code: string;
}

const AGENT = `tidemark/${VERSION}`;

export class S3Connection {
  readonly bucket: string;
  readonly endpoint: string;
  readonly profile: StorageProfile;
  readonly #credentials: CredentialSource;
  readonly #transport: Transport;
  readonly #policy: RetryPolicy;
  readonly #origin: string;
  readonly #host: string;
  readonly #base: string;
  #region: string;
  #signer: Signer;
  #dateHeader = '';
  #clockOffset = 0;
  /** Told of each failed try that is made again; transfers slow down by it. */
  onRetry: ((event: ThrottleEvent) => void) | undefined;

  constructor(options: ConnectionOptions) {
    const { endpoint, bucket, profile, region } = options;
    this.bucket = bucket;
    this.profile = profile;
    this.endpoint = endpoint.origin;
    this.#region = region;
    this.#credentials = options.credentials;
    this.#transport = options.transport;
    this.#policy = { ...DEFAULT_RETRY, ...options.retry };
    // A bucket with a dot in its name fits no wildcard certificate.
    const inPath = profile.pathStyle || (bucket.includes('.') && endpoint.protocol === 'https:');
    this.#host = inPath ? endpoint.host : `${bucket}.${endpoint.host}`;
    this.#origin = `${endpoint.protocol}//${this.#host}`;
    this.#base = inPath ? `/${encodedPath(bucket)}` : '';
    this.#signer = new Signer(region);
    inspectedAs(
      this,
      () => `S3Connection { ${this.endpoint}/${bucket}, profile ${profile.name}, region ${this.#region} }`,
    );
  }

  get region(): string {
    return this.#region;
  }

  /** The endpoint's time, as far as its answers tell. */
  now(): Date {
    return new Date(Date.now() + this.#clockOffset);
  }

  credentials(): CredentialSource {
    return this.#credentials;
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /** The answer's body must be read or destroyed. @throws StorageError */
  send(request: S3Request): Promise<WireAnswer> {
    return withRetries(
      this.#policy,
      request.signal,
      ({ error }) => this.onRetry?.({ code: error.code }),
      () => this.#attempt(request, 0),
    );
  }

  /** Reads the answer within the try: an answer that breaks off, or makes no sense, is asked for again. */
  exchange<T>(request: S3Request, read: (answer: WireAnswer) => Promise<T>): Promise<T> {
    return withRetries(
      this.#policy,
      request.signal,
      ({ error }) => this.onRetry?.({ code: error.code }),
      async () => {
        const answer = await this.#attempt(request, 0);
        try {
          return await read(answer);
        } catch (error) {
          answer.body.destroy();
          if (request.signal?.aborted) throw abortedError(request.signal);
          throw new TryFailed({ error: networkFailure(error, request.method, request.key) });
        }
      },
    );
  }

  /** An answer whose body is of no interest. */
  call(request: S3Request): Promise<Readonly<Record<string, string>> & { readonly [STATUS]: number }> {
    return this.exchange(request, async ({ status, headers, body }) => {
      await body.dump();
      return Object.assign(headers as Record<string, string>, { [STATUS]: status });
    });
  }

  /** A URL that anyone may use for a while. @param expiresIn [s] */
  async presign(
    method: WireRequest['method'],
    key: string,
    expiresIn: number,
    query: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const credentials = (await this.#credentials()).reveal();
    const request = { method, host: this.#host, path: this.#pathOf(key), query, headers };
    return `${this.#origin}${request.path}?${this.#signer.query(request, credentials, this.now(), expiresIn)}`;
  }

  /** Where the object lies, without signature. */
  addressOf(key: string): string {
    return `${this.#origin}${this.#pathOf(key)}`;
  }

  #pathOf(key: string | undefined): string {
    return key === undefined ? this.#base || '/' : `${this.#base}/${encodedPath(key)}`;
  }

  async #attempt(request: S3Request, redirects: number): Promise<WireAnswer> {
    const { method, key, query = {}, body, signal, timeout, accept } = request;
    const path = this.#pathOf(key);
    const credentials = (await this.#credentials()).reveal();
    const headers = this.#signer.headers(
      { method, host: this.#host, path, query, headers: request.headers ?? {} },
      credentials,
      this.now(),
    );
    headers['user-agent'] = AGENT;
    const text = queryString(query);
    let answer: WireAnswer;
    try {
      const full = text === '' ? path : `${path}?${text}`;
      answer = await this.#transport.send({ origin: this.#origin, method, path: full, headers, body, signal, timeout });
    } catch (error) {
      if (signal?.aborted) throw abortedError(signal);
      throw new TryFailed({ error: networkFailure(error, method, key) });
    }
    this.#noteDate(answer.headers['date']);
    if (answer.status < 300 || accept?.includes(answer.status)) return answer;
    const { endpointCode, message, region, truncated } = await errorBody(answer.body);
    const failed = failureOf({
      method,
      key,
      status: answer.status,
      requestId: answer.headers['x-amz-request-id'],
      endpointCode,
      message,
    });
    const named = answer.headers['x-amz-bucket-region'] ?? region;
    if (redirects === 0 && named !== undefined && named !== this.#region && /^[a-z0-9-]{1,32}$/.test(named)) {
      this.#region = named;
      this.#signer = new Signer(named);
      return this.#attempt(request, 1);
    }
    // A failure whose explanation was cut off may be one that passes.
    const error =
      truncated && !failed.retryable ? networkFailure(new Error('the error was cut off'), method, key) : failed;
    throw new TryFailed({ error, retryAfter: retryAfterOf(answer.headers['retry-after'], Date.now()) });
  }

  #noteDate(header: string | undefined): void {
    if (header === undefined || header === this.#dateHeader) return;
    this.#dateHeader = header;
    const offset = Date.parse(header) - Date.now();
    // Below this it is rounding, and the way of the answer.
    this.#clockOffset = Math.abs(offset) > 5000 ? offset : 0;
  }
}

/** Key of the status in what `call` returns. */
export const STATUS: unique symbol = Symbol('status');

/** @throws StorageError `storage.unsupported` where the profile does not have what the call needs */
export function demand(
  connection: S3Connection,
  feature: 'multipart' | 'presign' | 'acl' | 'conditionalCreate' | 'conditionalReplace',
  what: string,
): void {
  const { profile } = connection;
  if (profile[feature] === 'yes') return;
  throw new StorageError('storage.unsupported', {
    what: `${what} needs "${feature}", which the profile "${profile.name}" gives as "${profile[feature]}"`,
    next: 'Run "tidemark storage doctor <url>": it measures what the endpoint does, and names the profile to choose.',
  });
}
