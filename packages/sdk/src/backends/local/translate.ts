/** From what the process of an app writes to the model. */
import {
  type App,
  type Component,
  type Deployment,
  type Drift,
  type DriftedFile,
  type Node,
  unbooked,
} from '../../model/index.ts';
import type { StoredDeployment } from '../../platform/app-state.ts';
import { storageSecretsOf } from '../../platform/components/credentials.ts';
import type { RunningApp, RunningNode } from './control-client.ts';

export function appOf({ state }: RunningApp): App {
  const createdAt = new Date(state.createdAt);
  return {
    id: state.name,
    name: state.name,
    region: 'local',
    isTrial: false,
    createdAt,
    updatedAt: 'unknown',
    url: `http://127.0.0.1:${state.port}`,
  };
}

export function deploymentOf({ createdAt, ...deployment }: StoredDeployment): Deployment {
  return { ...deployment, createdAt: new Date(createdAt), environment: 'unknown', branch: 'unknown' };
}

export function nodeOf({ id, component, state, release, startedAt, requests, cpuMs, memoryBytes }: RunningNode): Node {
  return { id, component, state, release, startedAt: new Date(startedAt), requests, cpuMs, memoryBytes };
}

/** Dates are text on their way. */
export function driftOf({ nodes, differing }: Drift): Drift {
  const dated = (files: readonly DriftedFile[]): DriftedFile[] =>
    files.map((file) => ({ ...file, modified: new Date(file.modified) }));
  return {
    nodes: nodes.map(({ node, added, changed, deleted }) => ({
      node,
      added: dated(added),
      changed: dated(changed),
      deleted: dated(deleted),
    })),
    differing,
  };
}

/** What is booked; the ones that are off are left out. */
export function componentsOf({ name, nodes, workers, webRoot, components }: RunningApp['state']): Component[] {
  const { mysql, memcache, objectStorage, worker } = components;
  const on = { isOn: true, nodes: 1 };
  const all: Component[] = [{ ...unbooked('php'), isOn: true, nodes, processesPerNode: workers, rootPath: webRoot }];
  if (mysql !== undefined) all.push({ ...unbooked('mysql'), ...on });
  if (memcache !== undefined) {
    all.push({ ...unbooked('memcache'), isOn: true, nodes: memcache.ports.length, mode: 'combined' });
  }
  if (objectStorage !== undefined) {
    const { BUCKET: bucket, SERVER: endpoint } = storageSecretsOf(name, objectStorage);
    const own = objectStorage.dsn === undefined ? objectStorage : undefined;
    const { limits, quotaBytes: quota = 'unknown' } = own ?? {};
    all.push({ ...unbooked('objectStorage'), ...on, bucket, endpoint, quota, limits });
  }
  if (worker !== undefined) all.push({ ...unbooked('worker'), ...on, jobs: worker.jobs });
  return all;
}
