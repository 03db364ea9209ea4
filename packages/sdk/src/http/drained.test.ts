import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { drained } from './drained.ts';

test('nobody waits for a caller that has gone away', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const asked = once(server, 'request') as Promise<[unknown, ServerResponse]>;
  const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).on('error', () => {});
  const [, response] = await asked;
  const gone = once(response, 'close');
  request.destroy();
  await gone;
  expect(response.write('late')).toBe(false);
  await drained(response);
});
