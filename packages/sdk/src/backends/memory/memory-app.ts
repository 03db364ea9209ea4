/** One app in memory: components, nodes with disks, deployments, log. */
import { NotFoundError, TidemarkError } from '../../client-error.ts';
import {
  type App,
  type AppSnapshot,
  type Component,
  type Deployment,
  type LogLine,
  type Node,
  unbooked,
  type Variable,
} from '../../model/index.ts';

interface DiskFile {
  readonly content: string;
  readonly modified: Date;
}

export interface MemoryNode {
  readonly node: Node;
  readonly disk: Map<string, DiskFile>;
}

export type ReleaseFiles = Readonly<Record<string, string>>;

const LOG_MAX = 10_000;

export class MemoryApp {
  readonly app: App;
  components: readonly Component[];
  nodes: MemoryNode[] = [];
  variables: Map<string, string> = new Map();
  readonly deployments: Deployment[] = [];
  readonly releases: Map<string, ReleaseFiles> = new Map();
  readonly log: LogLine[] = [];
  /** Results by idempotency key. */
  readonly done: Map<string, Promise<unknown>> = new Map();
  release: string | undefined;
  #version = 1;
  #numbers = 0;
  #listeners = new Set<() => void>();

  constructor(name: string, region: string) {
    const now = new Date();
    this.app = {
      id: name,
      name,
      region,
      isTrial: false,
      createdAt: now,
      updatedAt: now,
      url: `https://${name}.example`,
    };
    this.components = [
      { ...unbooked('php'), isOn: true, size: 's', level: 'production', nodes: 2, processesPerNode: 2 },
      { ...unbooked('mysql'), isOn: true, size: 's', nodes: 1 },
    ];
    this.setNodes(2);
  }

  snapshot(): AppSnapshot {
    return {
      app: this.app,
      version: String(this.#version),
      components: this.components,
      nodes: this.nodes.map(({ node }) => node),
      variables: this.listedVariables(),
      release: this.release ?? 'unknown',
    };
  }

  touch(): void {
    this.#version += 1;
  }

  nextId(prefix: string): string {
    this.#numbers += 1;
    return `${prefix}-${this.#numbers}`;
  }

  listedVariables(): Variable[] {
    const custom = [...this.variables].map(([name, value]) => ({ name, value, origin: 'custom' as const }));
    return [...custom, { name: 'APP_NAME', value: this.app.name, origin: 'platform' }];
  }

  files(): ReleaseFiles {
    return this.releases.get(this.release ?? '') ?? {};
  }

  /** Nodes that stay keep their disks. */
  setNodes(count: number): void {
    while (this.nodes.length < count) this.nodes.push(this.freshNode());
    this.nodes = this.nodes.slice(0, count);
  }

  freshNode(): MemoryNode {
    const now = new Date();
    const disk = new Map(Object.entries(this.files()).map(([path, content]) => [path, { content, modified: now }]));
    const id = this.nextId('node');
    const release = this.release ?? 'unknown';
    return { node: { id, component: 'php', state: 'running', release, startedAt: now, requests: 0 }, disk };
  }

  /** Every node anew, on the files of a release. */
  switchTo(release: string): void {
    this.release = release;
    this.nodes = this.nodes.map(() => this.freshNode());
  }

  replace(id: string): void {
    const at = this.nodes.findIndex(({ node }) => node.id === id);
    if (at < 0) throw new NotFoundError({ what: `there is no node "${id}"` });
    this.nodes[at] = this.freshNode();
  }

  nodeNamed(id: string | undefined): MemoryNode {
    const found = id === undefined ? this.nodes[0] : this.nodes.find(({ node }) => node.id === id);
    if (found !== undefined) return found;
    throw new NotFoundError({ what: id === undefined ? 'the app has no node' : `there is no node "${id}"` });
  }

  writeLog(source: string, text: string, node?: string): void {
    const last = this.log.at(-1);
    const cursor = String(Number(last?.cursor ?? 0) + 1);
    this.log.push({ cursor, time: new Date(), source, node, text });
    if (this.log.length > LOG_MAX) this.log.shift();
    for (const wake of this.#listeners) wake();
  }

  /** Resolves at the next line, or when the signal is aborted. */
  nextLine(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#listeners.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      if (signal?.aborted === true) resolve();
      else {
        this.#listeners.add(wake);
        signal?.addEventListener('abort', wake, { once: true });
      }
    });
  }

  setComponent(component: Component): void {
    this.components = [...this.components.filter(({ kind }) => kind !== component.kind), component];
    if (component.kind === 'php') this.setNodes(component.isOn ? component.nodes : 0);
  }

  addDeployment(deployment: Deployment): Deployment {
    this.deployments.unshift(deployment);
    return deployment;
  }

  endDeployment(id: string, end: Partial<Deployment>): Deployment {
    const at = this.deployments.findIndex((deployment) => deployment.id === id);
    const old = this.deployments[at];
    if (old === undefined) throw new TidemarkError('platform.failed', { what: `deployment ${id} is gone` });
    const ended = { ...old, ...end };
    this.deployments[at] = ended;
    return ended;
  }
}
