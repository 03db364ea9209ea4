/** Speaks to the process that runs an app. */
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
  throw new NotFoundError({ what: `there is no running app "${name}"`, next: `Start it: tidemark up --name ${name}.` });
}

async function open(info: RunInfo, path: string, { method = 'GET', body, signal }: ControlRequest): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(`http://127.0.0.1:${info.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${info.token}`, 'content-type': 'application/json' },
      signal: signal ?? null,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw failure(error, signal);
  }
  if (!answer.ok) throw errorOf((await answer.json()) as Problem, 'local');
  return answer;
}

export async function ask<T>(info: RunInfo, path: string, request: ControlRequest = {}): Promise<T> {
  const answer = await open(info, path, request);
  return (await answer.json()) as T;
}

/** Values of JSON, one a line. */
export async function* lines(info: RunInfo, path: string, request: ControlRequest = {}): AsyncGenerator<unknown, void> {
  const { body } = await open(info, path, request);
  try {
    yield* jsonLines(body);
  } catch (error) {
    throw failure(error, request.signal);
  }
}

function failure(error: unknown, signal: AbortSignal | undefined): Error {
  if (error instanceof TidemarkError) return error;
  if (signal?.aborted === true) return new AbortedError('the call was aborted', signal.reason);
  return new TidemarkError('api.network', { what: 'the app cannot be reached', retryable: true, cause: error });
}
