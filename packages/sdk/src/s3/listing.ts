/** Listings as they come: pages of at most a thousand keys, with a cursor that outlives the process. */
import { invalidAnswer, readXml } from './answers.ts';
import type { S3Connection } from './connection.ts';
import { unquoted } from './objects.ts';
import { timeOf } from './time-of.ts';
import type { WireAnswer } from './transport.ts';

export interface ListedObject {
  readonly key: string;
  /** [bytes] */
  readonly size: number;
  readonly etag: string;
  /** [ms since 1970] */
  readonly lastModified: number;
}

export interface ListPage {
  readonly objects: readonly ListedObject[];
  /** What shares the next part of the name, up to the delimiter. */
  readonly prefixes: readonly string[];
  /** Absent on the last page. */
  readonly next?: string | undefined;
}

export interface ListOptions {
  /** Only keys behind this one; the key last seen is the cursor of an interrupted listing. */
  readonly startAfter?: string | undefined;
  readonly delimiter?: '/' | undefined;
  /** Keys in a page; at most what the endpoint allows. */
  readonly pageSize?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One page. @param token `next` of the page before */
export function listPage(
  connection: S3Connection,
  prefix: string,
  options: ListOptions = {},
  token?: string,
): Promise<ListPage> {
  const query: Record<string, string> = {
    'list-type': '2',
    'encoding-type': 'url',
    'max-keys': String(Math.min(options.pageSize ?? 1000, connection.profile.listPageMax)),
    prefix,
  };
  if (token !== undefined) query['continuation-token'] = token;
  else if (options.startAfter !== undefined && options.startAfter !== '') query['start-after'] = options.startAfter;
  if (options.delimiter !== undefined) query['delimiter'] = options.delimiter;
  return connection.exchange({ method: 'GET', query, signal: options.signal }, (answer) => readPage(answer, prefix));
}

async function readPage(answer: WireAnswer, prefix: string): Promise<ListPage> {
  const objects: ObjectAsRead[] = [];
  const prefixes: string[] = [];
  let isResult = false;
  let isTruncated = '';
  let next: string | undefined;
  let isEncoded = false;
  let inPrefixes = false;
  let key = '';
  let etag = '';
  let size = '';
  let modified = '';
  await readXml(answer.body, {
    open: (name) => {
      if (name === 'CommonPrefixes') inPrefixes = true;
      else if (name === 'ListBucketResult') isResult = true;
    },
    close: (name, text) => {
      switch (name) {
        case 'Key':
          key = text;
          break;
        case 'Size':
          size = text;
          break;
        case 'ETag':
          etag = text;
          break;
        case 'LastModified':
          modified = text;
          break;
        case 'Contents':
          objects.push(listedObject(key, size, etag, modified));
          key = size = etag = modified = '';
          break;
        case 'Prefix':
          if (inPrefixes) prefixes.push(text);
          break;
        case 'CommonPrefixes':
          inPrefixes = false;
          break;
        case 'IsTruncated':
          isTruncated = text;
          break;
        case 'NextContinuationToken':
          next = text;
          break;
        case 'EncodingType':
          isEncoded = text === 'url';
          break;
        default:
      }
    },
  });
  if (!isResult) throw invalidAnswer('is no listing');
  if (isTruncated === 'true' && !next) throw invalidAnswer('says that more follows, and not how to get it');
  for (const object of objects) {
    if (isEncoded) object.key = decoded(object.key);
    if (!object.key.startsWith(prefix)) throw invalidAnswer('lists keys that were not asked for', object.key);
  }
  return {
    objects,
    prefixes: isEncoded ? prefixes.map(decoded) : prefixes,
    ...(isTruncated === 'true' ? { next } : {}),
  };
}

type ObjectAsRead = { -readonly [Name in keyof ListedObject]: ListedObject[Name] };

function listedObject(key: string, size: string, etag: string, modified: string): ObjectAsRead {
  if (key === '' || !/^\d{1,16}$/.test(size)) throw invalidAnswer('lists an object without key or size', key);
  return { key, size: Number(size), etag: unquoted(etag), lastModified: timeOf(modified) };
}

/** Keys come URL-encoded, since XML has no way to write some characters; AWS writes a blank as `+`. */
function decoded(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidAnswer('lists a key that is not UTF-8', text);
  }
}

/** Pages one after another; the next is on its way while one is worked on. */
export async function* listPages(
  connection: S3Connection,
  prefix: string,
  options: ListOptions = {},
): AsyncGenerator<ListPage> {
  let pending: Promise<ListPage> | undefined = listPage(connection, prefix, options);
  let token: string | undefined;
  try {
    while (pending !== undefined) {
      const page: ListPage = await pending;
      if (page.next !== undefined && page.next === token) throw invalidAnswer('gives the same page again and again');
      token = page.next;
      pending = token === undefined ? undefined : listPage(connection, prefix, options, token);
      yield page;
    }
  } finally {
    // A consumer that stops early does not wait for the page that is on its way.
    pending?.catch(() => {});
  }
}

/** Every object below a prefix. An iterator by hand: a generator waits for the queue three times for each object. */
export function listObjects(
  connection: S3Connection,
  prefix: string,
  options: Omit<ListOptions, 'delimiter'> = {},
): AsyncIterableIterator<ListedObject> {
  const pages = listPages(connection, prefix, options);
  let current: ListPage['objects'] = [];
  let at = 0;
  let turning: Promise<void> | undefined;
  let isDone = false;
  const turn = async (): Promise<void> => {
    const { value, done } = await pages.next();
    current = done === true ? [] : value.objects;
    isDone = done === true;
    at = 0;
    turning = undefined;
  };
  const behindTurn = async (): Promise<IteratorResult<ListedObject>> => {
    while (at === current.length && !isDone) await (turning ??= turn());
    return atHand();
  };
  const atHand = (): IteratorResult<ListedObject> => {
    const value = current[at];
    if (value === undefined) return { value, done: true };
    at += 1;
    return { value, done: false };
  };
  const next = (): Promise<IteratorResult<ListedObject>> =>
    at < current.length ? Promise.resolve(atHand()) : behindTurn();
  return {
    next,
    return: async () => {
      [current, isDone] = [[], true];
      await pages.return(undefined);
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
