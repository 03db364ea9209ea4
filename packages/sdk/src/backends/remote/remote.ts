/** A platform behind the HTTP API of `tidemark serve`. */
import { PROBLEM, type Problem } from '../../api/change-schemas.ts';
import { ROUTES, type RouteName, type Routes } from '../../api/routes.ts';
import type { Schema } from '../../api/schema.ts';
import type { Applying, AppRef, Backend, Call, ChangeResult } from '../../client/backend.ts';
import type { Capabilities } from '../../client/capabilities.ts';
import { CAPABILITIES } from '../../client/capabilities.ts';
import { AbortedError, TidemarkError } from '../../client-error.ts';
import { isTidemarkError } from '../../errors.ts';
import { segment } from '../../http/address.ts';
import { ApiError } from '../../http/api-error.ts';
import { HttpClient, type HttpOptions } from '../../http/http-client.ts';
import { jsonLines } from '../../http/json-lines.ts';
import { errorOf } from '../../http/problem.ts';
import { sleep } from '../../http/retry.ts';
import type { ChangePlan } from '../../model/index.ts';
import { VERSION } from '../../version.ts';

export interface RemoteOptions extends Omit<HttpOptions, 'baseUrl' | 'token' | 'honoursIdempotencyKeys'> {
  /** What `tidemark serve` prints. */
  readonly url: string;
  readonly token: string;
}

/** A stream has no end that is known before; the caller's signal ends it. [ms] */
const STREAM_MS = 2 ** 31 - 1;

/** How often a change whose connection is lost is joined again. */
const JOINS_MAX = 5;

interface Asking extends Call {
  readonly ref?: AppRef;
  readonly parts?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | boolean | undefined>>;
  readonly body?: unknown;
  readonly key?: string;
}

/** Asks the API first what its platform can do. @throws TidemarkError `api.authentication`, `api.network` */
export async function remote(options: RemoteOptions): Promise<Backend> {
  const { url, token, ...more } = options;
  const http = new HttpClient({ userAgent: `tidemark/${VERSION}`, ...more, baseUrl: url, token });
  const ask = <Name extends RouteName>(name: Name, asking: Asking = {}): Promise<AnswerOf<Name>> =>
    answered(http, name, asking);
  const lines = <Name extends RouteName>(name: Name, asking: Asking = {}): AsyncGenerator<AnswerOf<Name>> =>
    streamed(http, name, asking);
  const { name, rules, capabilities } = await ask('getPlatform');
  return {
    name,
    rules,
    capabilities: completed(capabilities),
    async *apps(call) {
      yield* await ask('listApps', call);
    },
    createApp: (body, call) => ask('createApp', { ...call, body }),
    snapshot: (ref, call) => ask('getApp', { ...call, ref }),
    apply: (ref, plan, applying) => apply(http, ref, plan, applying, name),
    async *deployments(ref, call) {
      yield* await ask('listDeployments', { ...call, ref });
    },
    deploymentLog: (ref, deployment, call) => lines('getDeploymentLog', { ...call, ref, parts: { deployment } }),
    variables: (ref, call) => ask('listVariables', { ...call, ref }),
    secrets: (ref, { signal }) => ask('listSecrets', { signal, ref }),
    tail: (ref, { signal, after, fromStart, source, follow = true }) =>
      lines('getLog', { signal, ref, query: { after, source, fromStart, follow } }),
    exec: (ref, command, { signal, stdin, node }) => ask('execute', { signal, ref, body: { command, stdin, node } }),
    nodes: (ref, call) => ask('listNodes', { ...call, ref }),
    drift: (ref, call) => ask('getDrift', { ...call, ref }),
    async *domains(ref, call) {
      yield* await ask('listDomains', { ...call, ref });
    },
    storage: (ref, call) => ask('getStorage', { ...call, ref }),
    stateMap: (ref, call) => ask('getStateMap', { ...call, ref }),
    close: () => Promise.resolve(),
  };
}

type AnswerOf<Name extends RouteName> = Routes[Name] extends { readonly answer: Schema<infer Answer> } ? Answer : never;

