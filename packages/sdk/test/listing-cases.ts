import { beforeAll, describe, expect, test } from 'vitest';
import {
  connect,
  createStorage,
  listObjects,
  listSharded,
  parseAddress,
  type S3Address,
  type S3Connection,
} from '../src/storage.ts';
import type { RunningServer } from './servers/running.ts';

const KEYS = ['a.txt', 'a/1', 'a/2', 'a/b/3', 'b-1', 'b/1', 'größe/1', 'z', '日本/1'];

/** Listings of a server that gives them in pages and in order. */
export function describeListings(running: () => RunningServer): void {
  let connection: S3Connection;

  beforeAll(async () => {
    const bucket = await running().bucket();
    const storage = await createStorage({ ...running().options, url: running().url(bucket) });
    for (const key of KEYS) await storage.write(`up/${key}`, key);
    await storage.close();
    const { options } = running();
    connection = connect((await parseAddress(running().url(bucket), options, {})) as S3Address, options);
  });

  async function keysOf(listing: AsyncIterable<{ readonly key: string }>): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of listing) keys.push(key);
    return keys;
  }

  describe('a listing', () => {
    test('comes in pages, in the order of keys, and goes on behind any key', async () => {
      const all = await keysOf(listObjects(connection, 'up/', { pageSize: 2 }));
      expect(all).toEqual(KEYS.map((key) => `up/${key}`));
      for (const [at, key] of all.entries())
        expect(await keysOf(listObjects(connection, 'up/', { pageSize: 2, startAfter: key }))).toEqual(
          all.slice(at + 1),
        );
    });

    test('gives each object once to callers that do not wait for each other', async () => {
      const listing = listObjects(connection, 'up/', { pageSize: 3 });
      const results = await Promise.all(Array.from({ length: KEYS.length + 3 }, () => listing.next()));
      expect(results.flatMap(({ value }) => (value === undefined ? [] : [(value as { key: string }).key]))).toEqual(
        KEYS.map((key) => `up/${key}`),
      );
    });

    test('ends where nobody wants more', async () => {
      const listing = listObjects(connection, 'up/', { pageSize: 2 });
      for await (const { key } of listing) if (key === 'up/a/1') break;
      expect(await listing.next()).toEqual({ done: true, value: undefined });
    });

    test.each([1, 2, 16])('by folders, %i at once, is the same', async (parallel) => {
      expect(await keysOf(listSharded(connection, 'up/', parallel))).toEqual(
        await keysOf(listObjects(connection, 'up/')),
      );
    });
  });
}
