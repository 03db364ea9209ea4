/** HTTP with one deadline over all attempts, retries, and errors that say what happened. */
import { AbortedError, TidemarkError } from '../client-error.ts';
import { addressOf, baseAddress, type Query, refuseInsecure } from './address.ts';
import { apiError, isRetryableStatus } from './api-error.ts';
import { parsed, readBody } from './body.ts';
import { type HttpHook, observe, redactedHeaders, shownUrl } from './observe.ts';
import { backoff, DEFAULT_RETRY, type RetryPolicy, retryAfter, sleep } from './retry.ts';
import { Token } from './token.ts';

export type Fetch = (input: URL, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  readonly baseUrl: string;
  readonly token?: string | Token | undefined;
  /** Absent: the runtime's own. */
  readonly fetch?: Fetch | undefined;
  /** Over all attempts of a call, with the waits between. Default 60,000. [ms] */
  readonly deadlineMs?: number | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly onEvent?: HttpHook | undefined;
  readonly userAgent?: string | undefined;
  /**
   * Whether the server answers a repeated key with what it did the first time. Where it does not, a POST is made again
   * only if it was certainly not acted on. Default `true`.
   */
  readonly honoursIdempotencyKeys?: boolean | undefined;
  /** Tests set it. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** [ms] */
  readonly deadlineMs?: number | undefined;
}

export interface RequestOptions extends CallOptions {
  readonly query?: Query | undefined;
  readonly body?: unknown;
  /** Default: one is made for every POST. */
  readonly idempotencyKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface ApiResponse<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly attempts: number;
}

export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

const DEADLINE_MS = 60_000;
const REDIRECTS_MAX = 5;
const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'x-amzn-requestid', 'x-debug-token', 'cf-ray'] as const;

interface Attempt {
  readonly method: Method;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
  readonly number: number;
}

export class HttpClient {
  readonly baseUrl: URL;
  readonly #token: Token | undefined;
  readonly #options: HttpOptions;
  readonly #retry: RetryPolicy;
  readonly #fetch: Fetch;

  constructor(options: HttpOptions) {
    this.baseUrl = baseAddress(options.baseUrl);
    this.#token = typeof options.token === 'string' ? new Token(options.token) : options.token;
    const { token: _, ...rest } = options;
    this.#options = rest;
    this.#retry = { ...DEFAULT_RETRY, ...options.retry };
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
  }

  /** The parsed body and what came with it. @throws ApiError by status, TidemarkError */
  async request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<ApiResponse<T>> {
    const { response, attempts } = await this.raw(method, path, options, async (answer) => readBody(answer));
    const { answer, read } = response;
    const isJson = read !== '' && /[/+]json\b/.test(answer.headers.get('content-type') ?? '');
    const data = isJson ? parsed(read) : read === '' ? undefined : read;
    if (isJson && typeof data === 'string' && !read.trimStart().startsWith('"')) {
      throw new TidemarkError('api.invalid-response', {
        what: `${method} ${shownUrl(answer.url === '' ? this.baseUrl : new URL(answer.url))} answered JSON that cannot be read`,
        requestId: requestIdOf(answer.headers),
      });
    }
    const { status, headers } = answer;
    return { data: data as T, status, headers, requestId: requestIdOf(headers), attempts };
  }