/** What another version has no word for, it cannot do. */
function completed(given: Capabilities): Capabilities {
  const missing = 'Start tidemark serve anew, in the version of this client.';
  return Object.fromEntries(CAPABILITIES.map((name) => [name, given[name] ?? missing])) as Capabilities;
}

function request(name: RouteName, { ref, parts = {}, query, body, key, signal }: Asking) {
  const route = ROUTES[name];
  const values: Readonly<Record<string, string>> = { ...parts, app: ref?.app ?? '' };
  const path = route.path.replace(/\{(\w+)\}/g, (_, part: string) => segment(values[part] ?? ''));
  const environment = ref?.environment;
  return {
    method: route.method,
    path,
    options: { signal, body, idempotencyKey: key, query: { ...query, environment } },
  };
}

async function answered<Name extends RouteName>(http: HttpClient, name: Name, asking: Asking): Promise<AnswerOf<Name>> {
  const { method, path, options } = request(name, asking);
  try {
    const { data } = await http.request<unknown>(method, path, options);
    return decoded(ROUTES[name].answer as Schema<AnswerOf<Name>>, data, `${method} ${path}`);
  } catch (error) {
    throw restored(error, http);
  }
}

async function* streamed<Name extends RouteName>(
  http: HttpClient,
  name: Name,
  asking: Asking,
): AsyncGenerator<AnswerOf<Name>, void> {
  const { method, path, options } = request(name, asking);
  let body: ReadableStream<Uint8Array> | null;
  try {
    const { response } = await http.raw(method, path, { ...options, deadlineMs: STREAM_MS }, async (answer) => answer);
    ({ body } = response.read);
  } catch (error) {
    throw restored(error, http);
  }
  try {
    for await (const line of jsonLines(body)) {
      yield decoded(ROUTES[name].answer as Schema<AnswerOf<Name>>, line, `${method} ${path}`);
    }
  } catch (error) {
    if (asking.signal?.aborted === true) throw new AbortedError('the call was aborted', asking.signal.reason);
    if (isTidemarkError(error)) throw error;
    throw new TidemarkError('api.network', { what: `${path} was cut off`, retryable: true, cause: error });
  }
}

function decoded<T>(schema: Schema<T>, data: unknown, of: string): T {
  try {
    return schema.decode(data, 'it');
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new TidemarkError('api.invalid-response', { what: `${of} answered what is not expected: ${what}`, cause });
  }
}

/** The error that the other side had, by its code rather than by its status. */
function restored(error: unknown, http: HttpClient): unknown {
  if (!(error instanceof ApiError)) return error;
  let problem: Problem;
  try {
    problem = PROBLEM.decode(error.body, 'it');
  } catch {
    return error;
  }
  return errorOf(problem, http.baseUrl.host);
}

/** The same key joins the same change, so a lost connection loses nothing. */
async function apply(
  http: HttpClient,
  ref: AppRef,
  { change, version, confirmation }: ChangePlan,
  { signal, report, idempotencyKey: key }: Applying,
  backend: string,
): Promise<ChangeResult> {
  const body = { change, version, confirm: confirmation };
  const cancel = (): void => void answered(http, 'cancelChange', { ref, parts: { key } }).catch(() => {});
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    let told = 0;
    for (let joins = 0; ; joins += 1) {
      try {
        let seen = 0;
        for await (const { event, result, problem } of streamed(http, 'applyChange', { ref, body, key })) {
          if (problem !== undefined) throw errorOf(problem, backend);
          if (result !== undefined) return result;
          seen += 1;
          // A change that is joined tells its events from the first.
          if (event === undefined || seen <= told || isEnd(event.stage)) continue;
          told = seen;
          report(event);
        }
        throw new TidemarkError('api.network', { what: 'the change was cut off', retryable: true });
      } catch (error) {
        const isLost = isTidemarkError(error, 'api.network');
        if (!isLost || joins >= JOINS_MAX) throw error;
        await sleep(200 * 2 ** joins, signal);
      }
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/** The operation on this side tells its own end. */
function isEnd(stage: string): boolean {
  return stage === 'done' || stage === 'failed' || stage === 'cancelled';
}
