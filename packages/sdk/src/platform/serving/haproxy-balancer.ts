/** HAProxy before the nodes, told over its runtime socket which of them serve. */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TidemarkError } from '../../client-error.ts';
import { giveAway } from '../give-away.ts';
import { freePort, isListening } from '../listening.ts';
import { serviceFolder } from '../sandbox.ts';
import { type ServiceContext, ServiceProcess } from '../service-process.ts';
import type { Balancer, BalancerOptions } from './balancer.ts';
import type { Upstream } from './endpoint.ts';
import { BACKEND, haproxyConfig, portServer, socketServer } from './haproxy-config.ts';
import { askHaproxy, type ServerCount, serverCounts } from './haproxy-socket.ts';
import { SLOTS } from './socket-folders.ts';

const PORT_ATTEMPTS = 5;
/** Between looks at a node that is to become idle. [ms] */
const LOOK_MS = 20;

export class HaproxyBalancer implements Balancer {
  readonly #program: string;
  readonly #context: ServiceContext;
  readonly #options: BalancerOptions;
  /** Of the socket folders; HAProxy's own is one of them, so that one mount shows it all. */
  readonly #sockets: string;
  /** Which of the servers for ports stands for it. */
  readonly #ports = new WeakMap<Upstream, number>();
  /** Requests that a server had been given before this one had its place. */
  readonly #before = new WeakMap<Upstream, number>();
  #nextPort = 0;
  #service: ServiceProcess | undefined;
  #used: readonly Upstream[] = [];

  constructor(program: string, context: ServiceContext, options: BalancerOptions, sockets: string) {
    this.#program = program;
    this.#context = context;
    this.#options = options;
    this.#sockets = sockets;
  }

  get #socket(): string {
    return join(this.#sockets, 'haproxy/admin.sock');
  }

  async listen(wanted: number): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort(attempt === 1 ? wanted : 0);
      try {
        await this.#start(port);
        return port;
      } catch (error) {
        if (attempt >= PORT_ATTEMPTS || !String(error).includes('Address already in use')) throw error;
      }
    }
  }

  async #start(port: number): Promise<void> {
    const own = join(this.#sockets, 'haproxy');
    await rm(own, { recursive: true, force: true });
    await mkdir(own);
    await chmod(own, 0o711);
    const sockets = serviceFolder(this.#context.isolation, this.#sockets);
    const config = join(own, 'haproxy.cfg');
    await writeFile(config, haproxyConfig(this.#options, port, `${sockets}/haproxy`, sockets));
    await giveAway(own);
    this.#service = new ServiceProcess(this.#context, {
      name: 'haproxy',
      folder: this.#sockets,
      command: (inside) => [this.#program, '-db', '-f', `${inside}/haproxy/haproxy.cfg`],
      noise: /^\[NOTICE\]|Server nodes\/\w+ (?:is UP|is going DOWN for maintenance)|^Server nodes/,
      answers: async () => {
        if (!(await isListening(port))) return false;
        return (await askHaproxy(this.#socket, ['show info'])).includes('Uptime');
      },
      // Its servers are out of use after a start.
      onStarted: () => this.#tell(this.#used),
    });
    await this.#service.start();
  }

  async use(upstreams: readonly Upstream[]): Promise<void> {
    const up = upstreams.filter(({ isUp }) => isUp);
    const fresh = up.filter((upstream) => !this.#used.includes(upstream));
    const gone = this.#used.filter((upstream) => !up.includes(upstream));
    this.#used = up;
    if (fresh.length > 0) await this.#remember(fresh);
    // Those that come are there before those that go have gone.
    await this.#tell(fresh, gone);
  }

  async #remember(fresh: readonly Upstream[]): Promise<void> {
    const counts = await this.#counts();
    for (const upstream of fresh) this.#before.set(upstream, counts.get(this.#nameOf(upstream))?.total ?? 0);
  }

  async #tell(fresh: readonly Upstream[], gone: readonly Upstream[] = []): Promise<void> {
    const server = (upstream: Upstream): string => `${BACKEND}/${this.#nameOf(upstream)}`;
    const commands = [
      ...fresh.flatMap((upstream) => [
        ...(upstream.endpoint.kind === 'port'
          ? [`set server ${server(upstream)} addr 127.0.0.1 port ${upstream.endpoint.port}`]
          : []),
        `set server ${server(upstream)} state ready`,
      ]),
      // What it works on goes on; nothing new comes, not even from those who hold its cookie.
      ...gone.map((upstream) => `set server ${server(upstream)} state maint`),
    ];
    if (commands.length === 0) return;
    const answer = await askHaproxy(this.#socket, commands);
    const refused = answer
      .split('\n')
      .filter((line) => line.trim() !== '' && !/changed from|no need to change/.test(line));
    if (refused.length > 0) {
      throw new TidemarkError('platform.failed', { what: `HAProxy refuses: ${refused.join('; ').slice(0, 500)}` });
    }
  }

  #nameOf(upstream: Upstream): string {
    if (upstream.endpoint.kind === 'socket') return socketServer(upstream.endpoint.slot);
    const known = this.#ports.get(upstream);
    if (known !== undefined) return portServer(known);
    const taken = new Set(this.#used.map((used) => this.#ports.get(used)));
    while (taken.has(this.#nextPort)) this.#nextPort = (this.#nextPort + 1) % SLOTS;
    const slot = this.#nextPort;
    this.#nextPort = (slot + 1) % SLOTS;
    this.#ports.set(upstream, slot);
    return portServer(slot);
  }

  async #counts(): Promise<ReadonlyMap<string, ServerCount>> {
    return serverCounts(await askHaproxy(this.#socket, [`show stat ${BACKEND} 4 -1`]));
  }

  async count(): Promise<void> {
    const counts = await this.#counts().catch(() => undefined);
    for (const upstream of counts === undefined ? [] : this.#used) {
      const { active = 0, total = 0 } = counts?.get(this.#nameOf(upstream)) ?? {};
      upstream.active = active;
      upstream.requests = Math.max(upstream.requests, total - (this.#before.get(upstream) ?? 0));
    }
  }

  async drained(upstream: Upstream, maxMs: number): Promise<void> {
    const name = this.#nameOf(upstream);
    for (const endsAt = Date.now() + maxMs; Date.now() < endsAt; ) {
      const counts = await this.#counts().catch(() => undefined);
      if ((counts?.get(name)?.active ?? 0) === 0) break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async close(): Promise<void> {
    this.#used = [];
    await this.#service?.stop();
  }
}
