/** The nodes of an app: started together, switched at once, drained, replaced when they break down. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { AppLog } from './app-log.ts';
import type { AppState } from './app-state.ts';
import { secretsOf } from './components/credentials.ts';
import type { AppFolder } from './home.ts';
import { NodeServer } from './node-server.ts';
import type { NodeEnvironment } from './node-settings.ts';
import type { Isolation } from './sandbox.ts';
import type { Upstream } from './serving/endpoint.ts';
import type { Serving } from './serving/serving.ts';
import type { SocketFolders } from './serving/socket-folders.ts';
import { webRootOf } from './web-root.ts';

export interface FleetContext {
  readonly home: string;
  readonly folder: AppFolder;
  readonly isolation: Isolation;
  readonly log: AppLog;
  readonly serving: Serving;
  readonly sockets: SocketFolders;
  /** As it is now. */
  readonly state: () => AppState;
}

/** [ms] */
const DRAIN_MAX_MS = 30_000;
/** Before a node that breaks down at once is replaced again; it doubles. [ms] */
const REPLACE_MIN_MS = 100;
const REPLACE_MAX_MS = 10_000;

export class NodeFleet {
  readonly #context: FleetContext;
  #nodes: readonly NodeServer[] = [];
  #isStopped = false;
  #failures = 0;

  constructor(context: FleetContext) {
    this.#context = context;
  }

  get nodes(): readonly NodeServer[] {
    return this.#nodes;
  }

  /** All of them, or none. */
  async start(count: number, state: AppState, signal?: AbortSignal): Promise<NodeServer[]> {
    const nodes = Array.from({ length: count }, () => this.#make(state));
    const started = await Promise.allSettled(nodes.map((node) => node.start(signal)));
    const failure = started.find((result) => result.status === 'rejected');
    if (failure === undefined) return nodes;
    await Promise.all(nodes.map((node) => node.stop()));
    throw failure.reason as Error;
  }

  /** From now on these serve; the others finish what they work on, and end with their disks. */
  async switchTo(nodes: readonly NodeServer[]): Promise<void> {
    const leaving = this.#nodes.filter((node) => !nodes.includes(node));
    this.#nodes = nodes;
    await this.#balance();
    for (const node of leaving) node.drain();
    await Promise.all(
      leaving.map(async (node) => {
        if (node.process !== undefined) await this.#context.serving.balancer.drained(node.process, DRAIN_MAX_MS);
        await node.stop();
      }),
    );
  }

  /** @param old may break down and be replaced meanwhile: then nothing is left to do */
  async replace(old: NodeServer, state: AppState, signal: AbortSignal): Promise<void> {
    const [fresh] = await this.start(1, state, signal);
    if (!this.#nodes.includes(old)) await fresh?.stop();
    await this.switchTo(this.#nodes.map((node) => (node === old && fresh !== undefined ? fresh : node)));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#context.serving.balancer.close();
    const nodes = this.#nodes;
    this.#nodes = [];
    await Promise.all(nodes.map((node) => node.stop()));
  }

  /** A node beside the others, that serves nobody. */
  make(): NodeServer {
    return this.#make(this.#context.state());
  }

  /** The server anew on the same disk, with the variables as they are now; the one before works until it is there. */
  async restart(node: NodeServer): Promise<void> {
    // One that broke down is replaced by one that has them.
    if (node.state === 'failed') return;
    const before = await node.succeed(environmentOf(this.#context.state()));
    await this.#balance();
    if (before === undefined) return;
    before.leave();
    await this.#context.serving.balancer.drained(before, DRAIN_MAX_MS);
    await node.end(before);
  }

  #balance(): Promise<void> {
    const upstreams = this.#nodes.flatMap(({ process }): Upstream[] => (process === undefined ? [] : [process]));
    return this.#context.serving.balancer.use(upstreams);
  }

  #make(state: AppState): NodeServer {
    const { home, folder, isolation, log, serving, sockets } = this.#context;
    const { name, instance, workers, release = '' } = state;
    const releaseFolder = join(folder.releases, release);
    const webRoot = webRootOf(releaseFolder, state.webRoot);
    const program = serving.program(releaseFolder, webRoot);
    const id = `n-${randomBytes(4).toString('hex')}`;
    const node: NodeServer = new NodeServer(id, {
      app: name,
      home,
      releaseFolder,
      release,
      webRoot,
      workers,
      instance,
      isolation,
      sockets,
      folder: join(folder.nodes, id),
      program,
      environment: environmentOf(state),
      onLine: (line) => log.add(program.logSource, line, id),
      onExit: () => void this.#replaceFailed(node),
    });
    return node;
  }

  async #replaceFailed(node: NodeServer): Promise<void> {
    const { log, state } = this.#context;
    log.add('platform', `node ${node.id} broke down; its disk is lost, a new one takes its place`);
    await this.#balance().catch((error: unknown) => log.add('platform', String(error)));
    await node.stop();
    const wait = Math.min(REPLACE_MAX_MS, REPLACE_MIN_MS * 2 ** this.#failures);
    this.#failures += 1;
    while (!this.#isStopped && this.#nodes.includes(node)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        const [fresh] = await this.start(1, state());
        if (fresh === undefined) continue;
        if (this.#isStopped || !this.#nodes.includes(node)) {
          await fresh.stop();
          return;
        }
        this.#nodes = this.#nodes.map((each) => (each === node ? fresh : each));
        await this.#balance();
        setTimeout(() => {
          this.#failures = 0;
        }, REPLACE_MAX_MS).unref();
      } catch (error) {
        log.add('platform', `no new node: ${String(error)}`);
      }
    }
  }
}

export function environmentOf({ name, variables, components }: AppState): NodeEnvironment {
  return { variables, secrets: secretsOf(name, components) };
}
