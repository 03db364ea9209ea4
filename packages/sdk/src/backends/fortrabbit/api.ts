/** Every endpoint of the public API v1, typed; `http` reaches what is not here. */
import { TidemarkError } from '../../client-error.ts';
import { segment } from '../../http/address.ts';
import { isRecord } from '../../http/api-error.ts';
import type { CallOptions, HttpClient, RequestOptions } from '../../http/http-client.ts';
import { type Collection, collection } from '../../http/pages.ts';
import type {
  EnvironmentPatch,
  FortrabbitApp,
  FortrabbitDeployment,
  FortrabbitDomain,
  FortrabbitEnvironment,
  FortrabbitLogLine,
  FortrabbitRecord,
  FortrabbitVariables,
  NewFortrabbitApp,
  NewFortrabbitEnvironment,
} from './api-types.ts';

export interface ListOptions extends CallOptions {
  /** Only these; sent as `publicId[]`. */
  readonly publicId?: readonly string[] | undefined;
}

type Posting = Pick<RequestOptions, 'signal' | 'deadlineMs' | 'idempotencyKey'>;

/** Reading a collection and its members. */
export class Readable<T> {
  protected readonly http: HttpClient;
  protected readonly path: string;

  constructor(http: HttpClient, path: string) {
    this.http = http;
    this.path = path;
  }

  list(options: ListOptions = {}): Collection<T> {
    const { publicId, ...call } = options;
    return collection(this.http, this.path, { publicId }, (raw) => record<T>(raw, this.path), call);
  }

  async get(id: string, options: CallOptions = {}): Promise<T> {
    const path = `${this.path}/${segment(id)}`;
    return record(unwrapped((await this.http.request('GET', path, options)).data), path);
  }

  protected async send<R>(method: 'PATCH' | 'POST', path: string, body: unknown, options: Posting): Promise<R> {
    return record(unwrapped((await this.http.request(method, path, { ...options, body })).data), path);
  }
}

export class FortrabbitApps extends Readable<FortrabbitApp> {
  create(app: NewFortrabbitApp, options: Posting = {}): Promise<FortrabbitApp> {
    return this.send('POST', this.path, app, options);
  }

  update(
    id: string,
    patch: { name?: string; paymentMethodId?: string },
    options: Posting = {},
  ): Promise<FortrabbitApp> {
    return this.send('PATCH', `${this.path}/${segment(id)}`, patch, options);
  }
}

export class FortrabbitEnvironments extends Readable<FortrabbitEnvironment> {
  create(environment: NewFortrabbitEnvironment, options: Posting = {}): Promise<FortrabbitEnvironment> {
    return this.send('POST', this.path, environment, options);
  }

  update(id: string, patch: EnvironmentPatch, options: Posting = {}): Promise<FortrabbitEnvironment> {
    return this.send('PATCH', `${this.path}/${segment(id)}`, patch, options);
  }

  async variables(id: string, options: CallOptions = {}): Promise<FortrabbitVariables> {
    return variables((await this.http.request('GET', this.#variablesPath(id), options)).data);
  }

  /** Answers all of them, as they are then. */
  async changeVariables(
    id: string,
    change: { readonly set: Readonly<Record<string, string>>; readonly delete: readonly string[] },
    options: Posting = {},
  ): Promise<FortrabbitVariables> {
    return variables((await this.http.request('PATCH', this.#variablesPath(id), { ...options, body: change })).data);
  }

  /** The answer may be empty. */
  async restart(id: string, options: Posting = {}): Promise<void> {
    await this.http.request('POST', `${this.path}/${segment(id)}/restart`, options);
  }

  deploy(id: string, options: Posting = {}): Promise<FortrabbitDeployment> {
    return this.send('POST', `${this.path}/${segment(id)}/deployments`, undefined, options);
  }

  #variablesPath(id: string): string {
    return `${this.path}/${segment(id)}/environment-variables`;
  }
}

export class FortrabbitDeployments extends Readable<FortrabbitDeployment> {
  async logs(id: string, options: CallOptions = {}): Promise<readonly FortrabbitLogLine[]> {
    const path = `${this.path}/${segment(id)}/logs`;
    const { data } = await this.http.request<unknown>('GET', path, options);
    const lines = Array.isArray(data) ? (data as unknown[]) : isRecord(data) ? (data['logs'] ?? []) : [];
    if (!Array.isArray(lines))
      throw new TidemarkError('api.invalid-response', { what: `GET ${path} answered no lines` });
    return lines.filter(isRecord).map((line) => ({ log: text(line['log']), ...time(line['time']) }));
  }
}

export class FortrabbitApi {
  readonly http: HttpClient;
  readonly apps: FortrabbitApps;
  readonly environments: FortrabbitEnvironments;
  readonly deployments: FortrabbitDeployments;
  readonly domains: Readable<FortrabbitDomain>;
  readonly people: Readable<FortrabbitRecord>;
  readonly teams: Readable<FortrabbitRecord>;
  readonly paymentMethods: Readable<FortrabbitRecord>;

  constructor(http: HttpClient) {
    this.http = http;
    this.apps = new FortrabbitApps(http, '/v1/apps');
    this.environments = new FortrabbitEnvironments(http, '/v1/environments');
    this.deployments = new FortrabbitDeployments(http, '/v1/deployments');
    this.domains = new Readable(http, '/v1/domains');
    this.people = new Readable(http, '/v1/people');
    this.teams = new Readable(http, '/v1/teams');
    this.paymentMethods = new Readable(http, '/v1/payment-methods');
  }
}

/** Some answers come wrapped as `{ data }`. */
function unwrapped(data: unknown): unknown {
  return isRecord(data) && isRecord(data['data']) && data['publicId'] === undefined ? data['data'] : data;
}

function record<T>(raw: unknown, path: string): T {
  if (isRecord(raw) && typeof raw['publicId'] === 'string') return raw as T;
  throw new TidemarkError('api.invalid-response', { what: `${path} answered something without a publicId` });
}

function variables(data: unknown): FortrabbitVariables {
  const list = (name: 'custom' | 'platform'): FortrabbitVariables['custom'] => {
    const given = isRecord(data) ? data[name] : undefined;
    if (!Array.isArray(given)) return [];
    return given.filter(isRecord).map((each) => ({ name: text(each['name']), value: text(each['value']) }));
  };
  return { custom: list('custom'), platform: list('platform') };
}

function time(value: unknown): { time?: string } {
  return typeof value === 'string' ? { time: value } : {};
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
