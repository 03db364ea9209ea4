/** The HTTP API and its page: on loopback, for who holds the token. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApiDocument } from '../api/openapi.ts';
import { ROUTE_NAMES, ROUTES, type Route, type RouteName } from '../api/routes.ts';
import type { Backend } from '../client/backend.ts';
import { demand } from '../client/capabilities.ts';
import { NotFoundError, TidemarkError } from '../client-error.ts';
import { hasBearer } from '../http/bearer.ts';
import { readJsonBody } from '../http/json-body.ts';
import { goneAway, sendJson, sendProblem } from '../http/send.ts';
import { sendLines } from './answers.ts';
import { type Handlers, handlersOf, type Request } from './api-handlers.ts';
import { RunningChanges } from './running-changes.ts';
import { securityHeaders } from './security-headers.ts';

export interface PageFile {
  readonly type: string;
  readonly text: string;
}

export interface ApiServerOptions {
  readonly backend: Backend;
  readonly token: string;
  /** 0: one that is free. */
  readonly port: number;
  /** Files that are served to anyone on this machine, by path. */
  readonly pages: Readonly<Record<string, PageFile>>;
}

export interface ApiServer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Matched {
  readonly name: RouteName;
  readonly parts: Readonly<Record<string, string>>;
}

/** @throws Error of the system where the port is taken */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { backend, pages } = options;
  const files = { ...pages, '/openapi.json': { type: 'application/json', text: JSON.stringify(openApiDocument()) } };
  const handlers = handlersOf(backend, new RunningChanges(backend));
  const server = createServer((request, response) => {
    respond({ ...options, pages: files }, handlers, request, response).catch((error: unknown) =>
      sendProblem(response, error),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => stopped(server) };
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(
  { backend, token, pages }: ApiServerOptions,
  handlers: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  refuseForeign(request);
  const page = Object.hasOwn(pages, url.pathname) ? pages[url.pathname] : undefined;
  if (page !== undefined && (request.method === 'GET' || request.method === 'HEAD')) {
    response.setHeader('content-type', page.type);
    response.end(request.method === 'HEAD' ? '' : page.text);
    return;
  }
  if (!hasBearer(request, token)) {
    response.setHeader('www-authenticate', 'Bearer');
    throw new TidemarkError('api.authentication', {
      what: 'the token is missing or wrong',
      next: 'Send the header Authorization: Bearer with the token that tidemark serve printed.',
    });
  }
  const { name, parts } = matched(request.method ?? '', url.pathname);
  const route = ROUTES[name] as Route<unknown, unknown>;
  if (route.capability !== undefined) demand(backend, route.capability);
  refuseUnknownQuery(route, url.searchParams);
  const read = await readJsonBody(request);
  const asked: Request<unknown> = {
    parts,
    ref: { app: parts['app'] ?? '', environment: url.searchParams.get('environment') ?? undefined },
    query: url.searchParams,
    body: route.body?.decode(read, 'the request'),
    key: headerOf(request, 'idempotency-key') ?? randomUUID(),
    signal: goneAway(response),
  };
  const answer = (handlers[name] as (request: Request<unknown>) => Promise<unknown> | AsyncIterable<unknown>)(asked);
  if (Symbol.asyncIterator in answer) await sendLines(response, answer, asked.signal);
  else sendJson(response, await answer);
}

/** A page of another origin, or a name that was bent to this address, does not get through, with or without the token. */
function refuseForeign(request: IncomingMessage): void {
  const { host = '', origin } = request.headers;
  const isOwnHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host);
  const isOwnOrigin = origin === undefined || origin === `http://${host}`;
  if (isOwnHost && isOwnOrigin) return;
  throw new TidemarkError('api.permission', {
    what: 'this API answers its own page and programs of this machine alone',
    next: 'Speak to it as http://127.0.0.1, with its port.',
  });
}

const PATTERNS = ROUTE_NAMES.map((name) => {
  const names = [...ROUTES[name].path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part);
  const pattern = new RegExp(`^${ROUTES[name].path.replace(/\{\w+\}/g, '([^/]+)')}$`);
  return { name, names, pattern, method: ROUTES[name].method };
});

/** @throws NotFoundError, TidemarkError `usage.invalid` */
function matched(method: string, path: string): Matched {
  const fitting = PATTERNS.filter(({ pattern }) => pattern.test(path));
  const found = fitting.find((each) => each.method === method);
  if (found === undefined) {
    const next = 'See /openapi.json.';
    if (fitting.length === 0) throw new NotFoundError({ what: `there is no ${path}`, next });
    const methods = fitting.map((each) => each.method).join(' and ');
    throw new TidemarkError('usage.invalid', { what: `${path} takes ${methods}, not ${method}`, next });
  }
  const [, ...values] = found.pattern.exec(path) ?? [];
  return { name: found.name, parts: Object.fromEntries(found.names.map((name, at) => [name, decoded(values[at])])) };
}

function decoded(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new TidemarkError('usage.invalid', { what: 'the path is not encoded as URLs are', cause });
  }
}

function refuseUnknownQuery({ query = [] }: Route<unknown, unknown>, given: URLSearchParams): void {
  const strange = [...given.keys()].find((name) => !query.some((known) => known.name === name));
  if (strange === undefined) return;
  const known = query.map(({ name }) => name).join(', ');
  throw new TidemarkError('usage.invalid', {
    what: `there is no parameter "${strange.slice(0, 60)}" here`,
    next: known === '' ? 'It takes none.' : `It takes ${known}.`,
  });
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}
