/** A balancer in this process, for machines without HAProxy. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxyServer } from 'httpxy';
import { freePort } from '../listening.ts';
import type { Balancer, BalancerOptions } from './balancer.ts';
import type { Upstream } from './endpoint.ts';
import { NODE_HEADER } from './node-program.ts';

interface Waiting {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly timer: NodeJS.Timeout;
  /** How often it was sent to a node. */
  readonly attempts: number;
  /** Broke down on it; taken again only where there is no other. */
  readonly avoided?: Upstream | undefined;
}

/** A request without a body that changes nothing is sent to another node where the first one breaks down. */
const REPEATABLE: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);
const ATTEMPTS = 3;
/** [ms] */
const AGAIN_MS = 50;
/** Each piece that is sent wakes the other side. [ms] */
const GATHER_MS = 2;
const STICKY_COOKIE = 'tidemark_node';

export class ProxyBalancer implements Balancer {
  readonly #options: BalancerOptions;
  readonly #server: Server;
  readonly #proxy = createProxyServer({});
  readonly #waiting: Waiting[] = [];
  readonly #idle = new Map<Upstream, (() => void)[]>();
  #nodes: readonly Upstream[] = [];
  #turn = 0;

  constructor(options: BalancerOptions) {
    this.#options = options;
    this.#proxy.on('proxyRes', (answer, _, response) => keptOpen(answer, response));
    this.#server = createServer((request, response) => this.#accept(request, response));
    // Idle connections are kept longer than clients keep theirs, so that none is cut as a request arrives.
    this.#server.keepAliveTimeout = 75_000;
  }

  async listen(wanted: number): Promise<number> {
    const port = await freePort(wanted);
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  use(nodes: readonly Upstream[]): Promise<void> {
    this.#nodes = nodes;
    this.#next();
    return Promise.resolve();
  }

  /** It counts as it goes. */
  count(): Promise<void> {
    return Promise.resolve();
  }

  async drained(node: Upstream, maxMs: number): Promise<void> {
    if (node.active === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const done = new Promise<void>((resolve) => {
      this.#idle.set(node, [...(this.#idle.get(node) ?? []), resolve]);
      timer = setTimeout(resolve, maxMs);
    });
    await done;
    clearTimeout(timer);
    this.#idle.delete(node);
  }

  async close(): Promise<void> {
    this.#nodes = [];
    for (const { response, timer } of this.#waiting.splice(0)) {
      clearTimeout(timer);
      refuse(response, 503, 'The app is being stopped.');
    }
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #accept(request: IncomingMessage, response: ServerResponse): void {
    const { backlog, queueMs } = this.#options;
    if (this.#waiting.length >= backlog) {
      refuse(response, 503, 'Too many requests wait for a free process.');
      return;
    }
    const timer = setTimeout(() => {
      this.#leave(waiting);
      refuse(response, 504, 'No process became free in time.');
    }, queueMs);
    const waiting: Waiting = { request, response, timer, attempts: 0 };
    response.once('close', () => this.#leave(waiting));
    this.#waiting.push(waiting);
    this.#next();
  }

  #leave(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    const at = this.#waiting.indexOf(waiting);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  #next(): void {
    while (this.#waiting.length > 0) {
      const at = this.#waiting.findIndex((waiting) => this.#choose(waiting, true) !== undefined);
      const waiting = this.#waiting[at];
      const node = waiting === undefined ? undefined : this.#choose(waiting, false);
      if (waiting === undefined || node === undefined) return;
      this.#leave(waiting);
      this.#send(waiting, node);
    }
  }

  /** @param isLook the turn does not move on */
  #choose({ request, avoided }: Waiting, isLook: boolean): Upstream | undefined {
    const running = this.#nodes.filter((node) => node.isUp);
    const others = running.filter((node) => node !== avoided);
    const up = others.length > 0 ? others : running;
    const { workers } = this.#options;
    const idle = up.filter((node) => node.active < workers);
    // One more for each process is on its way, so that none waits for the next; the system holds it until then.
    const free = idle.length > 0 ? idle : up.filter((node) => node.active < 2 * workers);
    switch (this.#options.balancing) {
      case 'random':
        return free[Math.floor(Math.random() * free.length)];
      case 'least-connections':
        return free.reduce<Upstream | undefined>(
          (best, node) => (best && best.active <= node.active ? best : node),
          undefined,
        );
      case 'sticky': {
        const own = up.find(({ node }) => node === cookie(request, STICKY_COOKIE));
        if (own !== undefined) return free.includes(own) ? own : undefined;
        break;
      }
      case 'round-robin':
    }
    for (let step = 0; step < this.#nodes.length; step += 1) {
      const node = this.#nodes[(this.#turn + step) % this.#nodes.length];
      if (node === undefined || !free.includes(node)) continue;
      if (!isLook) this.#turn = (this.#turn + step + 1) % this.#nodes.length;
      return node;
    }
    return undefined;
  }

  #send(waiting: Waiting, node: Upstream): void {
    const { request, response } = waiting;
    node.active += 1;
    node.requests += 1;
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      response.off('close', over);
      node.active -= 1;
      if (node.active === 0) for (const resolve of this.#idle.get(node) ?? []) resolve();
      this.#next();
    };
    response.once('close', over);
    if (this.#options.balancing === 'sticky' && cookie(request, STICKY_COOKIE) !== node.node) {
      response.setHeader('set-cookie', `${STICKY_COOKIE}=${node.node}; Path=/; HttpOnly; SameSite=Lax`);
    }
    response.setHeader(NODE_HEADER, node.node);
    const port = node.endpoint.kind === 'port' ? node.endpoint.port : 0;
    const target = { host: '127.0.0.1', port };
    const before = request.headers['x-forwarded-for'];
    const from = request.socket.remoteAddress ?? '127.0.0.1';
    request.headers['x-forwarded-for'] = before === undefined ? from : `${String(before)}, ${from}`;
    // PHP's server ends each connection after one answer: an agent would keep count of them for nothing.
    this.#proxy.web(request, response, { target, agent: false }).catch(() => {
      over();
      if (response.destroyed) return;
      const mayRepeat = REPEATABLE.has(request.method) && !response.headersSent && waiting.attempts + 1 < ATTEMPTS;
      if (mayRepeat) this.#again(waiting, node);
      else if (response.headersSent) response.destroy();
      else refuse(response, 502, 'The node broke down while it worked on this.');
    });
  }

  /** After a moment, in which a node that ended is known to have ended. */
  #again({ request, response, attempts }: Waiting, avoided: Upstream): void {
    const timer = setTimeout(() => {
      this.#leave(again);
      refuse(response, 504, 'No process became free in time.');
    }, this.#options.queueMs);
    const again: Waiting = { request, response, timer, attempts: attempts + 1, avoided };
    response.once('close', () => this.#leave(again));
    setTimeout(() => {
      if (response.destroyed || response.headersSent) return;
      this.#waiting.unshift(again);
      this.#next();
    }, AGAIN_MS);
  }
}

/** The visitor's connection outlives the node's, and what comes within a moment goes out in one piece. */
function keptOpen(answer: IncomingMessage, response: ServerResponse): void {
  delete answer.headers.connection;
  response.cork();
  setTimeout(() => response.uncork(), GATHER_MS);
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
}

function refuse(response: ServerResponse, status: number, why: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'text/plain', 'retry-after': '1' });
  response.end(`${why}\n`);
}
