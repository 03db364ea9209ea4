/** Stands before an S3 server and keeps requests from it that the platform which is stood in for does not serve. */
import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type LimitAnswer, limitedAnswer } from './limits.ts';

/** For one connection alone. Source: RFC 9110, 7.6.1 */
const HOP_BY_HOP = ['connection', 'keep-alive', 'expect', 'upgrade', 'proxy-connection'];

/** The default that lets every page in. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
  'access-control-allow-headers': '*',
};

export class LimitingProxy {
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #target: number;

  /** @param target the server's port on loopback */
  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((asked, answer) => this.#answer(asked, answer));
    // A large object takes as long as it takes.
    this.#server.requestTimeout = 0;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
    this.#agent.destroy();
  }

  #answer(asked: IncomingMessage, answer: ServerResponse): void {
    const { method = 'GET', url = '/', headers } = asked;
    if (method === 'OPTIONS') return drained(asked, () => answer.writeHead(200, CORS).end());
    const isSigned = headers.authorization !== undefined;
    const limited = limitedAnswer({ method, url, isSigned });
    if (limited === undefined) this.#pass(asked, answer);
    else drained(asked, () => give(limited, answer));
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, url: path } = asked;
    const headers = withoutHops(asked.headers);
    const onward = request(
      { host: '127.0.0.1', port: this.#target, method, path, headers, agent: this.#agent },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, { ...withoutHops(answered.headers), ...CORS });
        answered.once('error', () => answer.destroy());
        answered.pipe(answer);
      },
    );
    onward.once('error', () => {
      if (answer.headersSent) answer.destroy();
      else give({ status: 503, code: 'ServiceUnavailable', text: 'The object storage is being started.' }, answer);
    });
    answer.once('close', () => {
      if (!answer.writableFinished) onward.destroy();
    });
    asked.pipe(onward);
  }
}

/** An answer before the body has been read would break the connection off. */
function drained(asked: IncomingMessage, then: () => void): void {
  asked.once('end', then).resume();
}

function give({ status, code, text }: LimitAnswer, answer: ServerResponse): void {
  const body = code === undefined ? text : `<Error><Code>${code}</Code><Message>${text}</Message></Error>`;
  const type = body === '' ? {} : { 'content-type': 'application/xml' };
  answer.writeHead(status, { ...type, ...CORS }).end(body);
}

function withoutHops<T extends object>(headers: T): T {
  const own = { ...headers };
  for (const name of HOP_BY_HOP) delete own[name as keyof T];
  return own;
}
