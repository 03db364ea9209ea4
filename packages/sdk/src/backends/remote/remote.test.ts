/** The client behind HTTP, with a platform in memory on the other side. */
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createTidemark } from '../../client/tidemark.ts';
import { TidemarkError } from '../../client-error.ts';
import { type MemoryBackend, memory, withFaults } from '../../memory.ts';
import { type ApiServer, startApiServer } from '../../serve/api-server.ts';
import { describeBackend } from '../../testing/describe-backend.ts';
import { remote } from './remote.ts';

const TOKEN = 'let-me-in';
const running: ApiServer[] = [];

async function served(backend: MemoryBackend = memory({ apps: ['shop'] })): Promise<ApiServer> {
  const server = await startApiServer({ backend, token: TOKEN, port: 0, pages: {} });
  running.push(server);
  return server;
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

describeBackend({
  name: 'memory behind HTTP',
  start: async () => {
    const build = (source: { readonly kind: string; readonly path?: string }): Record<string, string> => {
      if (source.path === '/broken') throw new Error('composer install failed');
      return { 'index.php': '<?php' };
    };
    const behind = memory({ apps: ['shop'], build });
    const { url, stop } = await served(behind);
    return {
      backend: await remote({ url, token: TOKEN }),
      app: 'shop',
      source: { kind: 'directory', path: '/site' },
      brokenSource: { kind: 'directory', path: '/broken' },
      writeOnNode: async (node, path, content) => behind.writeFile('shop', node, path, content),
      stop,
    };
  },
});

const bearer = { authorization: `Bearer ${TOKEN}` };

async function posted(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const sent = { ...bearer, 'content-type': 'application/json', ...headers };
  return fetch(url, { method: 'POST', headers: sent, body: JSON.stringify(body) });
}

test('nobody gets through without the token, from another page, or by another name', async () => {
  const { url } = await served();
  for (const authorization of ['', 'Bearer ', `Bearer ${TOKEN}x`, `bearer ${TOKEN}`, TOKEN]) {
    const answer = await fetch(`${url}/v1/apps`, { headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
  const foreign = await fetch(`${url}/v1/apps`, { headers: { ...bearer, origin: 'https://example.org' } });
  expect(foreign.status).toBe(403);
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(url);
    request({ port, host: '127.0.0.1', path: '/v1/apps', headers: { ...bearer, host: `evil.example:${port}` } })
      .once('response', (answer) => resolve(answer.resume().statusCode))
      .once('error', reject)
      .end();
  });
  expect(rebound).toBe(403);
  expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
  await expect(remote({ url, token: 'wrong' })).rejects.toMatchObject({ code: 'api.authentication' });
});

test('what is asked wrongly is answered with what would be right', async () => {
  const { url } = await served();
  const plans = `${url}/v1/apps/shop/plans`;
  const said = async (answer: Response): Promise<unknown> => ({
    status: answer.status,
    ...((await answer.json()) as object),
  });
  const scale = { kind: 'scale', component: 'php' };
  await expect(said(await posted(plans, { change: { ...scale, node: 3 } }))).resolves.toMatchObject({
    status: 400,
    detail: 'the request.change has no "node"',
    next: 'It takes kind, component, nodes, size.',
  });
  for (const [body, detail] of [
    [{ change: { ...scale, nodes: '3' } }, 'the request.change.nodes must be a whole number, not "3"'],
    [{ change: { kind: 'explode' } }, /^the request\.change\.kind must be scale or switch/],
    [{ change: { kind: 'toString' } }, /must be scale or/],
    [[], 'the request must be an object, not []'],
  ] as const) {
    const answer = await posted(plans, body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(detail);
  }
  expect((await posted(plans, {}, { 'content-type': 'text/plain' })).status).toBe(400);
  expect((await fetch(plans, { headers: bearer })).status).toBe(400);
  expect((await fetch(`${url}/v1/nothing`, { headers: bearer })).status).toBe(404);
  expect((await fetch(`${url}/v1/apps/%E0%A4%A`, { headers: bearer })).status).toBe(400);
  expect((await fetch(`${url}/v1/apps/none`, { headers: bearer })).status).toBe(404);
  const strange = await fetch(`${url}/v1/apps/shop/log?folow=true`, { headers: bearer });
  await expect(said(strange)).resolves.toMatchObject({
    status: 400,
    next: 'It takes after, fromStart, follow, source, environment.',
  });
  expect((await fetch(`${url}/v1/apps/shop/deployments/x/log`, { headers: bearer })).status).toBe(501);
});

test('a change that destroys something wants its confirmation, also from curl', async () => {
  const { url } = await served();
  const changes = `${url}/v1/apps/shop/changes`;
  const change = { kind: 'scale', component: 'php', nodes: 1 };
  const refused = await posted(changes, { change });
  expect(refused.status).toBe(409);
  const { confirmation } = (await refused.json()) as { confirmation: string };
  expect((await posted(changes, { change, version: '0', confirm: confirmation })).status).toBe(412);
  const made = await posted(changes, { change, confirm: confirmation });
  expect(made.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await made.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines.at(-1)).toMatchObject({ result: { snapshot: { components: expect.any(Array) as unknown } } });
});

test('a lost connection joins the change it began, once made; another change of that key is refused', async () => {
  const faults = withFaults(memory({ apps: ['shop'] }));
  const { url } = await served(faults.backend);
  let cuts = 2;
  const cutting = async (input: URL, init: RequestInit): Promise<Response> => {
    const answer = await fetch(input, init);
    if (!input.pathname.endsWith('/changes') || cuts === 0) return answer;
    cuts -= 1;
    await answer.body?.cancel();
    throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') });
  };
  const backend = await remote({ url, token: TOKEN, fetch: cutting, retry: { delayMs: 1, delayMaxMs: 2 } });
  const { deployments } = createTidemark({ backend }).app('shop');
  await expect(deployments.create().apply({ idempotencyKey: 'k' })).resolves.toMatchObject({ status: 'released' });
  expect(cuts).toBe(0);
  expect(faults.calls('apply')).toBe(1);
  const again = await posted(
    `${url}/v1/apps/shop/changes`,
    { change: { kind: 'restart' } },
    { 'idempotency-key': 'k' },
  );
  expect(again.status).toBe(409);
});

test('a stream that breaks in the middle is joined, and tells each event once', async () => {
  const { url } = await served();
  let cuts = 1;
  const breaking = async (input: URL, init: RequestInit): Promise<Response> => {
    const answer = await fetch(input, init);
    if (!input.pathname.endsWith('/changes') || cuts === 0 || answer.body === null) return answer;
    cuts -= 1;
    const reader = answer.body.getReader();
    const { value } = await reader.read();
    const [first = ''] = new TextDecoder().decode(value).split('\n');
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`${first}\n`)),
      pull: (controller) => controller.error(new TypeError('terminated')),
    });
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
  const backend = await remote({ url, token: TOKEN, fetch: breaking });
  const operation = createTidemark({ backend }).app('shop').deployments.create().apply();
  const stages: string[] = [];
  for await (const { stage } of operation) stages.push(stage);
  expect(cuts).toBe(0);
  expect(stages).toEqual(['building', 'switching', 'done']);
});

