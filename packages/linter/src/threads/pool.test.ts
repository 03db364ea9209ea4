import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackFacts } from '../php/packed-facts.ts';
import { FactsPool, type FactsRequest } from './pool.ts';

let folder: string;
let requests: FactsRequest[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-pool-'));
  requests = Array.from({ length: 12 }, (_, at) => {
    const path = `f${at}.php`;
    writeFileSync(join(folder, path), `<?php function f${at}() { return ${at}; }${at === 5 ? ' (' : ''}`);
    return { path, file: join(folder, path) };
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

function partialOf(packed: string | undefined): string | undefined {
  return packed === undefined ? undefined : unpackFacts(packed).partial;
}

describe('FactsPool', () => {
  test('any number of threads gives the same answers', async () => {
    const inline = new FactsPool({ threads: 1 });
    const threaded = new FactsPool({ threads: 2, watchdog: 20_000 });
    try {
      const expected = await inline.request(requests);
      const [first, second] = await Promise.all([
        threaded.request(requests.slice(0, 7)),
        threaded.request(requests.slice(7)),
      ]);
      expect(new Map([...first, ...second])).toEqual(expected);
      expect(expected.get('f5.php')?.bytes).toBe(35);
      expect(partialOf(expected.get('f5.php')?.packed)).toMatch(/^line 1: /);
    } finally {
      await threaded.close();
    }
  }, 60_000);

  test('a file that is asked for twice in a batch does not hold it up', async () => {
    const threaded = new FactsPool({ threads: 2, watchdog: 20_000 });
    try {
      const twice = requests.slice(0, 1).flatMap((request) => [request, { ...request }]);
      expect([...(await threaded.request(twice)).keys()]).toEqual(['f0.php']);
    } finally {
      await threaded.close();
    }
  }, 10_000);

  test('a file that cannot be read is partial', async () => {
    const answers = await new FactsPool({ threads: 1 }).request([{ path: 'none.php', file: join(folder, 'none.php') }]);
    expect(partialOf(answers.get('none.php')?.packed)).toBe('cannot be read (ENOENT)');
  });

  test('a file that holds a thread up or breaks it is lost, and no other', async () => {
    const entry = new URL('./testing/unruly-worker.ts', import.meta.url);
    const pool = new FactsPool({ threads: 2, watchdog: 3000, entry });
    try {
      const unruly = ['loops', 'throws', 'exits'].map((path) => ({ path, file: path }));
      const answers = await pool.request([...requests.slice(0, 5), ...unruly, ...requests.slice(6)]);
      const reasons = [...answers].flatMap(([path, { packed }]) =>
        partialOf(packed) ? [[path, partialOf(packed)]] : [],
      );
      expect(Object.fromEntries(reasons)).toEqual({
        loops: 'took longer than 3000 ms',
        throws: 'crashed the parser',
        exits: 'the parser stopped its thread',
      });
      expect(answers.size).toBe(14);
    } finally {
      await pool.close();
    }
  }, 60_000);

  test('a file that breaks a thread before that was heard to be ready is lost, not parsed by the calling thread', async () => {
    const pool = new FactsPool({ threads: 2, entry: new URL('./testing/silent-worker.ts', import.meta.url) });
    try {
      const answers = await pool.request(requests.slice(0, 2));
      expect([...answers.values()].map(({ packed }) => partialOf(packed))).toEqual(
        Array.from({ length: 2 }, () => 'crashed the parser'),
      );
    } finally {
      await pool.close();
    }
  }, 60_000);

  test('what somebody waits for is parsed before the rest, also where that is said later', async () => {
    const pool = new FactsPool({ threads: 2, watchdog: 20_000 });
    const order: string[] = [];
    const asked = async (name: string, batch: readonly FactsRequest[], isAwaited: boolean): Promise<void> => {
      await pool.request(batch, isAwaited);
      order.push(name);
    };
    const many = Array.from({ length: 80 }, (_, at) => ({ path: `${at}`, file: requests[0]?.file ?? '' }));
    try {
      const all = [asked('many', many, false), asked('one', requests.slice(1, 2), false)];
      all.push(asked('awaited', requests.slice(2, 3), true));
      pool.hasten(new Set(['f1.php']));
      await Promise.all(all);
      expect(order).toEqual(['awaited', 'one', 'many']);
    } finally {
      await pool.close();
    }
  }, 60_000);

  test('where threads are forbidden the calling one parses', async () => {
    const forbidden = new FactsPool({ threads: 2, entry: new URL('https://example.org/worker.js') });
    expect(await forbidden.request(requests)).toEqual(await new FactsPool({ threads: 1 }).request(requests));
  });

  test('an aborted pool rejects', async () => {
    const controller = new AbortController();
    const pool = new FactsPool({ threads: 1, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(pool.request(requests)).rejects.toThrow('enough');
  });
});
