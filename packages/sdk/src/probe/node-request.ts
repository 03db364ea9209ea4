/** One request to one node of an app, past its balancer. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { AbortedError, TidemarkError } from '../client-error.ts';

export interface NodeAddress {
  readonly id: string;
  /** Where its web server listens: a port of 127.0.0.1, or a Unix socket. */
  readonly at: { readonly port: number } | { readonly socketPath: string };
}

export interface NodeRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}

export interface NodeAnswer {
  /** 0 where there was none. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Why there was none. */
  readonly failure?: string;
}

/** A page that takes longer counts as one that does not answer. [ms] */
const ANSWER_MAX_MS = 60_000;
/** What comes after is not read. [bytes] */
const BODY_MAX = 8 * 1024 * 1024;

/** A node that does not answer is an answer as well. @throws AbortedError where the signal fires */
export function askNode(
  { at }: NodeAddress,
  host: string,
  { method, path, headers, body }: NodeRequest,
  signal: AbortSignal,
): Promise<NodeAnswer> {
  if (!path.startsWith('/')) throw new TidemarkError('usage.invalid', { what: `"${path}" is no path of the site` });
  return new Promise((resolve, reject) => {
    const where = 'port' in at ? { host: '127.0.0.1', port: at.port } : { socketPath: at.socketPath };
    // As the balancer says it: without it a node behind a socket knows no address of its visitor.
    const from = { 'x-forwarded-for': '127.0.0.1' };
    const own = {
      ...from,
      host,
      connection: 'close',
      ...(body === undefined ? {} : { 'content-length': String(body.length) }),
    };
    const sent = httpRequest(
      { ...where, method, path, headers: { ...headers, ...own }, agent: false, signal },
      (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        const done = (): void => {
          clearTimeout(timer);
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
        };
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size < BODY_MAX) return;
          done();
          answer.destroy();
        });
        answer.once('end', done);
        answer.once('error', fail);
      },
    );
    const timer = setTimeout(
      () => sent.destroy(new Error(`no answer within ${ANSWER_MAX_MS / 1000} s`)),
      ANSWER_MAX_MS,
    );
    const fail = (error: Error): void => {
      clearTimeout(timer);
      if (signal.aborted) reject(new AbortedError('the probe was aborted', signal.reason));
      else resolve({ status: 0, headers: {}, body: Buffer.alloc(0), failure: error.message });
    };
    sent.once('error', fail);
    sent.end(body);
  });
}

/** What a person would read of it; undefined for images and the like. */
export function textOf({ headers, body }: NodeAnswer): string | undefined {
  const type = headers['content-type'] ?? '';
  if (!/^(?:text\/|application\/(?:[\w.+-]*json|[\w.+-]*xml|javascript))/i.test(type)) return undefined;
  return body.toString('utf8');
}

/** Where it leads, as a path of the site; undefined where it leads nowhere or away. */
export function redirectOf({ status, headers }: NodeAnswer, from: string, origin: string): string | undefined {
  if (status < 300 || status > 399 || headers.location === undefined) return undefined;
  return pathOn(origin, headers.location, from);
}

/** The path and query of an address on this site; undefined for other sites and for what is no address. */
export function pathOn(origin: string, address: string, from = '/'): string | undefined {
  try {
    const url = new URL(address, new URL(from, origin));
    // A `blob:` address has the origin of its page, and is nothing that a server has.
    const isOfServer = url.protocol === 'http:' || url.protocol === 'https:';
    return isOfServer && url.origin === origin ? url.pathname + url.search : undefined;
  } catch {
    return undefined;
  }
}
