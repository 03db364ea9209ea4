/** The platform's own API: on loopback, for those who hold the token; OpenAPI is not needed to read it: JSON in, JSON out. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotFoundError, TidemarkError } from '../client-error.ts';
import { isTidemarkError, messageOf } from '../errors.ts';
import { drained } from '../http/drained.ts';
import type { Change } from '../model/index.ts';
import type { AppPlatform } from './app-platform.ts';

/** [bytes] */
const BODY_MAX = 10 * 1024 * 1024;

export interface ControlOptions {
  readonly token: string;
  readonly platform: AppPlatform;
  /** The app is to stop; the answer has been sent. */
  readonly onStop: () => void;
  readonly onDelete: () => void;
}

export async function startControl(
  options: ControlOptions,
): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

/** Compared by digest: as long for any guess. */
function isToken(request: IncomingMessage, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

async function answer(options: ControlOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { platform, token } = options;
  if (!isToken(request, token)) {
    throw new TidemarkError('api.authentication', { what: 'the token is missing or wrong' });
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /v1/app':
      return send(response, await describe(platform));
    case 'GET /v1/drift':
      return send(response, await platform.drift());
    case 'GET /v1/log':
      return sendLog(platform, url.searchParams, request, response);
    case 'POST /v1/changes':
      return sendChange(options, await body(request), request, response);
    case 'POST /v1/exec': {
      const { command, stdin = '' } = (await body(request)) as { command: string[]; stdin?: string };
      return send(response, await platform.exec(command, stdin, abortOf(response)));
    }
    case 'POST /v1/stop':
      send(response, {});
      response.once('close', options.onStop);
      return;
    default:
      throw new NotFoundError({ what: `there is no ${request.method} ${url.pathname}` });
  }
}

async function describe(platform: AppPlatform): Promise<object> {
  const { instance: _, ...state } = platform.state;
  return {
    state,
    isolation: platform.isolation,
    fidelity: platform.fidelity,
    nodes: await platform.describeNodes(),
    servedFolder: platform.servedFolder,
    pid: process.pid,
  };
}

/** Events as they happen, a line of JSON each; the last one has the result or the error. */
async function sendChange(
  { platform, onDelete }: ControlOptions,
  given: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { change, version, key } = given as { change: Change; version: string; key: string };
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const line = (value: object): void => void response.write(`${JSON.stringify(value)}\n`);
  try {
    const making = {
      version: Number(version),
      key,
      signal: abortOf(response),
      report: (event: object) => line({ event }),
    };
    const deployment = await platform.change(change, making);
    line({ result: { deployment, app: await describe(platform) } });
    if (change.kind === 'delete-app') response.once('close', onDelete);
  } catch (error) {
    line({ error: errorOf(error) });
  }
  response.end();
  request.resume();
}

async function sendLog(
  platform: AppPlatform,
  query: URLSearchParams,
  _request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const signal = abortOf(response);
  const source = query.get('source');
  const follow = query.get('follow') === 'true';
  let after = query.get('after') === 'now' ? platform.log.last : Number(query.get('after') ?? 0);
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  while (!signal.aborted) {
    for (const line of platform.log.after(after)) {
      after = Number(line.cursor);
      if (source !== null && line.source !== source) continue;
      if (!response.write(`${JSON.stringify(line)}\n`)) await drained(response);
    }
    if (!follow) break;
    if (platform.log.last <= after) await platform.log.next(signal);
  }
  response.end();
}

/** Aborted when the other side goes away before the answer is whole. */
function abortOf(response: ServerResponse): AbortSignal {
  const abort = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) abort.abort(new Error('the caller has gone away'));
  });
  return abort.signal;
}

async function body(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > BODY_MAX) throw new TidemarkError('usage.invalid', { what: 'the request is too large' });
    parts.push(part as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch (cause) {
    throw new TidemarkError('usage.invalid', { what: 'the request is no JSON', cause });
  }
}

function send(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

const STATUS: Readonly<Record<string, number>> = {
  'api.authentication': 401,
  'api.not-found': 404,
  'api.precondition-failed': 412,
  'usage.invalid': 400,
};

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else send(response, { error: errorOf(error) }, STATUS[errorOf(error).code] ?? 500);
}

function errorOf(error: unknown): { code: string; what: string; next: string | undefined; retryable: boolean } {
  if (!isTidemarkError(error))
    return { code: 'platform.failed', what: messageOf(error), next: undefined, retryable: false };
  const { code, message, next, retryable } = error;
  const what = next === undefined ? message : message.replace(`\n${next}`, '');
  return { code, what, next, retryable };
}
