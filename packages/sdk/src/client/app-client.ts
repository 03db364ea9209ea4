import { NotFoundError, TidemarkError } from '../client-error.ts';
import type {
  App,
  AppSnapshot,
  Deployment,
  DeploySource,
  Domain,
  Drift,
  LogLine,
  Node,
  Secret,
  StateMap,
  Variable,
} from '../model/index.ts';
import type { TidemarkStorage } from '../storage.ts';
import type { AppRef, Backend, Call, ChangeResult, ExecOptions, ExecResult, TailOptions } from './backend.ts';
import { demand } from './capabilities.ts';
import { type ComponentClients, componentClients } from './components.ts';
import { tail } from './log-tail.ts';
import { PendingChange } from './pending-change.ts';

/** One app; making it costs no request. */
export class AppClient {
  readonly id: string;
  readonly components: ComponentClients;
  readonly #backend: Backend;
  readonly #ref: AppRef;

  constructor(backend: Backend, ref: AppRef) {
    if (ref.app === '') throw new TidemarkError('usage.invalid', { what: 'the app has no name', next: 'Give its id.' });
    this.id = ref.app;
    this.#backend = backend;
    this.#ref = ref;
    this.components = componentClients(backend, ref);
  }

  async get(call: Call = {}): Promise<App> {
    return (await this.snapshot(call)).app;
  }

  /** All that plans are made from, at one moment. */
  snapshot(call: Call = {}): Promise<AppSnapshot> {
    return this.#backend.snapshot(this.#ref, call);
  }

  /** Wants the plan's confirmation: files and databases go with it. */
  delete(): PendingChange<void> {
    return new PendingChange(this.#backend, this.#ref, { kind: 'delete-app' }, () => undefined);
  }

  restart(): PendingChange<void> {
    return new PendingChange(this.#backend, this.#ref, { kind: 'restart' }, () => undefined);
  }

  get deployments(): DeploymentsClient {
    return new DeploymentsClient(this.#backend, this.#ref);
  }

  get variables(): VariablesClient {
    return new VariablesClient(this.#backend, this.#ref);
  }

  get logs(): LogsClient {
    return new LogsClient(this.#backend, this.#ref);
  }

  get nodes(): NodesClient {
    return new NodesClient(this.#backend, this.#ref);
  }

  /** Credentials of the components. @param group `MYSQL`; absent: all */
  async secrets(options: Call & { readonly group?: string | undefined } = {}): Promise<readonly Secret[]> {
    demand(this.#backend, 'secrets');
    const all = await this.#backend.secrets(this.#ref, options);
    return options.group === undefined ? all : all.filter(({ group }) => group === options.group);
  }

  /** Runs one command in a container of its own; no shell reads it. */
  exec(command: readonly string[], options: ExecOptions = {}): Promise<ExecResult> {
    demand(this.#backend, 'exec');
    if (command.length === 0) throw new TidemarkError('usage.invalid', { what: 'no command is given' });
    return this.#backend.exec(this.#ref, command, options);
  }

  domains(call: Call = {}): AsyncIterable<Domain> {
    demand(this.#backend, 'domains');
    return this.#backend.domains(this.#ref, call);
  }

  /** What each node's disk holds beyond its release. */
  async drift(call: Call = {}): Promise<Drift> {
    demand(this.#backend, 'drift');
    return this.#backend.drift(this.#ref, call);
  }

  /** The app's object storage, with the component's credentials. */
  async storage(call: Call = {}): Promise<TidemarkStorage> {
    demand(this.#backend, 'storage');
    const options = await this.#backend.storage(this.#ref, call);
    const { createStorage } = await import('../create-storage.ts');
    return createStorage(options);
  }

  /** Where this app keeps each kind of state, as far as the platform can tell. */
  async stateMap(call: Call = {}): Promise<StateMap> {
    demand(this.#backend, 'stateMap');
    return this.#backend.stateMap(this.#ref, call);
  }
}

class Room {
  protected readonly backend: Backend;
  protected readonly ref: AppRef;

  constructor(backend: Backend, ref: AppRef) {
    this.backend = backend;
    this.ref = ref;
  }
}

export class DeploymentsClient extends Room {
  /** Released on every node, or on none. */
  create(source: DeploySource = { kind: 'repository' }): PendingChange<Deployment> {
    return new PendingChange(this.backend, this.ref, { kind: 'deploy', source }, deploymentOf);
  }

  /** Newest first. */
  list(call: Call = {}): AsyncIterable<Deployment> {
    demand(this.backend, 'deployments.list');
    return this.backend.deployments(this.ref, call);
  }

  /** @throws NotFoundError */
  async get(id: string, call: Call = {}): Promise<Deployment> {
    for await (const deployment of this.list(call)) if (deployment.id === id) return deployment;
    throw new NotFoundError({ what: `there is no deployment "${id}"` });
  }

  log(id: string, call: Call = {}): AsyncIterable<LogLine> {
    demand(this.backend, 'deployments.log');
    return this.backend.deploymentLog(this.ref, id, call);
  }

  /** Releases anew what an earlier deployment released. */
  rollback(deployment: string): PendingChange<Deployment> {
    const change = { kind: 'rollback', deployment } as const;
    return new PendingChange(this.backend, this.ref, change, deploymentOf);
  }
}

function deploymentOf({ deployment }: ChangeResult): Deployment {
  if (deployment !== undefined) return deployment;
  throw new TidemarkError('platform.failed', { what: 'the platform did not say which deployment it made' });
}

export class VariablesClient extends Room {
  async list(call: Call = {}): Promise<readonly Variable[]> {
    demand(this.backend, 'variables');
    return this.backend.variables(this.ref, call);
  }

  set(set: Readonly<Record<string, string>>): PendingChange<void> {
    return this.change({ set });
  }

  remove(...names: readonly string[]): PendingChange<void> {
    return this.change({ remove: names });
  }

  /** @throws TidemarkError `usage.invalid` for a name that no environment takes */
  change(to: {
    readonly set?: Readonly<Record<string, string>> | undefined;
    readonly remove?: readonly string[] | undefined;
  }): PendingChange<void> {
    const { set = {}, remove = [] } = to;
    for (const name of [...Object.keys(set), ...remove]) {
      if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) continue;
      throw new TidemarkError('usage.invalid', {
        what: `"${name}" is no name of a variable`,
        next: 'Use letters, digits and underscores, and no digit first.',
      });
    }
    const change = { kind: 'variables', set, remove } as const;
    return new PendingChange(this.backend, this.ref, change, () => undefined);
  }
}

export class LogsClient extends Room {
  /** Lines as they come; after a lost connection it goes on where it stopped. Ends when the signal is aborted. */
  tail(options: TailOptions = {}): AsyncGenerator<LogLine, void> {
    demand(this.backend, 'logs.tail');
    const isOfThePast = options.fromStart === true || options.after !== undefined || options.follow === false;
    if (isOfThePast) demand(this.backend, 'logs.history');
    return tail(this.backend, this.ref, options);
  }
}

export class NodesClient extends Room {
  async list(call: Call = {}): Promise<readonly Node[]> {
    demand(this.backend, 'nodes');
    return this.backend.nodes(this.ref, call);
  }

  /** A new node takes its place, on a fresh disk: `apply` wants the plan's confirmation. */
  replace(node: string): PendingChange<void> {
    return new PendingChange(this.backend, this.ref, { kind: 'replace-node', node }, () => undefined);
  }
}