test('a tail goes on where it stopped when the server is gone for a while', async () => {
  const behind = memory({ apps: ['shop'] });
  const first = await served(behind);
  const { port } = new URL(first.url);
  const backend = await remote({ url: first.url, token: TOKEN, retry: { attemptsMax: 1 } });
  const { logs } = createTidemark({ backend }).app('shop');
  const lines: string[] = [];
  const abort = new AbortController();
  const tailing = (async () => {
    for await (const { text } of logs.tail({ fromStart: true, signal: abort.signal })) {
      lines.push(text);
      if (text === 'c') break;
    }
  })();
  behind.writeLog('shop', 'stderr', 'a');
  await expect.poll(() => lines).toEqual(['a']);
  await first.stop();
  behind.writeLog('shop', 'stderr', 'b');
  running.push(await startApiServer({ backend: behind, token: TOKEN, port: Number(port), pages: {} }));
  behind.writeLog('shop', 'stderr', 'c');
  await tailing;
  expect(lines).toEqual(['a', 'b', 'c']);
});

test('what the other side answers is not believed blindly', async () => {
  const answers = async (): Promise<Response> =>
    new Response(JSON.stringify({ name: 'x', capabilities: {}, rules: { platform: 1 } }), {
      headers: { 'content-type': 'application/json' },
    });
  await expect(remote({ url: 'http://127.0.0.1:9', token: 'x', fetch: answers })).rejects.toMatchObject({
    code: 'api.invalid-response',
    message: expect.stringContaining('it.rules.platform must be text') as string,
  });
  await expect(remote({ url: 'http://example.org', token: 'x' })).rejects.toMatchObject({ code: 'api.insecure' });
});

test('a fault on the other side is the same fault here', async () => {
  const faults = withFaults(memory({ apps: ['shop'] }));
  const { url } = await served(faults.backend);
  faults.on('drift', () => new TidemarkError('platform.failed', { what: 'the disk is gone', next: 'Look for it.' }));
  const app = createTidemark({ backend: await remote({ url, token: TOKEN, retry: { attemptsMax: 1 } }) }).app('shop');
  await expect(app.drift()).rejects.toMatchObject({ code: 'platform.failed', next: 'Look for it.' });
});
