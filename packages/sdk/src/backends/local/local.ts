/** The platform on this machine: apps with ephemeral nodes, each run by a process of its own. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../../api/change-schemas.ts';
import type { Applying, AppRef, Backend, Call, ChangeResult, ExecResult, TailOptions } from '../../client/backend.ts';
import { capabilitiesExcept } from '../../client/capabilities.ts';
import { TidemarkError } from '../../client-error.ts';
import type { StorageOptions } from '../../create-storage.ts';
import { errorOf } from '../../http/problem.ts';
import {
  type AppSnapshot,
  type ChangePlan,
  type Drift,
  LOCAL_RULES,
  type LogLine,
  rulesOf,
  type Secret,
} from '../../model/index.ts';
import { logLine, type StoredLine } from '../../platform/app-log.ts';
import type { StoredDeployment } from '../../platform/app-state.ts';
import { flattened, secretsOf, storageSecretsOf } from '../../platform/components/credentials.ts';
import type { StoredObjectStorage } from '../../platform/components/stored-components.ts';
import { appFolder, homeFolder } from '../../platform/home.ts';
import { readRunInfo } from '../../platform/supervisor.ts';
import type { ProfileName } from '../../profiles/profile.ts';
import { ask, lines, type RunningApp, runInfo } from './control-client.ts';
import { lintedStateMap } from './linted-state-map.ts';
import { appOf, componentsOf, deploymentOf, driftOf, nodeOf } from './translate.ts';

export interface LocalOptions {
  /** Default: `TIDEMARK_HOME`, or the user's data folder. */
  readonly home?: string | undefined;
}

const CAPABILITIES = capabilitiesExcept({
  'apps.create': 'Run `tidemark up` in the folder of the site.',
  'deployments.log': 'Read the lines of the source "build" with logs.tail().',
  domains: 'Use the address that apps.get() gives.',
});

export function local(options: LocalOptions = {}): Backend {
  const home = options.home === undefined ? homeFolder(process.env) : resolve(options.home);
  const running = (ref: AppRef, { signal }: Call): Promise<RunningApp> =>
    ask(runInfo(home, ref.app), '/v1/app', { signal });
  return {
    name: 'local',
    rules: LOCAL_RULES,
    capabilities: CAPABILITIES,
    async *apps(call) {
      for (const name of runningApps(home)) yield appOf(await running({ app: name }, call));
    },
    createApp: () => unsupported('apps.create'),
    snapshot: async (ref, call) => snapshotOf(await running(ref, call)),
    apply: (ref, plan, applying) => apply(home, ref, plan, applying),
    async *deployments(ref, call) {
      yield* (await running(ref, call)).state.deployments.map(deploymentOf);
    },
    deploymentLog: () => {
      throw unsupportedError('deployments.log');
    },
    variables: async (ref, call) => snapshotVariables(await running(ref, call)),
    secrets: async (ref, call) => secretList(await running(ref, call)),
    tail: (ref, tailOptions) => tail(home, ref, tailOptions),
    exec: (ref, command, { stdin, signal }) =>
      ask<ExecResult>(runInfo(home, ref.app), '/v1/exec', { method: 'POST', body: { command, stdin }, signal }),
    nodes: async (ref, call) => (await running(ref, call)).nodes.map(nodeOf),
    drift: async (ref, { signal }) => driftOf(await ask<Drift>(runInfo(home, ref.app), '/v1/drift', { signal })),
    domains: () => {
      throw unsupportedError('domains');
    },
    storage: async (ref, call) => storageOf(home, await running(ref, call)),
    stateMap: async (ref, call) => lintedStateMap(home, await running(ref, call), call),
    close: () => Promise.resolve(),
  };
}

/** Names, sorted. */
export function runningApps(home: string): string[] {
  return knownApps(home).filter((name) => readRunInfo(appFolder(home, name)) !== undefined);
}

