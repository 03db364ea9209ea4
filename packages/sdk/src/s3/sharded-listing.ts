/** A listing in parallel: the folders right below a prefix are listed side by side, and come out in the order of keys. */

import type { S3Connection } from './connection.ts';
import { compareKeys } from './key-order.ts';
import { type ListedObject, type ListPage, listPages } from './listing.ts';

/** Pages that wait in each folder at most; with the folders at once, what bounds the memory. */
const PAGES_AHEAD = 2;

/** @param parallel folders listed at once */
export async function* listSharded(
  connection: S3Connection,
  prefix: string,
  parallel: number,
  signal?: AbortSignal,
): AsyncGenerator<ListedObject> {
  const running: PagesAhead[] = [];
  const waiting = shards(connection, prefix, signal);
  const queue: (ListedObject | PagesAhead)[] = [];
  let isDone = false;
  try {
    for (;;) {
      while (!isDone && running.length < parallel && queue.length < 10_000) {
        const { value, done } = await waiting.next();
        if (done === true) isDone = true;
        else if (typeof value === 'string') {
          const ahead = new PagesAhead(listPages(connection, value, { signal }));
          running.push(ahead);
          queue.push(ahead);
        } else queue.push(value);
      }
      const first = queue.shift();
      if (first === undefined) return;
      if (first instanceof PagesAhead) {
        for await (const page of first) yield* page.objects;
        running.splice(running.indexOf(first), 1);
      } else yield first;
    }
  } finally {
    for (const ahead of running) await ahead.stop();
    await waiting.return(undefined);
  }
}

/** The objects right below a prefix, and its folders, in the order of keys. */
async function* shards(
  connection: S3Connection,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ListedObject | string, undefined> {
  for await (const { objects, prefixes } of listPages(connection, prefix, { delimiter: '/', signal })) {
    const all: (ListedObject | string)[] = [...objects, ...prefixes];
    yield* all.sort((one, other) => compareKeys(nameOf(one), nameOf(other)));
  }
  return undefined;
}

function nameOf(shard: ListedObject | string): string {
  return typeof shard === 'string' ? shard : shard.key;
}

/** Reads pages before they are asked for, a few. */
class PagesAhead {
  readonly #pages: AsyncGenerator<ListPage>;
  readonly #ready: Promise<IteratorResult<ListPage>>[] = [];

  constructor(pages: AsyncGenerator<ListPage>) {
    this.#pages = pages;
    this.#fill();
  }

  #fill(): void {
    while (this.#ready.length < PAGES_AHEAD) {
      const next = this.#pages.next();
      // Told to whoever takes it.
      next.catch(() => {});
      this.#ready.push(next);
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ListPage> {
    for (;;) {
      const { value, done } = (await this.#ready.shift()) ?? { value: undefined, done: true };
      if (done === true || value === undefined) return;
      this.#fill();
      yield value;
    }
  }

  async stop(): Promise<void> {
    await this.#pages.return(undefined);
  }
}
