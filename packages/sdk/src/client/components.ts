import { TidemarkError } from '../client-error.ts';
import {
  COMPONENT_KINDS,
  type ComponentKind,
  type ComponentOf,
  componentOf,
  type SwitchSettings,
  unbooked,
} from '../model/index.ts';
import type { AppRef, Backend, Call } from './backend.ts';
import { PendingChange } from './pending-change.ts';

const NODES_MAX = 1000;

/** One component of an app. */
export class ComponentClient<K extends ComponentKind> {
  readonly kind: K;
  readonly #backend: Backend;
  readonly #ref: AppRef;

  constructor(backend: Backend, ref: AppRef, kind: K) {
    this.#backend = backend;
    this.#ref = ref;
    this.kind = kind;
  }

  /** How it is now; `isOn` is false where it is not booked. */
  async get(call: Call = {}): Promise<ComponentOf<K>> {
    const { components } = await this.#backend.snapshot(this.#ref, call);
    return componentOf(components, this.kind) ?? unbooked(this.kind);
  }

  /** More or fewer nodes, or nodes of another size. */
  scale(to: {
    readonly nodes?: number | undefined;
    readonly size?: string | undefined;
  }): PendingChange<ComponentOf<K>> {
    const { nodes, size } = to;
    if (nodes !== undefined && !(Number.isInteger(nodes) && nodes >= 1 && nodes <= NODES_MAX)) {
      throw new TidemarkError('usage.invalid', {
        what: `${nodes} is no number of nodes`,
        next: `Give a whole number from 1 to ${NODES_MAX}; to have none, switch the component off.`,
      });
    }
    if (nodes === undefined && size === undefined) {
      throw new TidemarkError('usage.invalid', { what: 'neither nodes nor size is given', next: 'Give one of them.' });
    }
    const change = { kind: 'scale', component: this.kind, nodes, size } as const;
    return new PendingChange(this.#backend, this.#ref, change, (result) => this.#own(result));
  }

  switchOn(options: SwitchSettings & { readonly size?: string | undefined } = {}): PendingChange<ComponentOf<K>> {
    const { size, ...given } = options;
    const settings = Object.keys(given).length === 0 ? undefined : given;
    const change = { kind: 'switch', component: this.kind, on: true, size, settings } as const;
    return new PendingChange(this.#backend, this.#ref, change, (result) => this.#own(result));
  }

  /** Its data may go: `apply` wants the plan's confirmation. */
  switchOff(): PendingChange<ComponentOf<K>> {
    const change = { kind: 'switch', component: this.kind, on: false } as const;
    return new PendingChange(this.#backend, this.#ref, change, (result) => this.#own(result));
  }

  #own({
    snapshot,
  }: {
    readonly snapshot?: { readonly components: readonly ComponentOf<ComponentKind>[] } | undefined;
  }): ComponentOf<K> {
    return componentOf(snapshot?.components ?? [], this.kind) ?? unbooked(this.kind);
  }
}

export type ComponentClients = { readonly [K in ComponentKind]: ComponentClient<K> };

export function componentClients(backend: Backend, ref: AppRef): ComponentClients {
  const clients: readonly ComponentClient<ComponentKind>[] = COMPONENT_KINDS.map(
    (kind) => new ComponentClient(backend, ref, kind),
  );
  return Object.fromEntries(clients.map((client) => [client.kind, client])) as unknown as ComponentClients;
}