/** Also those that do not run. */
export function knownApps(home: string): string[] {
  try {
    return readdirSync(join(home, 'apps'))
      .filter((name) => /^[a-z][a-z0-9-]{0,39}$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

function unsupportedError(capability: keyof typeof CAPABILITIES): TidemarkError {
  return new TidemarkError('client.unsupported', {
    what: `the local platform cannot do ${capability}`,
    next: String(CAPABILITIES[capability]),
  });
}

function unsupported(capability: keyof typeof CAPABILITIES): Promise<never> {
  return Promise.reject(unsupportedError(capability));
}

function snapshotVariables({ state }: RunningApp): AppSnapshot['variables'] & object {
  const custom = Object.entries(state.variables).map(([name, value]) => ({ name, value, origin: 'custom' as const }));
  const own = { APP_NAME: state.name, ...flattened(secretsOf(state.name, state.components)) };
  const platform = Object.entries(own)
    .filter(([name]) => !Object.hasOwn(state.variables, name))
    .map(([name, value]) => ({ name, value, origin: 'platform' as const }));
  return [...custom, ...platform];
}

/** The bucket that is booked; else a folder that no deployment touches, which pages do not see. */
function storageOf(home: string, { state }: RunningApp): StorageOptions {
  const { objectStorage } = state.components;
  if (objectStorage === undefined) {
    const { objects } = appFolder(home, state.name);
    mkdirSync(objects, { recursive: true });
    return { url: pathToFileURL(objects).href };
  }
  const { BUCKET, KEY, REGION, SECRET, SERVER } = storageSecretsOf(state.name, objectStorage);
  const profile = profileOf(objectStorage);
  const query = new URLSearchParams({
    endpoint: SERVER,
    region: REGION,
    ...(profile === undefined ? {} : { profile }),
  });
  return {
    url: `s3://${BUCKET}?${query.toString()}`,
    credentials: { accessKeyId: KEY, secretAccessKey: SECRET },
  };
}

/** Of a bucket of the user's it is for the address to say. */
function profileOf(stored: StoredObjectStorage): ProfileName | undefined {
  if (stored.dsn !== undefined) return undefined;
  return stored.limits === 'fortrabbit' ? 'fortrabbit' : 'ceph';
}

function secretList({ state }: RunningApp): Secret[] {
  return Object.entries(secretsOf(state.name, state.components)).flatMap(([group, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ group, key, value })),
  );
}

function snapshotOf(app: RunningApp): AppSnapshot {
  const { state, nodes } = app;
  return {
    app: appOf(app),
    version: String(state.version),
    components: componentsOf(state),
    nodes: nodes.map(nodeOf),
    variables: snapshotVariables(app),
    release: state.release ?? 'unknown',
    rules: rulesOf(state.platform),
  };
}

async function apply(
  home: string,
  { app }: AppRef,
  { change, version }: ChangePlan,
  { signal, report, idempotencyKey: key }: Applying,
): Promise<ChangeResult> {
  const body = { change: located(change), version, key };
  for await (const line of lines(runInfo(home, app), '/v1/changes', { method: 'POST', body, signal })) {
    const { event, result, problem } = line as {
      event?: Parameters<Applying['report']>[0];
      result?: { deployment?: StoredDeployment; app: RunningApp };
      problem?: Problem;
    };
    if (event !== undefined) report(event);
    if (problem !== undefined) throw errorOf(problem, 'local');
    if (result !== undefined) {
      const { deployment, app: after } = result;
      return {
        snapshot: snapshotOf(after),
        ...(deployment === undefined ? {} : { deployment: deploymentOf(deployment) }),
      };
    }
  }
  throw new TidemarkError('api.network', { what: 'the app ended before the change was made', retryable: true });
}

/** The other process has another working directory. */
function located(change: ChangePlan['change']): ChangePlan['change'] {
  if (change.kind !== 'deploy' || change.source.kind === 'repository') return change;
  return { ...change, source: { ...change.source, path: resolve(change.source.path) } };
}

async function* tail(home: string, { app }: AppRef, options: TailOptions): AsyncGenerator<LogLine> {
  const { after, fromStart, follow = true, source, signal } = options;
  const from = after ?? (fromStart === true || !follow ? '0' : 'now');
  const query = new URLSearchParams({
    after: from,
    follow: String(follow),
    ...(source === undefined ? {} : { source }),
  });
  for await (const line of lines(runInfo(home, app), `/v1/log?${query.toString()}`, { signal }))
    yield logLine(line as StoredLine);
}
