/** One HTTP exchange over undici: no retries, no meaning. */
import type { Dispatcher } from 'undici';

export type Body = Uint8Array | (() => AsyncIterable<Uint8Array>);

export interface WireRequest {
  /** `https://host:port` */
  readonly origin: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** With query. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: Body | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long the answer may take to begin. [ms] */
  readonly timeout?: number | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Must be read to its end or destroyed. */
  readonly body: Dispatcher.ResponseData['body'];
}

export interface Transport {
  send(request: WireRequest): Promise<WireAnswer>;
  /** Ends idle connections. */
  close(): Promise<void>;
}

export interface TransportOptions {
  /** Connections at most. */
  readonly connections?: number;
  /** How long a connection may take to be there. [ms] */
  readonly connectTimeout?: number;
  /** How long an answer may take to begin, and each pause in it. [ms] */
  readonly timeout?: number;
  /** Variables: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const PROXY_NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

export function undiciTransport(options: TransportOptions = {}): Transport {
  const { connections = 128, connectTimeout = 10_000, timeout = 60_000, env = process.env } = options;
  const settings = {
    connections,
    pipelining: 1,
    connect: { timeout: connectTimeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    keepAliveTimeout: 15_000,
  };
  const isProxied = PROXY_NAMES.some((name) => (env[name] ?? '') !== '');
  let made: Promise<Dispatcher> | undefined;
  /** Loaded with the first request: who only reads a folder does not pay for it. */
  const make = async (): Promise<Dispatcher> => {
    const { Agent, EnvHttpProxyAgent } = await import('undici');
    return isProxied ? new EnvHttpProxyAgent(settings) : new Agent(settings);
  };
  return {
    send: async (request) => {
      made ??= make();
      const agent = await made;
      const { origin, method, path, headers, body, signal } = request;
      const answer = await agent.request({
        origin,
        method,
        path,
        headers,
        body:
          typeof body === 'function'
            ? (body() as unknown as Dispatcher.DispatchOptions['body'] & object)
            : (body ?? null),
        ...(signal === undefined ? {} : { signal }),
        ...(request.timeout === undefined ? {} : { headersTimeout: request.timeout }),
      });
      return { status: answer.statusCode, headers: flat(answer.headers), body: answer.body };
    },
    close: async () => (await made)?.close(),
  };
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) single[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return single;
}
