import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Upstream } from './endpoint.ts';
import { ProxyBalancer } from './proxy-balancer.ts';

let server: Server | undefined;
let balancer: ProxyBalancer | undefined;

afterEach(async () => {
  await balancer?.close();
  server?.closeAllConnections();
  server?.close();
});

/** The port of a balancer before a server that, as PHP's does, ends each connection after its answer. */
async function balanced(answer: Parameters<typeof createServer>[1]): Promise<number> {
  const listening = createServer(answer).listen(0, '127.0.0.1');
  server = listening;
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as AddressInfo;
  const node: Upstream = { node: 'n-1', endpoint: { kind: 'port', port }, isUp: true, active: 0, requests: 0 };
  balancer = new ProxyBalancer({ workers: 2, balancing: 'round-robin', backlog: 10, queueMs: 1000 });
  await balancer.use([node]);
  return balancer.listen(0);
}

function asked(port: number, agent: Agent): Promise<{ readonly isReused: boolean; readonly answer: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, agent }, (answer) => {
      resolve({ isReused: request.reusedSocket, answer });
    });
    request.once('error', reject);
  });
}

test('a visitor keeps the connection though the node ends its own, and the node learns who they are', async () => {
  const port = await balanced((request, response) => {
    response.setHeader('connection', 'close');
    response.end(`for ${String(request.headers['x-forwarded-for'])}`);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const said: (string | boolean)[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { isReused, answer } = await asked(port, agent);
    let text = '';
    for await (const part of answer) text += String(part);
    said.push(isReused, text);
  }
  agent.destroy();
  expect(said).toEqual([false, 'for 127.0.0.1', true, 'for 127.0.0.1']);
});

test('an answer that goes on is passed on as it comes', async () => {
  let goOn: () => void = () => {};
  const port = await balanced((_, response) => {
    response.write('first');
    goOn = () => response.end(' last');
  });
  const agent = new Agent();
  const { answer } = await asked(port, agent);
  const parts: string[] = [];
  for await (const part of answer) {
    parts.push(String(part));
    if (parts.length === 1) goOn();
  }
  expect(parts).toEqual(['first', ' last']);
});
