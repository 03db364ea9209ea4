/** Collections, page by page, as an async iterable. */
import { TidemarkError } from '../client-error.ts';
import type { Query } from './address.ts';
import { isRecord } from './api-error.ts';
import type { CallOptions, HttpClient } from './http-client.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly requestId: string | undefined;
}

/** Members one by one; `pages()` gives them by page, `toArray()` at most so many. */
export interface Collection<T> extends AsyncIterable<T> {
  pages(): AsyncIterable<Page<T>>;
  toArray(options: { readonly limit: number }): Promise<T[]>;
}

/** A server that never ends its pages is stopped here. */
const PAGES_MAX = 10_000;

/** @param read one member, as the server writes it */
export function collection<T>(
  http: HttpClient,
  path: string,
  query: Query,
  read: (raw: unknown) => T,
  options: CallOptions = {},
): Collection<T> {
  return collectionOf(() => pages(http, path, query, read, options));
}

export function collectionOf<T>(source: () => AsyncIterable<Page<T>>): Collection<T> {
  async function* members(): AsyncGenerator<T> {
    for await (const { items } of source()) yield* items;
  }
  return {
    pages: source,
    [Symbol.asyncIterator]: members,
    async toArray({ limit }) {
      const all: T[] = [];
      if (limit <= 0) return all;
      for await (const member of members()) {
        all.push(member);
        if (all.length >= limit) break;
      }
      return all;
    },
  };
}

async function* pages<T>(
  http: HttpClient,
  path: string,
  query: Query,
  read: (raw: unknown) => T,
  options: CallOptions,
): AsyncGenerator<Page<T>> {
  const seen = new Set<string>();
  for (let number = 1; number <= PAGES_MAX; number += 1) {
    const asked = { ...query, page: number === 1 ? undefined : number };
    const { data, requestId } = await http.request<unknown>('GET', path, { ...options, query: asked });
    const { members, hasNext } = membersOf(data, path);
    // Servers without pages answer every page number with the same members, and members move between pages.
    const fresh = members.filter((member) => {
      const key = keyOf(member);
      return !seen.has(key) && seen.add(key) !== undefined;
    });
    if (fresh.length === 0) return;
    yield { items: fresh.map(read), number, requestId };
    if (hasNext === false) return;
  }
}

/** An array, `{ member }` or `{ hydra:member }`; `hasNext` is undefined where the answer does not say. */
function membersOf(data: unknown, path: string): { members: readonly unknown[]; hasNext: boolean | undefined } {
  if (Array.isArray(data)) return { members: data, hasNext: undefined };
  const members = isRecord(data) ? (data['member'] ?? data['hydra:member']) : undefined;
  if (!isRecord(data) || !Array.isArray(members)) {
    throw new TidemarkError('api.invalid-response', { what: `GET ${path} answered no collection` });
  }
  const view = data['view'] ?? data['hydra:view'];
  if (!isRecord(view)) return { members, hasNext: undefined };
  return { members, hasNext: (view['next'] ?? view['hydra:next']) !== undefined };
}

function keyOf(member: unknown): string {
  const id = isRecord(member) ? (member['publicId'] ?? member['@id']) : undefined;
  return typeof id === 'string' ? id : JSON.stringify(member);
}
