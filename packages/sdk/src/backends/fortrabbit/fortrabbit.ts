/** The platform behind fortrabbit's public API v1. */

import type { Applying, AppRef, Backend, Call, ChangeResult } from '../../client/backend.ts';
import { capabilitiesExcept } from '../../client/capabilities.ts';
import { NotFoundError, TidemarkError, throwIfAborted } from '../../client-error.ts';
import { type Fetch, HttpClient, type HttpOptions } from '../../http/http-client.ts';
import { sleep } from '../../http/retry.ts';
import { Token } from '../../http/token.ts';
import { type ChangePlan, type Deployment, FORTRABBIT_RULES } from '../../model/index.ts';
import { VERSION } from '../../version.ts';
import { FortrabbitApi } from './api.ts';
import type { FortrabbitEnvironment, NewFortrabbitApp } from './api-types.ts';
import type { SshOptions } from './ssh/ssh-options.ts';
import { execBySsh, secretsBySsh, tailBySsh } from './ssh/ssh-surface.ts';
import { appOf, deploymentOf, idOf, logLineOf, snapshotOf, variablesOf } from './translate.ts';

export interface FortrabbitOptions extends Omit<HttpOptions, 'baseUrl' | 'token' | 'honoursIdempotencyKeys'> {
  /** `frbit-at-…`; absent: `FORTRABBIT_TOKEN`. Not needed for what `ssh` does. */
  readonly token?: string | undefined;
  /** Default `https://api.fortrabbit.com`. */
  readonly baseUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** How often a deployment is looked at. Default 2000. [ms] */
  readonly pollMs?: number | undefined;
  /** Apps of the older stack: `secrets`, `exec` and `logs.tail` go through the system's `ssh`. */
  readonly ssh?: SshOptions | undefined;
  /** Absent: that of the process. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

export interface FortrabbitBackend extends Backend {
  /** Every endpoint, as the platform has it. */
  readonly api: FortrabbitApi;
}

/** A deployment that says nothing understandable for so long is left alone. [ms] */
const DEPLOYMENT_MAX_MS = 3_600_000;

const DASHBOARD = 'Do it in the dashboard, https://dash.fortrabbit.com.';

const MISSING = {
  'apps.delete': DASHBOARD,
  'components.scale': DASHBOARD,
  'components.switch': DASHBOARD,
  'deployments.rollback': 'Revert the commit and deploy again.',
  drift: 'Run the site on the local platform and ask it there.',
  exec: 'Give `ssh` for an app of the older stack; else use the address that the dashboard shows.',
  'logs.history': 'Read them in the dashboard.',
  'logs.tail': 'Give `ssh` for an app of the older stack; else read them in the dashboard.',
  nodes: 'The platform runs one node; scale its size in the dashboard.',
  'nodes.replace': 'Restart the environment.',
  'operations.cancel': DASHBOARD,
  secrets: 'Give `ssh` for an app of the older stack; else read the variables of origin "platform".',
  stateMap: 'Run `tidemark-lint state` on the project.',
  storage: 'Connect an S3 bucket of another provider with createStorage().',
} as const;

const CAPABILITIES = capabilitiesExcept(MISSING);

const { exec: _exec, secrets: _secrets, 'logs.tail': _tail, ...MISSING_WITH_SSH } = MISSING;

const SSH_CAPABILITIES = capabilitiesExcept({
  ...MISSING_WITH_SSH,
  'logs.history': 'The platform keeps no lines: follow the log as it comes.',
});

export function fortrabbit(options: FortrabbitOptions = {}): FortrabbitBackend {
  const { token, baseUrl, pollMs = 2000, env = processEnvironment(), ssh, ...http } = options;
  const given = (token ?? env['FORTRABBIT_TOKEN']) || undefined;
  if (given === undefined && ssh === undefined) throw missingToken();
  const api = new FortrabbitApi(
    new HttpClient({
      userAgent: `tidemark/${VERSION}`,
      ...http,
      baseUrl: baseUrl ?? 'https://api.fortrabbit.com',
      ...(given === undefined ? { fetch: () => Promise.reject(missingToken()) } : { token: new Token(given) }),
      // Nothing is written about them; the platform's own program sends none.
      honoursIdempotencyKeys: false,
    }),
  );
  return {
    name: 'fortrabbit',
    rules: FORTRABBIT_RULES,
    capabilities: ssh === undefined ? CAPABILITIES : SSH_CAPABILITIES,
    api,
    async *apps(call) {
      for await (const app of api.apps.list(call)) yield appOf(app);
    },
    createApp: async ({ name, region, platform }, call) =>
      appOf(await api.apps.create({ region: region ?? '', ...platform, name } as NewFortrabbitApp, call)),
    snapshot: (ref, call) => snapshot(api, ref, call),
    apply: (ref, plan, applying) => apply(api, ref, plan, applying, pollMs),
    async *deployments(ref, call) {
      const { publicId } = await environmentOf(api, ref, call);
      for await (const deployment of api.deployments.list(call)) {
        if (belongsTo(deployment, publicId)) yield deploymentOf(deployment);
      }
    },
    async *deploymentLog(_ref, deployment, call) {
      let at = 0;
      for (const line of await api.deployments.logs(deployment, call)) yield logLineOf(line, at++);
    },
    variables: async (ref, call) => {
      const { publicId } = await environmentOf(api, ref, call);
      return variablesOf(await api.environments.variables(publicId, call));
    },
    async *domains(ref, call) {
      const { publicId } = await environmentOf(api, ref, call);
      for await (const domain of api.domains.list(call)) {
        if (!belongsTo(domain, publicId)) continue;
        const { publicId: id, name, type = 'unknown', isMain = 'unknown' } = domain;
        yield { id, name, type, isMain };
      }
    },
    // The client asks the capabilities first, so none of these is reached through it.
    secrets: (ref, call) => (ssh === undefined ? unsupported('secrets') : secretsBySsh(ssh, ref, call)),
    tail: (ref, tailOptions) => {
      if (ssh === undefined) throw unsupportedError('logs.tail');
      return tailBySsh(ssh, ref, tailOptions);
    },
    exec: (ref, command, execOptions) =>
      ssh === undefined ? unsupported('exec') : execBySsh(ssh, ref, command, execOptions),
    nodes: () => unsupported('nodes'),
    drift: () => unsupported('drift'),
    storage: () => unsupported('storage'),
    stateMap: () => unsupported('stateMap'),
    close: () => Promise.resolve(),
  };
}

