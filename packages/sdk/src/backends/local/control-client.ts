/** Speaks to the process that runs an app. */
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Problem } from '../../api/change-schemas.ts';
import { AbortedError, NotFoundError, TidemarkError } from '../../client-error.ts';
import { jsonLines } from '../../http/json-lines.ts';
import { errorOf } from '../../http/problem.ts';
import type { Node } from '../../model/index.ts';
import type { AppState } from '../../platform/app-state.ts';
import { appFolder } from '../../platform/home.ts';
import type { Isolation } from '../../platform/sandbox.ts';
import type { Endpoint } from '../../platform/serving/endpoint.ts';
import type { Fidelity } from '../../platform/serving/fidelity.ts';
import { type RunInfo, readRunInfo } from '../../platform/supervisor.ts';

export interface RunningNode extends Omit<Node, 'startedAt'> {
  readonly startedAt: string;
  /** Where this node alone is reached; absent while it does not run. */
  readonly endpoint?: Endpoint | undefined;
}

export interface RunningApp {
  readonly state: Omit<AppState, 'instance'>;
  readonly isolation: Isolation;
  readonly fidelity: Fidelity;
  readonly nodes: readonly RunningNode[];
  /** What the web server serves, relative to the release. */
  readonly servedFolder: string;
  readonly pid: number;
}

export interface ControlRequest {
  readonly method?: 'GET' | 'POST' | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** @throws NotFoundError, TidemarkError `platform.not-running` */
export function runInfo(home: string, name: string): RunInfo {
  let folder: ReturnType<typeof appFolder>;
  try {
    folder = appFolder(home, name);
  } catch (cause) {
    throw new NotFoundError({ what: `there is no app "${name}"`, cause });
  }
  const info = readRunInfo(folder);
  if (info !== undefined) return info;
  throw new NotFoundError({
    what: `there is no running app "${name}"`,
    next: `tidemark apps lists those that run; tidemark up <path of the site> --app ${name} starts it.`,
  });
}

/**
 * Not with `fetch`, which gives up after five minutes without a byte: a program may run longer, and a log be quiet.
 *
 * @throws the error that the platform answers
 */
async function open(info: RunInfo, path: string, asked: ControlRequest): Promise<IncomingMessage> {
  const answer = await send(info, path, asked);
  const { statusCode = 0 } = answer;
  if (statusCode < 200 || statusCode > 299) throw errorOf((await json(answer)) as Problem, 'local');
  return answer;
}

function send(
  { port, token }: RunInfo,
  path: string,
  { method = 'GET', body, signal }: ControlRequest,
): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, signal, agent: false }, resolve);
    sent.once('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export async function ask<T>(info: RunInfo, path: string, asked: ControlRequest = {}): Promise<T> {
  try {
    return (await json(await open(info, path, asked))) as T;
  } catch (error) {
    throw failure(error, asked.signal);
  }
}

/** Values of JSON, one a line. */
export async function* lines(info: RunInfo, path: string, asked: ControlRequest = {}): AsyncGenerator<unknown, void> {
  try {
    yield* jsonLines(await open(info, path, asked));
  } catch (error) {
    throw failure(error, asked.signal);
  }
}

function failure(error: unknown, signal: AbortSignal | undefined): Error {
  if (error instanceof TidemarkError) return error;
  if (signal?.aborted === true) return new AbortedError('the call was aborted', signal.reason);
  return new TidemarkError('api.network', { what: 'the app cannot be reached', retryable: true, cause: error });
}
