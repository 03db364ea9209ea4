/** One app on this machine: its state on the disk, its nodes, and the changes it goes through one after another. */

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NotFoundError, PreconditionError, TidemarkError, throwIfAborted } from '../client-error.ts';
import { messageOf } from '../errors.ts';
import { type Change, type DeploySource, type Drift, type Known, type Node, rulesOf } from '../model/index.ts';
import { AppLog } from './app-log.ts';
import { type AppState, type StoredDeployment, writeState } from './app-state.ts';
import { buildRelease, commitOf } from './build-release.ts';
import { ComponentServices } from './components/component-services.ts';
import type { StoredComponents } from './components/stored-components.ts';
import { WorkerRunner } from './components/worker-runner.ts';
import { diskDrift } from './disk-drift.ts';
import type { AppFolder } from './home.ts';
import { clearLeftovers, removeOldReleases } from './leftovers.ts';
import type { Making, Report } from './making.ts';
import { environmentOf, NodeFleet } from './node-fleet.ts';
import type { NodeServer } from './node-server.ts';
import { allProcesses } from './process-tree.ts';
import { runOnCopy } from './run-on-copy.ts';
import type { ProgramResult } from './run-program.ts';
import type { Isolation } from './sandbox.ts';
import { BACKLOG, QUEUE_MS } from './serving/balancer.ts';
import type { Endpoint } from './serving/endpoint.ts';
import type { Fidelity } from './serving/fidelity.ts';
import { type Serving, servingFor } from './serving/serving.ts';
import { SocketFolders } from './serving/socket-folders.ts';
import { sweep } from './sweep.ts';
import { webRootOf } from './web-root.ts';

const DEPLOYMENTS_KEPT = 200;
const KEYS_KEPT = 1000;

export class AppPlatform {
  readonly isolation: Isolation;
  readonly log: AppLog;
  readonly #serving: Serving;
  readonly #sockets: SocketFolders;
  readonly #stopping = new AbortController();
  readonly #home: string;
  readonly #folder: AppFolder;
  readonly #fleet: NodeFleet;
  readonly #components: ComponentServices;
  readonly #worker: WorkerRunner;
  readonly #done = new Map<string, Promise<StoredDeployment | undefined>>();
  #state: AppState;
  #last: Promise<unknown> = Promise.resolve();