function missingToken(): TidemarkError {
  return new TidemarkError('api.authentication', {
    what: 'there is no token for fortrabbit',
    next: 'Give `token`, or set FORTRABBIT_TOKEN to a personal access token (frbit-at-…) of your account.',
  });
}

function processEnvironment(): Readonly<Record<string, string | undefined>> {
  return (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {};
}

function unsupportedError(capability: keyof typeof CAPABILITIES): TidemarkError {
  return new TidemarkError('client.unsupported', {
    what: `the public API cannot do ${capability}`,
    next: String(CAPABILITIES[capability]),
  });
}

function unsupported(capability: keyof typeof CAPABILITIES): Promise<never> {
  return Promise.reject(unsupportedError(capability));
}

/** One that does not say where it belongs is taken for anyone's. */
function belongsTo(member: { readonly environment?: unknown }, environment: string): boolean {
  const id = idOf(member.environment);
  return id === undefined || id === environment;
}

async function environmentOf(api: FortrabbitApi, ref: AppRef, call: Call): Promise<FortrabbitEnvironment> {
  if (ref.environment !== undefined) return api.environments.get(ref.environment, call);
  const own: FortrabbitEnvironment[] = [];
  for await (const environment of api.environments.list(call)) {
    if (idOf(environment.app) === ref.app) own.push(environment);
  }
  const [only, ...more] = own;
  if (only === undefined) throw new NotFoundError({ what: `there is no environment of an app "${ref.app}"` });
  if (more.length === 0) return only;
  throw new TidemarkError('client.ambiguous-app', {
    what: `the app "${ref.app}" has ${own.length} environments`,
    next: `Name one: ${own.map(({ publicId, name }) => `${publicId} (${name})`).join(', ')}.`,
  });
}

async function snapshot(
  api: FortrabbitApi,
  ref: AppRef,
  call: Call,
): Promise<Awaited<ReturnType<Backend['snapshot']>>> {
  const app = await api.apps.get(ref.app, call);
  const environment = await environmentOf(api, ref, call);
  const variables = await api.environments.variables(environment.publicId, call);
  for await (const deployment of api.deployments.list(call)) {
    if (belongsTo(deployment, environment.publicId) && deploymentOf(deployment).status === 'released') {
      return snapshotOf(app, environment, variables, deployment);
    }
  }
  return snapshotOf(app, environment, variables, undefined);
}

async function apply(
  api: FortrabbitApi,
  ref: AppRef,
  { change }: ChangePlan,
  { signal, report, idempotencyKey }: Applying,
  pollMs: number,
): Promise<ChangeResult> {
  throwIfAborted(signal);
  const { publicId } = await environmentOf(api, ref, { signal });
  switch (change.kind) {
    case 'variables':
      await api.environments.changeVariables(publicId, { set: change.set, delete: change.remove }, { signal });
      return {};
    case 'restart':
      await api.environments.restart(publicId, { signal, idempotencyKey });
      return {};
    case 'deploy': {
      if (change.source.kind !== 'repository') {
        throw new TidemarkError('usage.invalid', {
          what: 'fortrabbit deploys what the repository of the environment holds, not a directory',
          next: "Push your commit, then deploy { kind: 'repository' }.",
        });
      }
      const { publicId: id } = await api.environments.deploy(publicId, { signal, idempotencyKey });
      return { deployment: await untilEnded(api, id, report, signal, pollMs) };
    }
    default:
      throw unsupportedError('components.scale');
  }
}

/** @throws TidemarkError `platform.build-failed` */
async function untilEnded(
  api: FortrabbitApi,
  id: string,
  report: Applying['report'],
  signal: AbortSignal | undefined,
  pollMs: number,
): Promise<Deployment> {
  let told: string | undefined;
  for (const endsAt = Date.now() + DEPLOYMENT_MAX_MS; Date.now() < endsAt; ) {
    const deployment = deploymentOf(await api.deployments.get(id, { signal }));
    const { status } = deployment;
    if (status !== told) report({ stage: status, text: `deployment ${id}: ${status}` });
    told = status;
    if (status === 'released') return deployment;
    if (status === 'failed' || status === 'cancelled') {
      throw new TidemarkError('platform.build-failed', {
        what: `deployment ${id} ended as ${status}`,
        next: `Read its log: deployments.log('${id}').`,
      });
    }
    await sleep(pollMs, signal);
  }
  throw new TidemarkError('api.deadline', {
    what: `deployment ${id} has not ended, as far as this version understands its status "${told}"`,
    next: `Look at it in the dashboard, or with deployments.get('${id}').`,
  });
}
