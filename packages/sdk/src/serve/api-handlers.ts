/** What each route does with the platform. */
import type { ChangeLine } from '../api/change-schemas.ts';
import type { StorageAccess } from '../api/platform-schemas.ts';
import type { Route, RouteName, Routes } from '../api/routes.ts';
import type { AppRef, Backend } from '../client/backend.ts';
import { PendingChange } from '../client/pending-change.ts';
import { TidemarkError } from '../client-error.ts';
import { Credentials } from '../credentials/secret.ts';
import { problemOf } from '../http/problem.ts';
import type { RunningChanges } from './running-changes.ts';

export interface Request<Body> {
  readonly ref: AppRef;
  /** Parameters of the path. */
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** Of the header; made where the caller gave none. */
  readonly key: string;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
}

type Handler<R> =
  R extends Route<infer Body, infer Answer>
    ? (request: Request<Body>) => Promise<Answer> | AsyncIterable<Answer>
    : never;

export type Handlers = { readonly [Name in RouteName]: Handler<Routes[Name]> };

export function handlersOf(backend: Backend, running: RunningChanges): Handlers {
  return {
    getPlatform: async () => {
      const { name, capabilities, rules } = backend;
      return { name, capabilities, rules };
    },
    listApps: ({ signal }) => collected(backend.apps({ signal })),
    createApp: ({ body, signal }) => backend.createApp(body, { signal }),
    getApp: ({ ref, signal }) => backend.snapshot(ref, { signal }),
    listNodes: ({ ref, signal }) => backend.nodes(ref, { signal }),
    getDrift: ({ ref, signal }) => backend.drift(ref, { signal }),
    listDeployments: ({ ref, signal }) => collected(backend.deployments(ref, { signal })),
    getDeploymentLog: ({ ref, parts, signal }) => backend.deploymentLog(ref, parts['deployment'] ?? '', { signal }),
    listVariables: ({ ref, signal }) => backend.variables(ref, { signal }),
    listSecrets: ({ ref, signal }) => backend.secrets(ref, { signal }),
    listDomains: ({ ref, signal }) => collected(backend.domains(ref, { signal })),
    getLog: ({ ref, query, signal }) =>
      backend.tail(ref, {
        signal,
        after: query.get('after') ?? undefined,
        source: query.get('source') ?? undefined,
        fromStart: isSet(query, 'fromStart'),
        follow: isSet(query, 'follow'),
      }),
    getStorage: async ({ ref, signal }) => accessOf(await backend.storage(ref, { signal })),
    getStateMap: ({ ref, signal }) => backend.stateMap(ref, { signal }),
    execute: ({ ref, body, signal }) => {
      const { command, stdin, node } = body;
      if (command.length === 0) throw new TidemarkError('usage.invalid', { what: 'no command is given' });
      return backend.exec(ref, command, { signal, stdin, node });
    },
    planChange: ({ ref, body, signal }) =>
      new PendingChange(backend, ref, body.change, () => undefined).plan({ signal }),
    applyChange: ({ ref, body, key }) => linesOf(running.begin(ref, body, key)),
    cancelChange: async ({ ref, parts }) => ({ status: await running.find(ref, parts['key'] ?? '').cancel() }),
  };
}

/** A flag of a query: there, and not `false`. */
function isSet(query: URLSearchParams, name: string): boolean {
  const value = query.get(name);
  if (value === null || value === 'false') return false;
  if (value === 'true' || value === '') return true;
  throw new TidemarkError('usage.invalid', { what: `${name} must be true or false, not "${value.slice(0, 60)}"` });
}

async function collected<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

/** Events as they come, from the first; the last line has what came of it. */
async function* linesOf(begun: ReturnType<RunningChanges['begin']>): AsyncGenerator<ChangeLine> {
  const { operation } = await begun;
  try {
    for await (const event of operation) yield { event };
    yield { result: await operation };
  } catch (error) {
    yield { problem: problemOf(error) };
  }
}

/** What can go through HTTP: credentials that a program makes on demand are made now. */
async function accessOf(options: Awaited<ReturnType<Backend['storage']>>): Promise<StorageAccess> {
  const { url = 's3://', endpoint, region, profile, pathStyle, credentials } = options;
  const given = typeof credentials === 'function' ? await credentials() : credentials;
  const values = given instanceof Credentials ? given.reveal() : given;
  return {
    url,
    endpoint,
    region,
    pathStyle,
    profile: typeof profile === 'object' ? profile.name : profile,
    credentials:
      values === undefined
        ? undefined
        : {
            accessKeyId: values.accessKeyId,
            secretAccessKey: values.secretAccessKey,
            sessionToken: values.sessionToken,
          },
  };
}
