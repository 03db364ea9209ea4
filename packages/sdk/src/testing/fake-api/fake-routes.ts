/** The endpoints of the public API v1 and what they demand. Source: fortrabbit/frbit-cli: internal/api, internal/cmd. */
import type { CollectionName, FakeData, FakeMember } from './fake-data.ts';

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

type Shape = 'array' | 'member' | 'hydra:member';

const COLLECTIONS: ReadonlySet<string> = new Set([
  'apps',
  'deployments',
  'domains',
  'environments',
  'payment-methods',
  'people',
  'teams',
]);

const NOT_FOUND: FakeAnswer = { status: 404, body: { title: 'An error occurred', detail: 'Not Found' } };

export function routed(data: FakeData, request: FakeRequest, shape: Shape, pageSize: number): FakeAnswer {
  const hook = /^\/webhooks\/environments\/([^/]+)\/deploy\/([^/]+)$/.exec(request.path);
  if (hook !== null) return hooked(data, request, hook[1] ?? '', hook[2] ?? '');
  const [, version, name = '', id, rest, ...more] = request.path.split('/').map(decodeURIComponent);
  if (version !== 'v1' || !COLLECTIONS.has(name) || more.length > 0) return NOT_FOUND;
  const collection = name as CollectionName;
  if (id === undefined) return onCollection(data, collection, request, shape, pageSize);
  const member = data.find(collection, id);
  if (member === undefined) return NOT_FOUND;
  if (rest === undefined) return onMember(data, collection, member, request);
  if (collection === 'environments') return onEnvironment(data, member, rest, request);
  if (collection === 'deployments' && rest === 'logs' && request.method === 'GET') {
    return { status: 200, body: data.logs.get(id) ?? [] };
  }
  return NOT_FOUND;
}

function hooked(data: FakeData, { method, headers }: FakeRequest, environment: string, secret: string): FakeAnswer {
  if (method !== 'POST' || headers['user-agent'] === undefined) return { status: 403, body: { error: 'forbidden' } };
  if (data.hookSecrets.get(environment) !== secret) return { status: 404, body: { error: 'unknown hook' } };
  return { status: 200, body: { data: { publicId: data.addDeployment(environment).publicId } } };
}

function onCollection(
  data: FakeData,
  name: CollectionName,
  { method, query, body }: FakeRequest,
  shape: Shape,
  pageSize: number,
): FakeAnswer {
  if (method === 'POST') return created(data, name, body);
  if (method !== 'GET') return { status: 405, body: { message: 'Method Not Allowed' } };
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1) return { status: 400, body: { detail: 'Page should not be less than 1' } };
  const wanted = query.getAll('publicId[]');
  const all = data.members[name].filter(({ publicId }) => wanted.length === 0 || wanted.includes(publicId));
  const members = all.slice((page - 1) * pageSize, page * pageSize);
  if (shape === 'array') return { status: 200, body: members };
  const hasNext = page * pageSize < all.length;
  const prefix = shape === 'member' ? '' : 'hydra:';
  const view = hasNext ? { [`${prefix}next`]: `/v1/${name}?page=${page + 1}` } : {};
  return { status: 200, body: { [shape]: members, [`${prefix}totalItems`]: all.length, [`${prefix}view`]: view } };
}

function created(data: FakeData, name: CollectionName, body: unknown): FakeAnswer {
  const fields = record(body);
  const demanded =
    name === 'apps' ? ['teamId', 'name', 'region'] : name === 'environments' ? ['appId', 'name'] : undefined;
  if (demanded === undefined) return { status: 405, body: { message: 'Method Not Allowed' } };
  const missing = demanded.filter((field) => typeof fields[field] !== 'string' || fields[field] === '');
  if (missing.length > 0) return invalid(missing.map((field) => [field, 'This value should not be blank.']));
  if (name === 'apps') {
    const { app } = data.addApp(String(fields['name']));
    return { status: 201, body: data.find('apps', app) };
  }
  if (data.find('apps', String(fields['appId'])) === undefined) return invalid([['appId', 'This app does not exist.']]);
  const environment = data.addEnvironment(String(fields['appId']), String(fields['name']));
  return { status: 201, body: data.find('environments', environment) };
}

function onMember(
  data: FakeData,
  name: CollectionName,
  member: FakeMember,
  { method, headers, body }: FakeRequest,
): FakeAnswer {
  if (method === 'GET') {
    const answer = { status: 200, body: { ...member } };
    if (name === 'deployments' && member['status'] === 'building') member['status'] = 'deployed';
    return answer;
  }
  if (method !== 'PATCH' || (name !== 'apps' && name !== 'environments')) {
    return { status: 405, body: { message: 'Method Not Allowed' } };
  }
  if (!isMergePatch(headers)) return WRONG_TYPE;
  const fields = record(body);
  if (fields['name'] === '') return invalid([['name', 'This value is too short.']]);
  const known = name === 'apps' ? ['name', 'paymentMethodId'] : ['name', 'git', 'buildCommands', 'postDeployCommands'];
  for (const field of known) if (fields[field] !== undefined) member[field] = fields[field];
  member['updatedAt'] = new Date().toISOString();
  return { status: 200, body: member };
}

function onEnvironment(data: FakeData, member: FakeMember, rest: string, request: FakeRequest): FakeAnswer {
  const { method, headers, body } = request;
  if (rest === 'restart' && method === 'POST') {
    data.restarts += 1;
    return { status: 202 };
  }
  if (rest === 'deployments' && method === 'POST') return { status: 201, body: data.addDeployment(member.publicId) };
  if (rest !== 'environment-variables') return NOT_FOUND;
  if (method === 'GET') return { status: 200, body: data.variableList(member.publicId) };
  if (method !== 'PATCH') return { status: 405, body: { message: 'Method Not Allowed' } };
  if (!isMergePatch(headers)) return WRONG_TYPE;
  const held = data.variables.get(member.publicId);
  const { set, delete: removed } = record(body);
  if (typeof set !== 'object' || !Array.isArray(removed))
    return { status: 400, body: { errors: { set: ['is missing'] } } };
  for (const [name, value] of Object.entries(record(set))) held?.set(name, String(value));
  for (const name of removed as unknown[]) held?.delete(String(name));
  return { status: 200, body: data.variableList(member.publicId) };
}

const WRONG_TYPE: FakeAnswer = { status: 415, body: { 'hydra:description': 'The content-type is not supported.' } };

function isMergePatch(headers: FakeRequest['headers']): boolean {
  return headers['content-type'] === 'application/merge-patch+json';
}

function invalid(violations: readonly (readonly [string, string])[]): FakeAnswer {
  const listed = violations.map(([propertyPath, message]) => ({ propertyPath, message }));
  return { status: 422, body: { 'hydra:title': 'An error occurred', violations: listed } };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
