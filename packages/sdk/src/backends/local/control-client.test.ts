import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import type { RunInfo } from '../../platform/supervisor.ts';
import { ask, lines } from './control-client.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A platform that answers so. */
async function answering(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<RunInfo> {
  const made = createServer(handle);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return { pid: process.pid, port: (made.address() as AddressInfo).port, token: 'secret' };
}

test('a call carries the token and its body, and an error comes as the platform has it', async () => {
  const info = await answering((request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(404).end(JSON.stringify({ code: 'api.not-found', detail: 'there is no tide' }));
      return;
    }
    void text(request).then((body) => response.end(JSON.stringify([request.headers.authorization, body])));
  });
  await expect(ask(info, '/v1/exec', { method: 'POST', body: { a: 'ä' } })).resolves.toEqual([
    'Bearer secret',
    '{"a":"ä"}',
  ]);
  await expect(ask(info, '/v1/tide')).rejects.toMatchObject({ code: 'api.not-found', message: 'there is no tide' });
});

test('lines that break off are an error that may pass', async () => {
  const info = await answering((_, response) => {
    response.write('{"cursor":"1"}\n{"cur');
    setTimeout(() => response.destroy(), 50);
  });
  const found: unknown[] = [];
  const reading = (async () => {
    for await (const line of lines(info, '/v1/log')) found.push(line);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'api.network', retryable: true });
  expect(found).toEqual([{ cursor: '1' }]);
});

test('whoever stops reading, or is aborted, hangs up', async () => {
  const closed: string[] = [];
  const info = await answering((request, response) => {
    response.once('close', () => closed.push(request.url ?? ''));
    response.write('{"cursor":"1"}\n');
  });
  for await (const line of lines(info, '/left')) {
    expect(line).toEqual({ cursor: '1' });
    break;
  }
  await expect.poll(() => closed).toEqual(['/left']);
  const abort = new AbortController();
  const asked = ask(info, '/aborted', { signal: abort.signal });
  setTimeout(() => abort.abort(), 50);
  await expect(asked).rejects.toMatchObject({ code: 'api.aborted' });
  await expect.poll(() => closed).toEqual(['/left', '/aborted']);
});

test('a platform that is gone cannot be reached', async () => {
  const info = await answering(() => {});
  await new Promise((resolve) => server?.close(resolve));
  await expect(ask(info, '/v1/app')).rejects.toMatchObject({
    code: 'api.network',
    message: 'the app cannot be reached',
  });
});
