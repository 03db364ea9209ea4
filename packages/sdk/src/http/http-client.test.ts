import { channel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { AuthenticationError, RateLimitError, ValidationError } from './api-error.ts';
import { type Fetch, HttpClient, type HttpOptions } from './http-client.ts';
import type { HttpEvent } from './observe.ts';
import { collection } from './pages.ts';

const SECRET = 'frbit-at-very-secret';

interface Seen {
  readonly url: URL;
  readonly init: RequestInit;
}

function answering(answers: readonly (Response | Error)[], options: Partial<HttpOptions> = {}) {
  const seen: Seen[] = [];
  const fetch: Fetch = (url, init) => {
    seen.push({ url, init });
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    return answer instanceof Response ? Promise.resolve(answer.clone()) : Promise.reject(answer ?? new Error('none'));
  };
  const retry = { delayMs: 1, delayMaxMs: 2 };
  const http = new HttpClient({ baseUrl: 'https://api.example/', token: SECRET, fetch, retry, ...options });
  return { http, seen, header: (at: number, name: string) => new Headers(seen[at]?.init.headers).get(name) };
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

test('a failure that passes is tried again, with the same idempotency key', async () => {
  const { http, seen, header } = answering([
    json({}, 503),
    new TypeError('reset'),
    json({ ok: 1 }, 200, { 'x-request-id': 'q1' }),
  ]);
  await expect(http.request('POST', '/v1/x', { body: {} })).resolves.toMatchObject({
    data: { ok: 1 },
    attempts: 3,
    requestId: 'q1',
  });
  const keys = seen.map((_, at) => header(at, 'idempotency-key'));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test('where keys are not honoured, a POST is made again only if it was not acted on', async () => {
  const once = answering([json({}, 503), json({})], { honoursIdempotencyKeys: false });
  await expect(once.http.request('POST', '/v1/x')).rejects.toMatchObject({ code: 'api.server' });
  const twice = answering([json({}, 429, { 'retry-after': '0' }), json({})], { honoursIdempotencyKeys: false });
  await expect(twice.http.request('POST', '/v1/x')).resolves.toMatchObject({ attempts: 2 });
  const lost = answering([new TypeError('fetch failed', { cause: new Error('socket hang up') }), json({})], {
    honoursIdempotencyKeys: false,
  });
  await expect(lost.http.request('POST', '/v1/x')).rejects.toMatchObject({ code: 'api.network' });
});

test('the deadline spans all attempts, also one that never answers', async () => {
  const fetch: Fetch = (_, { signal }) =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
  const { http } = answering([], { fetch });
  await expect(http.request('GET', '/v1/x', { deadlineMs: 30 })).rejects.toMatchObject({ code: 'api.deadline' });
  const busy = answering([json({}, 429, { 'retry-after': '3600' })]);
  const error: unknown = await busy.http.request('GET', '/v1/x').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryAfterMs: 3_600_000, attempts: 1, retryable: true });
});

test('a caller may abort', async () => {
  const { http } = answering([json({}, 503)], { retry: { attemptsMax: 100, delayMs: 1000 } });
  const abort = new AbortController();
  const call = http.request('GET', '/v1/x', { signal: abort.signal });
  setTimeout(() => abort.abort(), 10);
  await expect(call).rejects.toMatchObject({ code: 'api.aborted' });
});

test('errors are told apart by status, whichever way they are written', async () => {
  const hydra = { 'hydra:description': 'bad', violations: [{ propertyPath: 'name', message: 'is taken' }] };
  const invalid: unknown = await answering([json(hydra, 422)])
    .http.request('GET', '/v1/x')
    .catch((error: unknown) => error);
  expect(invalid).toBeInstanceOf(ValidationError);
  expect(invalid).toMatchObject({ violations: [{ path: 'name', message: 'is taken' }] });
  const listed = await answering([json({ errors: { name: ['too long'] } }, 400)])
    .http.request('GET', '/v1/x')
    .catch((error: unknown) => error);
  expect(listed).toMatchObject({ violations: [{ path: 'name', message: 'too long' }] });
  expect(String(listed)).toContain('name: too long');
  await expect(answering([json({ message: 'no' }, 401)]).http.request('GET', '/v1/x')).rejects.toBeInstanceOf(
    AuthenticationError,
  );
});

test('nothing that is printed shows the token', async () => {
  const events: HttpEvent[] = [];
  const published: unknown[] = [];
  channel('tidemark:http').subscribe((message) => published.push(message));
  const { http } = answering([json({ echo: SECRET }, 401)], { onEvent: (event) => events.push(event) });
  const error: unknown = await http
    .request('GET', '/v1/x', { query: { token: SECRET } })
    .catch((caught: unknown) => caught);
  const shown =
    inspect([http, error, events, published], { depth: 9, showHidden: false }) + JSON.stringify([http, error]);
  expect(shown).not.toContain(SECRET);
  expect(events.map(({ kind }) => kind)).toEqual(['request', 'response']);
  expect(published).toHaveLength(2);
});

test('the token goes to no other host, and to none without encryption', async () => {
  const moved = (location: string): Response => new Response(null, { status: 307, headers: { location } });
  for (const location of ['https://evil.example/', 'http://api.example/v1/y', '//evil.example/']) {
    const { http, seen } = answering([moved(location), json({})]);
    await expect(http.request('GET', '/v1/x')).rejects.toMatchObject({ code: 'api.insecure' });
    expect(seen).toHaveLength(1);
  }
  const { http } = answering([moved('/v1/y'), json({ moved: true })]);
  await expect(http.request('GET', '/v1/x')).resolves.toMatchObject({ data: { moved: true } });
  expect(() => answering([], { baseUrl: 'http://api.example' })).toThrow('without encryption');
  expect(() => answering([], { baseUrl: 'http://127.0.0.1.evil.example' })).toThrow('without encryption');
  expect(() => answering([], { baseUrl: 'http://127.0.0.1:8080' })).not.toThrow();
  await expect(http.request('GET', 'https://evil.example/')).rejects.toMatchObject({ code: 'api.insecure' });
  await expect(http.request('GET', '//evil.example/')).rejects.toMatchObject({ code: 'api.insecure' });
});

test('a PATCH is a merge patch; an empty answer is undefined; what is no JSON is an error', async () => {
  const { http, header } = answering([new Response(null, { status: 204 })]);
  await expect(http.request('PATCH', '/v1/x', { body: {} })).resolves.toMatchObject({ data: undefined });
  expect(header(0, 'content-type')).toBe('application/merge-patch+json');
  const broken = new Response('{"a":', { headers: { 'content-type': 'application/json' } });
  await expect(answering([broken]).http.request('GET', '/v1/x')).rejects.toMatchObject({
    code: 'api.invalid-response',
  });
});

test('collections go on to the last page, whatever their shape, and need no end that the server tells', async () => {
  const page = (ids: number[]) => ids.map((id) => ({ publicId: `ap-${id}` }));
  const read = (raw: unknown): string => (raw as { publicId: string }).publicId;
  const hydra = [
    json({ 'hydra:member': page([1, 2]), 'hydra:view': { 'hydra:next': '?page=2' } }),
    json({ 'hydra:member': page([3]), 'hydra:view': {} }),
  ];
  const first = answering(hydra);
  await expect(collection(first.http, '/v1/apps', {}, read).toArray({ limit: 9 })).resolves.toEqual([
    'ap-1',
    'ap-2',
    'ap-3',
  ]);
  expect(first.seen[1]?.url.searchParams.get('page')).toBe('2');
  const same = answering([json(page([1, 2]))]);
  await expect(collection(same.http, '/v1/apps', {}, read).toArray({ limit: 9 })).resolves.toEqual(['ap-1', 'ap-2']);
  const endless = answering([json({ member: page([1]) }), json({ member: page([2]) }), json({ member: [] })]);
  await expect(collection(endless.http, '/v1/apps', {}, read).toArray({ limit: 1 })).resolves.toEqual(['ap-1']);
  expect(endless.seen).toHaveLength(1);
});
