/** A proxy that misbehaves on purpose, by chance from a seed, between a client and a real server. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  | 'latency'
  | 'reset-before'
  | 'reset-after'
  | 'truncate'
  | 'error-500'
  | 'slow-down'
  | 'wrong-etag'
  | 'quota'
  | 'dummy-ok'
  | 'no-multipart'
  | 'corrupt'
  | 'error-in-200';

export interface BadProxy {
  readonly endpoint: string;
  /** Requests that were made worse, by fault. */
  readonly faults: Partial<Record<Fault, number>>;
  stop(): Promise<void>;
}

export interface BadProxyOptions {
  readonly target: string;
  readonly seed: number;
  /** Chance of each fault at each request, 0 to 1. */
  readonly chances: Partial<Record<Fault, number>>;
}

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function failWith(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>by the proxy</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': String(body.length), ...headers });
  response.end(body);
}

export async function startBadProxy({ target, seed, chances }: BadProxyOptions): Promise<BadProxy> {
  const random = randomFrom(seed);
  const faults: Partial<Record<Fault, number>> = {};
  const { hostname, port } = new URL(target);
  const happens = (fault: Fault): boolean => {
    if (random() >= (chances[fault] ?? 0)) return false;
    faults[fault] = (faults[fault] ?? 0) + 1;
    return true;
  };
  const server = createServer((incoming, response) => {
    const isPut = incoming.method === 'PUT';
    const isParted = /[?&](?:uploads|uploadId)/.test(incoming.url ?? '');
    const drain = (then: () => void): void =>
      void incoming
        .resume()
        .on('end', then)
        .on('error', () => {});
    if (happens('reset-before')) return void incoming.socket.destroy();
    if (happens('error-500')) return drain(() => failWith(response, 500, 'InternalError'));
    if (happens('slow-down')) return drain(() => failWith(response, 503, 'SlowDown', { 'retry-after': '0.05' }));
    if (isPut && happens('quota')) return drain(() => failWith(response, 403, 'QuotaExceeded'));
    if (isParted && happens('no-multipart')) return drain(() => failWith(response, 501, 'NotImplemented'));
    if ((isPut || incoming.method === 'DELETE') && !isParted && happens('dummy-ok')) {
      return drain(() =>
        response.writeHead(200, { etag: '"d41d8cd98f00b204e9800998ecf8427e"', 'content-length': '0' }).end(),
      );
    }
    const pass = (): void => forward(incoming, response);
    if (happens('latency')) setTimeout(pass, 5 + random() * 40);
    else pass();
  });

  function forward(incoming: IncomingMessage, response: ServerResponse): void {
    const headers = { ...incoming.headers };
    const onward = request({ hostname, port, method: incoming.method, path: incoming.url, headers }, (answer) => {
      answerWith(answer, incoming, response);
    });
    onward.on('error', () => response.destroy());
    incoming.on('error', () => onward.destroy());
    response.on('close', () => {
      if (!response.writableEnded) onward.destroy();
    });
    incoming.pipe(onward);
  }

  function answerWith(answer: IncomingMessage, incoming: IncomingMessage, response: ServerResponse): void {
    answer.on('error', () => response.destroy());
    if (happens('reset-after')) return void answer.resume().on('end', () => response.destroy());
    const headers = { ...answer.headers };
    const isGood = (answer.statusCode ?? 0) < 300;
    if (isGood && headers.etag !== undefined && incoming.method === 'PUT' && happens('wrong-etag')) {
      headers.etag = '"0123456789abcdef0123456789abcdef"';
    }
    const chunks: Buffer[] = [];
    if (incoming.method === 'GET' && isGood && happens('truncate')) {
      response.writeHead(answer.statusCode ?? 200, headers);
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      return void answer.on('end', () => {
        const body = Buffer.concat(chunks);
        response.write(body.subarray(0, Math.floor(body.length * random())), () => response.destroy());
      });
    }
    const isObject = !/[?&](?:list-type|uploads|uploadId)/.test(incoming.url ?? '');
    if (incoming.method === 'GET' && isGood && isObject && happens('corrupt')) {
      response.writeHead(answer.statusCode ?? 200, headers);
      return void answer
        .on('data', (chunk: Buffer) => {
          const bad = Buffer.from(chunk);
          if (bad.length > 0) bad[0] = (bad[0] ?? 0) ^ 1;
          response.write(bad);
        })
        .on('end', () => response.end());
    }
    if (incoming.method === 'POST' && isGood && !isObject && happens('error-in-200')) {
      return void answer.resume().on('end', () => failWith(response, 200, 'InternalError'));
    }
    response.writeHead(answer.statusCode ?? 500, headers);
    answer.pipe(response);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${own}`, faults, stop: () => stopServer(server) };
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
