/** Whole answers of a server of ours. */
import type { ServerResponse } from 'node:http';
import { problemOf } from './problem.ts';

export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** What failed, where nothing has been sent yet; else the answer is broken off. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem = problemOf(error);
  response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problem));
}

/** Aborted when the other side goes away before the answer is whole. */
export function goneAway(response: ServerResponse): AbortSignal {
  const abort = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) abort.abort(new Error('the caller has gone away'));
  });
  return abort.signal;
}