  /**
   * The response itself, once it is a success; its body is what `read` makes of it.
   * @throws ApiError by status, TidemarkError
   */
  async raw<R>(
    method: Method,
    path: string,
    options: RequestOptions,
    read: (answer: Response) => Promise<R>,
  ): Promise<{ readonly response: { readonly answer: Response; readonly read: R }; readonly attempts: number }> {
    const deadlineMs = options.deadlineMs ?? this.#options.deadlineMs ?? DEADLINE_MS;
    const endsAt = Date.now() + deadlineMs;
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(new Error('deadline')), deadlineMs);
    const signal = options.signal === undefined ? timeout.signal : AbortSignal.any([options.signal, timeout.signal]);
    const request = { method, url: addressOf(this.baseUrl, path, options.query), ...this.#content(method, options) };
    try {
      for (let number = 1; ; number += 1) {
        const outcome = await this.#attempt({ ...request, signal, number }, read);
        if ('answer' in outcome) return { response: outcome, attempts: number };
        if (signal.aborted) throw outcome.error;
        const wait = outcome.retryAfterMs ?? backoff(this.#retry, number, this.#options.random ?? Math.random);
        const isLast = number >= this.#retry.attemptsMax || Date.now() + wait >= endsAt;
        if (isLast || !outcome.mayRetry) throw outcome.error;
        this.#observe('retry', { ...request, signal, number }, { delayMs: wait, error: outcome.error });
        await sleep(wait, signal);
      }
    } catch (error) {
      if (options.signal?.aborted === true)
        throw new AbortedError(`${method} ${path} was aborted`, options.signal.reason);
      if (!timeout.signal.aborted) throw error;
      throw new TidemarkError('api.deadline', {
        what: `${method} ${path} took longer than ${deadlineMs} ms`,
        retryable: true,
        next: 'Give it a longer deadlineMs, or see whether the service answers at all.',
        cause: error,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #content(method: Method, options: RequestOptions): { headers: Headers; body: string | undefined } {
    const headers = new Headers({ accept: 'application/json', ...options.headers });
    if (this.#options.userAgent !== undefined) headers.set('user-agent', this.#options.userAgent);
    if (this.#token !== undefined) headers.set('authorization', `Bearer ${this.#token.reveal()}`);
    if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
    if (options.body === undefined) return { headers, body: undefined };
    headers.set('content-type', method === 'PATCH' ? 'application/merge-patch+json' : 'application/json');
    return { headers, body: JSON.stringify(options.body) };
  }

  async #attempt<R>(
    attempt: Attempt,
    read: (answer: Response) => Promise<R>,
  ): Promise<{ answer: Response; read: R } | Failure> {
    const startedAt = performance.now();
    const since = (): number => performance.now() - startedAt;
    this.#observe('request', attempt, { headers: redactedHeaders(attempt.headers) });
    try {
      const answer = await this.#follow(attempt);
      const requestId = requestIdOf(answer.headers);
      const { status } = answer;
      if (answer.ok) {
        const content = await read(answer);
        this.#observe('response', attempt, { status, requestId, durationMs: since() });
        return { answer, read: content };
      }
      const body = parsed(await readBody(answer));
      this.#observe('response', attempt, { status, requestId, durationMs: since() });
      const retryAfterMs = retryAfter(answer.headers, Date.now());
      const { method, url, number } = attempt;
      const described = { status, method, path: url.pathname, body, headers: answer.headers };
      const error = apiError({ ...described, requestId, attempts: number, retryAfterMs });
      return {
        error,
        mayRetry: isRetryableStatus(status) && (this.#isRepeatable(method) || status === 429),
        retryAfterMs,
      };
    } catch (error) {
      this.#observe('failure', attempt, { error, durationMs: since() });
      if (error instanceof TidemarkError) return { error, mayRetry: false };
      return { error: networkError(attempt, error), mayRetry: this.#isRepeatable(attempt.method) || wasRefused(error) };
    }
  }

  #isRepeatable(method: Method): boolean {
    return method !== 'POST' || this.#options.honoursIdempotencyKeys !== false;
  }

  /** Redirects are followed on the same host alone: elsewhere the token would go astray. */
  async #follow({ method, url, headers, body, signal }: Attempt): Promise<Response> {
    let at = url;
    for (let count = 0; count <= REDIRECTS_MAX; count += 1) {
      const init: RequestInit = {
        method,
        headers,
        signal,
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
      };
      const answer = await this.#fetch(at, init);
      const target = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || target === null) return answer;
      await answer.body?.cancel();
      const next = new URL(target, at);
      refuseInsecure(next);
      const keepsMethod = method === 'GET' || answer.status === 307 || answer.status === 308;
      if (next.origin !== at.origin || !keepsMethod) {
        throw new TidemarkError('api.insecure', {
          what: `${method} ${shownUrl(at)} was redirected to ${shownUrl(next)}`,
          next: 'See whether the base address is right; requests are not sent on to another host.',
        });
      }
      at = next;
    }
    throw new TidemarkError('api.invalid-response', { what: `${method} ${shownUrl(url)} redirects without end` });
  }

  #observe(kind: 'request' | 'response' | 'failure' | 'retry', attempt: Attempt, more: object): void {
    const { method, url, number } = attempt;
    observe(this.#options.onEvent, { kind, method, url: shownUrl(url), attempt: number, ...more });
  }
}

interface Failure {
  readonly error: TidemarkError;
  readonly mayRetry: boolean;
  readonly retryAfterMs?: number | undefined;
}

/** The other side never saw it. */
function wasRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error ? (cause as { code?: unknown }).code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}

function networkError({ method, url, number }: Attempt, cause: unknown): TidemarkError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const reason = inner instanceof Error ? inner.message : String(inner);
  return new TidemarkError('api.network', {
    what: `${method} ${shownUrl(url)} failed${number > 1 ? ` after ${number} attempts` : ''}: ${reason}`,
    retryable: true,
    next: 'See whether this machine reaches the service.',
    cause,
  });
}

function requestIdOf(headers: Headers): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const value = headers.get(name);
    if (value !== null) return value;
  }
  return undefined;
}
