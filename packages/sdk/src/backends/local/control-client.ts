/** Speaks to the process that runs an app. */
import {
  AbortedError,
  type ClientErrorCode,
  NotFoundError,
  PreconditionError,
  TidemarkError,
} from '../../client-error.ts';
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
      headers: { authorization: `Bearer ${info.token}` },
      signal: signal ?? null,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw failure(error, signal);
  }
  if (!answer.ok) throw errorIn(await answer.json());
  return answer;
}

export async function ask<T>(info: RunInfo, path: string, request: ControlRequest = {}): Promise<T> {
  const answer = await open(info, path, request);
  return (await answer.json()) as T;
}

/** Values of JSON, one a line. */
export async function* lines(info: RunInfo, path: string, request: ControlRequest = {}): AsyncGenerator<unknown, void> {
  const { body } = await open(info, path, request);
  if (body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const part of body) {
      const parts = (rest + decoder.decode(part as Uint8Array, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) yield JSON.parse(line) as unknown;
    }
  } catch (error) {
    throw failure(error, request.signal);
  }
}

function failure(error: unknown, signal: AbortSignal | undefined): Error {
  if (error instanceof TidemarkError) return error;
  if (signal?.aborted === true) return new AbortedError('the call was aborted', signal.reason);
  return new TidemarkError('api.network', { what: 'the app cannot be reached', retryable: true, cause: error });
}

/** The error that the other process had. */
export function errorIn(answer: unknown): TidemarkError {
  const { code, what, next, retryable } = (
    answer as { error: { code: string; what: string; next?: string; retryable: boolean } }
  ).error;
  if (code === 'api.precondition-failed') return new PreconditionError();
  if (code === 'api.not-found') return new NotFoundError({ what, next });
  return new TidemarkError(code as ClientErrorCode, { what, next, retryable });
}
