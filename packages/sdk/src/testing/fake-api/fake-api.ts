/** A server on this machine that behaves as the public API v1 does, with its faults on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeData } from './fake-data.ts';
import { type FakeRequest, routed } from './fake-routes.ts';

export interface FakeApiOptions {
  /** Default `frbit-at-fake`. */
  readonly token?: string | undefined;
  /** How collections are written. Default `array`. */
  readonly collections?: 'array' | 'member' | 'hydra:member' | undefined;
  /** Default 30. */
  readonly pageSize?: number | undefined;
}

/** What the next requests meet instead of an answer. */
export interface FakeFault {
  /** Absent: the connection is cut. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  /** How many requests. Default 1. */
  readonly times?: number | undefined;
  /** `after` the request was acted on: the answer is lost. Default `before`. */
  readonly when?: 'before' | 'after' | undefined;
  /** Default: any. */
  readonly method?: string | undefined;
}

export interface FakeApi {
  readonly url: string;
  readonly token: string;
  readonly data: FakeData;
  /** Every request there was, oldest first. */
  readonly requests: readonly FakeRequest[];
  fail(fault: FakeFault): void;
  stop(): Promise<void>;
}

export async function startFakeApi(options: FakeApiOptions = {}): Promise<FakeApi> {
  const { token = 'frbit-at-fake', collections = 'array', pageSize = 30 } = options;
  const data = new FakeData();
  const requests: FakeRequest[] = [];
  let faults: { fault: FakeFault; left: number }[] = [];
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await requestOf(incoming);
    requests.push(request);
    const hit = faults.find(({ fault }) => fault.method === undefined || fault.method === request.method);
    if (hit !== undefined) {
      hit.left -= 1;
      faults = faults.filter(({ left }) => left > 0);
      if (hit.fault.when === 'after') routed(data, request, collections, pageSize);
      if (hit.fault.status === undefined) incoming.socket.destroy();
      else write(response, hit.fault.status, hit.fault.body, hit.fault.headers);
      return;
    }
    const isHook = request.path.startsWith('/webhooks/');
    if (!isHook && request.headers.authorization !== `Bearer ${token}`) {
      write(response, 401, { message: 'Invalid credentials.' });
      return;
    }
    const { status, body } = routed(data, request, collections, pageSize);
    write(response, status, body);
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => write(response, 500, { detail: String(error) }));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    data,
    requests,
    fail: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<FakeRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake');
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: incoming.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

function write(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': crypto.randomUUID(), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
