import { UnsupportedError } from '../client-error.ts';
import type { Change } from '../model/index.ts';

/** What a backend may be able to do. */
export const CAPABILITIES = [
  'apps.create',
  'apps.delete',
  'components.scale',
  'components.switch',
  'deployments.create',
  'deployments.list',
  'deployments.log',
  'deployments.rollback',
  'domains',
  'drift',
  'exec',
  'logs.history',
  'logs.tail',
  'nodes',
  'nodes.replace',
  'operations.cancel',
  'restart',
  'secrets',
  'stateMap',
  'storage',
  'variables',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** `true`, or what to do instead, as a sentence. */
export type Capabilities = Readonly<Record<Capability, true | string>>;

export interface Capable {
  readonly name: string;
  readonly capabilities: Capabilities;
}

/** Everything, except what is named with its alternative. */
export function capabilitiesExcept(missing: Partial<Record<Capability, string>>): Capabilities {
  return Object.fromEntries(CAPABILITIES.map((name) => [name, missing[name] ?? true])) as Capabilities;
}

/** @throws UnsupportedError */
export function demand(backend: Capable, capability: Capability): void {
  const can = backend.capabilities[capability];
  if (can !== true) throw new UnsupportedError(backend.name, capability, can);
}

const CHANGES: Readonly<Record<Change['kind'], Capability>> = {
  scale: 'components.scale',
  switch: 'components.switch',
  deploy: 'deployments.create',
  rollback: 'deployments.rollback',
  variables: 'variables',
  restart: 'restart',
  'replace-node': 'nodes.replace',
  'delete-app': 'apps.delete',
};

/** What a platform must be able to do for a change. */
export function capabilityOf({ kind }: Change): Capability {
  return CHANGES[kind];
}
