/** The servers of an app's components: started and ended with it, switched on and off, and what it learns of them. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TidemarkError } from '../../client-error.ts';
import { messageOf } from '../../errors.ts';
import type { Change, ComponentKind } from '../../model/index.ts';
import type { ServiceContext } from '../service-process.ts';
import { dsnSecrets, storageSecrets } from './credentials.ts';
import { startMemcacheNode } from './memcache.ts';
import { startMysql } from './mysql.ts';
import { startObjectStorage } from './object-storage/object-storage.ts';
import type { StoredComponents, StoredObjectStorage } from './stored-components.ts';

type Switch = Extract<Change, { readonly kind: 'switch' }>;

const NODES_MAX = 2;

/** What runs for a component. */
export interface Service {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export class ComponentServices {
  readonly #context: ServiceContext;
  readonly #folder: string;
  readonly #running = new Map<ComponentKind, readonly Service[]>();

  /** @param folder has one for each component */
  constructor(context: ServiceContext, folder: string) {
    this.#context = context;
    this.#folder = folder;
  }

  get running(): ReadonlyMap<ComponentKind, readonly Service[]> {
    return this.#running;
  }

  /** All that are booked; what cannot be started here is said in the log, and the rest runs. */
  async start(booked: StoredComponents): Promise<StoredComponents> {
    let components = booked;
    for (const kind of Object.keys(booked) as (keyof StoredComponents)[]) {
      try {
        components = await this.#start(kind, components);
      } catch (error) {
        this.#context.onLine('platform', `the component ${kind} does not run: ${messageOf(error)}`);
      }
    }
    return components;
  }

  /** @throws TidemarkError `platform.missing-program` with what installs it, `platform.failed`, `usage.invalid` */
  async switch({ component, on, settings }: Switch, booked: StoredComponents): Promise<StoredComponents> {
    if (component === 'php') throw impossible('PHP cannot be switched off', 'Stop the app: tidemark down.');
    if (!on) return this.#off(component, booked);
    if (booked[component] !== undefined && settings === undefined) return booked;
    await this.#stop(component);
    const wanted = { ...booked, [component]: this.#wanted(component, settings ?? {}, booked) };
    return this.#start(component, wanted);
  }

  async scale(component: ComponentKind, nodes: number, booked: StoredComponents): Promise<StoredComponents> {
    if (component !== 'memcache' || booked.memcache === undefined || nodes > NODES_MAX) {
      throw impossible(
        `${component} cannot be scaled to ${nodes} nodes here`,
        'PHP takes any number of nodes, memcache that is switched on one or two.',
      );
    }
    const running = this.#running.get('memcache') ?? [];
    this.#running.set('memcache', running.slice(0, nodes));
    await Promise.all(running.slice(nodes).map((service) => service.stop()));
    return this.#start('memcache', { ...booked, memcache: { ports: portsFor(nodes, booked.memcache.ports) } });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((kind) => this.#stop(kind)));
  }

  async #off(component: keyof StoredComponents, booked: StoredComponents): Promise<StoredComponents> {
    await this.#stop(component);
    await rm(join(this.#folder, component), { recursive: true, force: true, maxRetries: 5 });
    const { [component]: _, ...others } = booked;
    return others;
  }

  #wanted(
    component: keyof StoredComponents,
    settings: NonNullable<Switch['settings']>,
    booked: StoredComponents,
  ): StoredComponents[keyof StoredComponents] {
    switch (component) {
      case 'mysql': {
        const { dsn } = settings;
        if (dsn !== undefined) dsnSecrets(dsn);
        const { password = secret(), rootPassword = secret(), port = 0 } = booked.mysql ?? {};
        return { password, rootPassword, port, dsn };
      }
      case 'memcache':
        return { ports: portsFor(settings.nodes ?? 1, booked.memcache?.ports ?? []) };
      case 'worker':
        return { jobs: settings.jobs ?? booked.worker?.jobs ?? [] };
      case 'objectStorage':
        return this.#wantedStorage(settings, booked.objectStorage);
    }
  }

  #wantedStorage(
    { dsn, limits, quotaBytes }: NonNullable<Switch['settings']>,
    before: StoredObjectStorage | undefined,
  ): StoredObjectStorage {
    if (dsn !== undefined) {
      storageSecrets(dsn);
      return { dsn };
    }
    if (before?.dsn !== undefined) return before;
    const unset = { secret: secret(), port: 0, gatewayPort: 0, monitorPort: 0 };
    return {
      ...(before ?? unset),
      limits: limits ?? before?.limits ?? (this.#context.platform === 'fortrabbit' ? 'fortrabbit' : 'none'),
      quotaBytes: quotaBytes ?? before?.quotaBytes,
    };
  }

  async #start(kind: keyof StoredComponents, booked: StoredComponents): Promise<StoredComponents> {
    const folder = join(this.#folder, kind);
    if (kind === 'mysql' && booked.mysql !== undefined && booked.mysql.dsn === undefined) {
      const { service, stored } = await startMysql(this.#context, folder, booked.mysql);
      this.#running.set(kind, [service]);
      return { ...booked, mysql: stored };
    }
    if (kind === 'memcache' && booked.memcache !== undefined) {
      return { ...booked, memcache: { ports: await this.#startMemcache(folder, booked.memcache.ports) } };
    }
    const { objectStorage } = booked;
    if (kind === 'objectStorage' && objectStorage !== undefined && objectStorage.dsn === undefined) {
      const { service, stored } = await startObjectStorage(this.#context, folder, objectStorage);
      this.#running.set(kind, [service]);
      return { ...booked, objectStorage: stored };
    }
    return booked;
  }

  /** Those that run already go on, with what they hold. */
  async #startMemcache(folder: string, wanted: readonly number[]): Promise<number[]> {
    const services = [...(this.#running.get('memcache') ?? [])];
    const ports = wanted.slice(0, services.length);
    for (const [at, before] of wanted.entries()) {
      if (at < services.length) continue;
      const { service, port } = await startMemcacheNode(this.#context, folder, at + 1, before);
      services.push(service);
      ports.push(port);
      this.#running.set('memcache', services);
    }
    return ports;
  }

  async #stop(kind: ComponentKind): Promise<void> {
    const services = this.#running.get(kind) ?? [];
    this.#running.delete(kind);
    await Promise.all(services.map((service) => service.stop()));
  }
}

function portsFor(nodes: number, before: readonly number[]): number[] {
  return Array.from({ length: nodes }, (_, at) => before[at] ?? 0);
}

function secret(): string {
  return randomBytes(18).toString('hex');
}

function impossible(what: string, next: string): TidemarkError {
  return new TidemarkError('usage.invalid', { what, next });
}
