/** The platform's own API: on loopback, for those who hold the token; OpenAPI is not needed to read it: JSON in, JSON out. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotFoundError, TidemarkError } from '../client-error.ts';
import { hasBearer } from '../http/bearer.ts';
import { drained } from '../http/drained.ts';
import { readJsonBody } from '../http/json-body.ts';
import { problemOf } from '../http/problem.ts';
import { goneAway, sendJson, sendProblem } from '../http/send.ts';
import type { Change } from '../model/index.ts';
import type { AppPlatform } from './app-platform.ts';

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
    answer(options, request, response).catch((error: unknown) => sendProblem(response, error));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

async function answer(options: ControlOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { platform, token } = options;
  if (!hasBearer(request, token)) {
    throw new TidemarkError('api.authentication', { what: 'the token is missing or wrong' });
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /v1/app':
      return sendJson(response, await describe(platform));
    case 'GET /v1/drift':
      return sendJson(response, await platform.drift());
    case 'GET /v1/log':
      return sendLog(platform, url.searchParams, request, response);
    case 'POST /v1/changes':
      return sendChange(options, await readJsonBody(request), request, response);
    case 'POST /v1/exec': {
      const { command, stdin = '' } = (await readJsonBody(request)) as { command: string[]; stdin?: string };
      return sendJson(response, await platform.exec(command, stdin, goneAway(response)));
    }
    case 'POST /v1/stop':
      sendJson(response, {});
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
      signal: goneAway(response),
      report: (event: object) => line({ event }),
    };
    const deployment = await platform.change(change, making);
    line({ result: { deployment, app: await describe(platform) } });
    if (change.kind === 'delete-app') response.once('close', onDelete);
  } catch (error) {
    line({ problem: problemOf(error) });
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
  const signal = goneAway(response);
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
