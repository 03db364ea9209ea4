/** Answers that go on: a line of JSON after another. */
import type { ServerResponse } from 'node:http';
import { drained } from '../http/drained.ts';

/** The status is sent with the first line, so that what fails before it is told by its status. */
export async function sendLines(
  response: ServerResponse,
  lines: AsyncIterable<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const iterator = lines[Symbol.asyncIterator]();
  const first = iterator.next();
  // A log may be silent for long; whoever waits for it wants to know that it is there.
  const isSilent = await Promise.race([first.then(() => false), silence()]);
  if (isSilent) begin(response);
  try {
    for (let next = await first; next.done !== true; next = await iterator.next()) {
      begin(response);
      if (!response.write(`${JSON.stringify(next.value)}\n`)) await drained(response);
      if (signal.aborted) break;
    }
    begin(response);
  } finally {
    await iterator.return?.();
  }
  response.end();
}

/** [ms] */
const SILENCE_MS = 200;

function silence(): Promise<true> {
  return new Promise((resolve) => setTimeout(() => resolve(true), SILENCE_MS).unref());
}

function begin(response: ServerResponse): void {
  if (response.headersSent) return;
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
}
