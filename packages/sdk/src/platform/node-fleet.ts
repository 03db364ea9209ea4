/** The nodes of an app: started together, switched at once, drained, replaced when they break down. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { AppLog } from './app-log.ts';
import type { AppState } from './app-state.ts';
import { Balancer } from './balancer.ts';
import { secretsOf } from './components/credentials.ts';
import type { AppFolder } from './home.ts';
import { type NodeEnvironment, NodeServer } from './node-server.ts';
import type { Isolation } from './sandbox.ts';
import { webRootOf } from './web-root.ts';

/** [ms] */
const DRAIN_MAX_MS = 30_000;
/** Before a node that breaks down at once is replaced again; it doubles. [ms] */
const REPLACE_MIN_MS = 100;
const REPLACE_MAX_MS = 10_000;

export class NodeFleet {
  readonly #home: string;
  readonly #folder: AppFolder;
  readonly #isolation: Isolation;
  readonly #log: AppLog;
  readonly #state: () => AppState;
  readonly balancer: Balancer;
  #nodes: readonly NodeServer[] = [];
  #isStopped = false;
  #failures = 0;

  constructor(home: string, folder: AppFolder, isolation: Isolation, log: AppLog, state: () => AppState) {
    this.#home = home;
    this.#folder = folder;
    this.#isolation = isolation;
    this.#log = log;
    this.#state = state;
    const { workers, balancing } = state();
    this.balancer = new Balancer({ workers, balancing });
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
    for (const node of leaving) node.drain();
    this.balancer.use(nodes);
    await Promise.all(
      leaving.map(async (node) => {
        await this.balancer.drained(node, DRAIN_MAX_MS);
        await node.stop();
      }),
    );
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.balancer.close();
    const nodes = this.#nodes;
    this.#nodes = [];
    await Promise.all(nodes.map((node) => node.stop()));
  }

  /** A node beside the others, that serves nobody. */
  make(): NodeServer {
    return this.#make(this.#state());
  }

  /** The server anew on the same disk, with the variables as they are now. */
  async restart(node: NodeServer): Promise<void> {
    node.drain();
    await this.balancer.drained(node, DRAIN_MAX_MS);
    await node.relaunch(environmentOf(this.#state()));
    this.balancer.use(this.#nodes);
  }

  #make(state: AppState): NodeServer {
    const { name, instance, workers, webRoot, release = '' } = state;
    const releaseFolder = join(this.#folder.releases, release);
    const id = `n-${randomBytes(4).toString('hex')}`;
    return new NodeServer(id, {
      app: name,
      home: this.#home,
      folder: join(this.#folder.nodes, id),
      releaseFolder,
      release,
      webRoot: webRootOf(releaseFolder, webRoot),
      workers,
      instance,
      isolation: this.#isolation,
      environment: environmentOf(state),
      onLine: (node, line) => this.#log.add('php-error', line, node),
      onExit: (node) => void this.#replaceFailed(node),
    });
  }

  async #replaceFailed(node: NodeServer): Promise<void> {
    this.#log.add('platform', `node ${node.id} broke down; its disk is lost, a new one takes its place`);
    await node.stop();
    const wait = Math.min(REPLACE_MAX_MS, REPLACE_MIN_MS * 2 ** this.#failures);
    this.#failures += 1;
    while (!this.#isStopped && this.#nodes.includes(node)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        const [fresh] = await this.start(1, this.#state());
        if (fresh === undefined) continue;
        if (this.#isStopped || !this.#nodes.includes(node)) {
          await fresh.stop();
          return;
        }
        this.#nodes = this.#nodes.map((each) => (each === node ? fresh : each));
        this.balancer.use(this.#nodes);
        setTimeout(() => {
          this.#failures = 0;
        }, REPLACE_MAX_MS).unref();
      } catch (error) {
        this.#log.add('platform', `no new node: ${String(error)}`);
      }
    }
  }
}

function environmentOf({ name, variables, components }: AppState): NodeEnvironment {
  return { variables, secrets: secretsOf(name, components) };
}
