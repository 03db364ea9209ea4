/** The content of an object as a stream that outlives broken connections. */
import { abortedError, StorageError } from '../storage-error.ts';
import type { S3Connection } from './connection.ts';
import { networkFailure } from './failure.ts';
import { type GetResult, getObject, type ObjectHead, type Range } from './objects.ts';

export interface ReadOptions {
  readonly range?: Range | undefined;
  /** Fails when the object is another by now; absent: the one that the first answer tells of. */
  readonly ifMatch?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface OpenObject {
  readonly head: ObjectHead;
  /** Of what will come. [bytes] */
  readonly length: number;
  /** To be read once; stop reading to let go of the connection. */
  readonly body: AsyncGenerator<Uint8Array, void, undefined>;
}

/** Breaks in a row, without a byte in between, after which it is given up. */
const BREAKS_MAX = 5;

/** @throws StorageError `storage.not-found`; while reading `storage.truncated`, `storage.precondition-failed` when it changed */
export async function openObject(
  connection: S3Connection,
  key: string,
  options: ReadOptions = {},
): Promise<OpenObject> {
  const first = await getObject(connection, key, options);
  return { head: first.head, length: first.length, body: contentOf(connection, key, first, options) };
}

async function* contentOf(
  connection: S3Connection,
  key: string,
  first: GetResult,
  { range, ifMatch, signal }: ReadOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const start = range?.start ?? 0;
  const etag = ifMatch ?? first.head.etag;
  let current = first;
  let done = 0;
  let breaks = 0;
  while (true) {
    let failure: StorageError;
    try {
      for await (const chunk of current.body as AsyncIterable<Uint8Array>) {
        breaks = 0;
        done += chunk.length;
        if (done > first.length) break;
        yield chunk;
      }
      if (done === first.length) return;
      failure = truncated(key, done, first.length);
    } catch (error) {
      if (signal?.aborted) throw abortedError(signal);
      failure = networkFailure(error, 'GET', key);
    } finally {
      current.body.destroy();
    }
    breaks += 1;
    // More than was promised, or an object that cannot be told from its successor, is no base to go on from.
    if (done > first.length || etag === '' || breaks > BREAKS_MAX) throw failure;
    if (done === first.length) return;
    const rest: Range = { start: start + done, end: start + first.length - 1 };
    current = await getObject(connection, key, { range: rest, ifMatch: etag, signal });
    if (current.head.etag !== etag || current.length !== first.length - done) {
      current.body.destroy();
      throw new StorageError('storage.precondition-failed', {
        what: 'the object changed while it was read',
        key,
        retryable: true,
        next: 'Read it again from the start.',
      });
    }
  }
}

function truncated(key: string, done: number, length: number): StorageError {
  return new StorageError('storage.truncated', {
    what: `${done} of ${length} bytes came`,
    key,
    retryable: true,
    next: 'Try again; if it stays so, look at what stands between here and the endpoint.',
  });
}