  constructor(home: string, folder: AppFolder, state: AppState, isolation: Isolation) {
    this.isolation = isolation;
    this.#home = home;
    this.#folder = folder;
    this.#state = state;
    this.log = new AppLog(folder.logFile);
    const { name: app, instance, platform } = state;
    const onLine = (source: string, line: string): void => this.log.add(source, line);
    const context = { app, home, isolation, instance, platform, onLine };
    this.#components = new ComponentServices(context, folder.components);
    this.#sockets = new SocketFolders(folder.sockets, instance);
    const { workers, balancing, backlog = BACKLOG, queueMs = QUEUE_MS } = state;
    this.#serving = servingFor(context, { workers, balancing, backlog, queueMs }, this.#sockets, state.fidelity);
    this.#fleet = new NodeFleet({
      home,
      folder,
      isolation,
      log: this.log,
      serving: this.#serving,
      sockets: this.#sockets,
      state: () => this.#state,
    });
    this.#worker = new WorkerRunner({
      make: () => this.#fleet.make(),
      environment: () => environmentOf(this.#state),
      releases: folder.releases,
      onLine: (line, node) => this.log.add('worker', line, node),
    });
  }

  get fidelity(): Fidelity {
    return this.#serving.fidelity;
  }

  /** With the requests they have been given until now. */
  async describeNodes(): Promise<(Node & { readonly endpoint?: Endpoint | undefined })[]> {
    await this.#serving.balancer.count();
    const processes = allProcesses();
    return [...this.#fleet.nodes.map((node) => node.describe(processes)), ...this.#worker.describe()];
  }

  get state(): AppState {
    return this.#state;
  }

  get nodes(): readonly NodeServer[] {
    return this.#fleet.nodes;
  }

  /** What runs for the components. */
  get services(): ComponentServices['running'] {
    return this.#components.running;
  }

  /** What the web server serves, relative to the release. */
  get servedFolder(): string {
    const { release, webRoot } = this.#state;
    return release === undefined ? '' : webRootOf(join(this.#folder.releases, release), webRoot);
  }

  /** Clears what a platform that was killed left over, and serves the release that was recorded. */
  async start(): Promise<void> {
    const left = await sweep(this.#state.instance);
    if (left > 0) this.log.add('platform', `ended ${left} processes that an earlier run had left over`);
    clearLeftovers(this.#folder, this.#state);
    await this.#sockets.open();
    const open = this.#state.deployments.filter(({ status }) => status === 'building');
    for (const { id } of open)
      this.#endDeployment(id, { status: 'failed', failure: 'the platform was stopped meanwhile' });
    const port = await this.#listen();
    if (port !== this.#state.port) this.#save({ port });
    this.#save({ components: await this.#components.start(this.#state.components) });
    if (this.#state.release === undefined) return;
    await this.#fleet.switchTo(await this.#fleet.start(this.#state.nodes, this.#state));
    await this.#worker.follow(this.#state);
  }

  /** What is being changed is given up. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the app is being stopped'));
    await this.#last.catch(() => {});
    await this.#worker.stop();
    await this.#fleet.stop();
    await this.#components.stop();
    await this.#sockets.close();
  }

  drift(): Promise<Drift> {
    const { release } = this.#state;
    if (release === undefined) return Promise.resolve({ nodes: [], differing: [] });
    return diskDrift(this.#fleet.nodes, this.#worker.node, join(this.#folder.releases, release));
  }

  /** In a container of its own, on a copy of the release that is gone afterwards. */
  async exec(command: readonly string[], stdin: string, signal: AbortSignal): Promise<ProgramResult> {
    if (this.#state.release === undefined) throw new NotFoundError({ what: 'nothing is released yet' });
    return runOnCopy(this.#fleet.make(), command, stdin, signal);
  }

  /** One change after another; the same key twice is one change. */
  change(change: Change, making: Making): Promise<StoredDeployment | undefined> {
    const before = this.#done.get(making.key);
    if (before !== undefined) return before;
    const signal = AbortSignal.any([making.signal, this.#stopping.signal]);
    const made = this.#last.catch(() => {}).then(() => this.#make(change, { ...making, signal }));
    this.#last = made;
    this.#done.set(making.key, made);
    made.catch(() => this.#done.delete(making.key));
    for (const key of this.#done.keys()) {
      if (this.#done.size <= KEYS_KEPT) break;
      this.#done.delete(key);
    }
    return made;
  }

  async #make(change: Change, { version, signal, report }: Making): Promise<StoredDeployment | undefined> {
    throwIfAborted(signal);
    if (version !== this.#state.version) throw new PreconditionError();
    switch (change.kind) {
      case 'deploy':
        return this.#deploy(this.#builds(change.source, signal, report), await commitOf(change.source), signal, report);
      case 'rollback': {
        const isKept = this.#state.deployments.find(({ id }) => id === change.deployment);
        if (isKept === undefined || !existsSync(join(this.#folder.releases, change.deployment))) {
          throw new NotFoundError({ what: `the release of "${change.deployment}" is not kept` });
        }
        return this.#deploy(() => Promise.resolve(change.deployment), isKept.commit, signal, report);
      }
      case 'scale':
        await this.#scale(change, signal);
        return undefined;
      case 'variables': {
        const variables = { ...this.#state.variables, ...change.set };
        for (const name of change.remove) delete variables[name];
        await this.#restart({ variables }, 'variables', signal);
        return undefined;
      }
      case 'restart':
        await this.#restart({}, 'restart', signal);
        return undefined;
      case 'replace-node': {
        const old = this.#fleet.nodes.find(({ id }) => id === change.node);
        if (change.node === this.#worker.node?.id) await this.#worker.follow(this.#state);
        else if (old !== undefined) await this.#fleet.replace(old, this.#state, signal);
        else throw new NotFoundError({ what: `there is no node "${change.node}"` });
        this.#save({});
        return undefined;
      }
      case 'delete-app':
        return undefined;
      case 'switch':
        await this.#configure(await this.#components.switch(change, this.#state.components), signal);
        return undefined;
    }
  }

  /** @returns what builds a release, and gives its folder's name */
  #builds(source: DeploySource, signal: AbortSignal, report: Report): (id: string) => Promise<string> {
    const { instance, variables } = this.#state;
    const onLine = (line: string): void => {
      this.log.add('build', line);
      report({ stage: 'building', text: line });
    };
    const where = { folder: this.#folder, home: this.#home, isolation: this.isolation };
    return (id) => buildRelease(source, { ...where, id, instance, variables, signal, onLine }).then(() => id);
  }

  /** @param release makes the release and gives its folder's name */
  async #deploy(
    release: (id: string) => Promise<string>,
    commit: Known<string>,
    signal: AbortSignal,
    report: Report,
  ): Promise<StoredDeployment> {
    const id = `d-${Date.now().toString(36)}-${randomBytes(3).toString('hex')}`;
    const begun: StoredDeployment = { id, status: 'building', commit, createdAt: new Date().toISOString() };
    this.#save({ deployments: [begun, ...this.#state.deployments].slice(0, DEPLOYMENTS_KEPT) });
    this.log.add('build', `deployment ${id} begins`);
    try {
      report({ stage: 'building', text: `building ${id}`, progress: 0.1 });
      const name = await release(id);
      const next = { ...this.#state, release: name };
      report({ stage: 'starting', text: `starting ${next.nodes} nodes`, progress: 0.6 });
      const nodes = await this.#fleet.start(next.nodes, next, signal);
      report({ stage: 'switching', text: 'switching, and draining the old nodes', progress: 0.9 });
      this.#endDeployment(id, { status: 'released' }, { release: name });
      await this.#fleet.switchTo(nodes);
      await this.#worker.follow(this.#state);
    } catch (error) {
      const status = signal.aborted ? 'cancelled' : 'failed';
      this.#endDeployment(id, { status, failure: messageOf(error) });
      this.log.add('build', `deployment ${id} ${status}: ${messageOf(error)}`);
      throw error;
    }
    this.log.add('build', `deployment ${id} is released`);
    removeOldReleases(this.#folder, this.#state);
    return this.#state.deployments.find((deployment) => deployment.id === id) ?? begun;
  }

  async #scale(change: Extract<Change, { readonly kind: 'scale' }>, signal: AbortSignal): Promise<void> {
    const { component, size, nodes: count = this.#state.nodes } = change;
    if (size !== undefined) {
      throw new TidemarkError('usage.invalid', { what: 'nodes have no size here', next: 'Give nodes, and no size.' });
    }
    if (component !== 'php') {
      return this.#configure(await this.#components.scale(component, count, this.#state.components), signal);
    }
    const more = this.#state.release === undefined ? 0 : count - this.#fleet.nodes.length;
    const fresh = more > 0 ? await this.#fleet.start(more, this.#state, signal) : [];
    this.#save({ nodes: count });
    // As they are now: one may have broken down and been replaced meanwhile.
    await this.#fleet.switchTo([...this.#fleet.nodes, ...fresh].slice(0, count));
  }

  /** The nodes learn of their components as of changed variables. */
  #configure(components: StoredComponents, signal: AbortSignal): Promise<void> {
    return this.#restart({ components }, 'variables', signal);
  }

  /** Whether disks stay is for the rules of the platform to say that is stood in for. */
  async #restart(change: Partial<AppState>, kind: 'variables' | 'restart', signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    this.#save(change);
    const wipes = rulesOf(this.#state.platform).wipes[kind] === true;
    if (wipes && this.#state.release !== undefined) {
      await this.#fleet.switchTo(await this.#fleet.start(this.#state.nodes, this.#state, signal));
    } else for (const node of this.#fleet.nodes) await this.#fleet.restart(node);
    await this.#worker.follow(this.#state, wipes);
  }

  async #listen(): Promise<number> {
    const { port: wanted } = this.#state;
    const port = await this.#serving.balancer.listen(wanted);
    if (wanted !== 0 && port !== wanted) this.log.add('platform', `port ${wanted} is taken; ${port} is used`);
    return port;
  }

  /** @param more is recorded in the same moment */
  #endDeployment(id: string, end: Partial<StoredDeployment>, more: Partial<AppState> = {}): void {
    const deployments = this.#state.deployments.map((each) => (each.id === id ? { ...each, ...end } : each));
    this.#save({ ...more, deployments });
  }

  #save(change: Partial<AppState>): void {
    const next = { ...this.#state, ...change, version: this.#state.version + 1 };
    writeState(this.#folder, next);
    this.#state = next;
  }
}
