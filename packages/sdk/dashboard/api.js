/** Calls of the API that serves this page. */

const KEPT = 'tidemark-token';

/** What the API says of an error. */
export class Failure extends Error {
  /** @param {{ detail?: string, next?: string, status?: number }} problem */
  constructor({ detail = 'the API cannot be reached', next, status = 0 }) {
    super(next === undefined ? detail : `${detail}\n${next}`);
    this.status = status;
  }
}

/** The token comes with the address once, and is not left to stand in it. */
export function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    keepToken(given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEPT);
}

/** @param {string} token */
export function keepToken(token) {
  sessionStorage.setItem(KEPT, token);
}

/**
 * @param {string} path
 * @param {{ method?: string, body?: unknown, key?: string, signal?: AbortSignal }} options
 */
async function answer(path, { method = 'GET', body, key, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { authorization: `Bearer ${sessionStorage.getItem(KEPT) ?? ''}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key !== undefined) headers['idempotency-key'] = key;
  /** @type {Response} */
  let response;
  try {
    const sent = body === undefined ? null : JSON.stringify(body);
    response = await fetch(path, { method, headers, body: sent, signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Failure({});
  }
  if (!response.ok) throw new Failure(await response.json());
  return response;
}

/**
 * @param {string} path
 * @param {{ method?: string, body?: unknown, signal?: AbortSignal }} options
 */
export async function ask(path, options = {}) {
  return (await answer(path, options)).json();
}

/**
 * Values of JSON, one a line, as they come.
 * @param {string} path
 * @param {{ method?: string, body?: unknown, key?: string, signal?: AbortSignal }} options
 */
export async function* lines(path, options = {}) {
  const { body } = await answer(path, options);
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const parts = (rest + next.value).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part !== '') yield JSON.parse(part);
  }
}

/** @param {string} app @param {string} rest */
export function pathOf(app, rest = '') {
  return `/v1/apps/${encodeURIComponent(app)}${rest}`;
}
