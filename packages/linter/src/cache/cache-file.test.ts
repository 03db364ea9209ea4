import { readdirSync, rmSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HashedFile } from './stat-table.ts';
import { answers, contents, NOTHING, RESULT, SAMPLES, type Sample, sample, TestCache } from './test-cache.ts';

let stored: TestCache;
beforeEach(() => {
  stored = new TestCache();
});
afterEach(() => {
  stored.remove();
});

describe('what was saved', () => {
  test('is found again', () => {
    stored.save(contents(SAMPLES, { result: RESULT }));
    stored.reopened((cache) => {
      for (const { file, record, facts } of SAMPLES) {
        expect(cache.hashOf(file)).toBe(record.hash);
        expect(cache.record(record.hash)).toEqual(record);
        expect(cache.facts(record.hash)).toBe(facts);
      }
      expect(cache.result('key')).toBe(RESULT.text);
    });
  });

  test('keeps the hazard of a record', () => {
    const { record } = SAMPLES[0];
    stored.save(contents([], { records: [{ ...record, hazard: 'too deep' }] }));
    expect(stored.reopened((cache) => cache.record(record.hash)?.hazard)).toBe('too deep');
  });

  test('is nothing where nothing was saved', () => {
    expect(stored.reopened(answers)).toEqual(NOTHING);
    stored.save(contents([]));
    expect(stored.reopened(answers)).toEqual(NOTHING);
  });

  test('is not found for a file whose stat data changed', () => {
    stored.save(contents(SAMPLES));
    const { path, stat } = SAMPLES[0].file;
    stored.reopened((cache) => {
      for (const key of ['size', 'mtimeMs', 'inode'] as const)
        expect(cache.hashOf({ path, stat: { ...stat, [key]: stat[key] + 0.25 } })).toBeUndefined();
      expect(cache.hashOf({ path: 'src/a.php', stat })).toBeUndefined();
      expect(cache.hashOf({ path })).toBeUndefined();
    });
  });

  test('is not trusted for a file that had changed just before it was read', () => {
    const { file, record } = SAMPLES[0];
    const at = (path: string, age: number): HashedFile => ({
      file: { path, stat: { ...file.stat, mtimeMs: Date.now() - age } },
      hash: record.hash,
    });
    const stats = [at('now.php', 0), at('second.php', 1000), at('future.php', -60_000), at('minute.php', 60_000)];
    stored.save(contents([], { stats }));
    stored.reopened((cache) => {
      expect(stats.map((stat) => cache.hashOf(stat.file))).toEqual([undefined, undefined, undefined, record.hash]);
      // Its record stays usable by the hash that is computed anew.
      expect(cache.save(contents(SAMPLES))).toBeUndefined();
    });
  });
});

describe('the next state', () => {
  test('keeps notes until another one of the name is made', () => {
    stored.save(contents(SAMPLES, { notes: new Map(['one', 'two'].map((name) => [name, () => `${name} noted`])) }));
    stored.save(contents(SAMPLES, { notes: new Map([['two', () => 'again']]) }));
    stored.save(contents(SAMPLES));
    expect(stored.reopened((cache) => ['one', 'two', 'three'].map((name) => cache.note(name)))).toEqual([
      'one noted',
      'again',
      undefined,
    ]);
  });

  test('takes over facts of files that are still there, without those that are gone', () => {
    stored.save(contents(SAMPLES, { result: RESULT }));
    const [first, second] = SAMPLES;
    const added = sample('new', 'added();');
    stored.save(contents([first, added], { facts: new Map([[added.record.hash, added.facts]]) }));
    stored.reopened((cache) => {
      expect(cache.facts(first.record.hash)).toBe(first.facts);
      expect(cache.facts(added.record.hash)).toBe(added.facts);
      expect(cache.facts(second.record.hash)).toBeUndefined();
      expect(cache.hashOf(second.file)).toBeUndefined();
      expect(cache.record(second.record.hash)).toBeUndefined();
      expect(cache.result('key')).toBe(RESULT.text);
    });
  });

  test('takes over facts that are asked to stay', () => {
    stored.save(contents(SAMPLES));
    const [first, second] = SAMPLES;
    stored.save(contents([], { alsoKeep: [second.record.hash] }));
    expect(stored.reopened((cache) => [cache.facts(first.record.hash), cache.facts(second.record.hash)])).toEqual([
      undefined,
      second.facts,
    ]);
  });

  test('takes over facts of any length', () => {
    const [first, second] = SAMPLES;
    const long = JSON.stringify(Array.from({ length: 400_000 }, (_, number) => number));
    const facts = new Map([
      [first.record.hash, ''],
      [second.record.hash, long],
    ]);
    stored.save(contents(SAMPLES, { facts }));
    stored.save(contents(SAMPLES, { facts: new Map() }));
    const found = stored.reopened((cache) => [cache.facts(first.record.hash), cache.facts(second.record.hash)]);
    expect(found[0]).toBe('');
    expect(found[1] === long).toBe(true);
  });

  test('prefers new facts and results to old ones of the same name', () => {
    const [first] = SAMPLES;
    stored.save(contents([first], { result: RESULT }));
    const result = { key: 'key', text: 'new' };
    stored.save(contents([first], { facts: new Map([[first.record.hash, 'newer']]), result }));
    expect(stored.reopened((cache) => [cache.facts(first.record.hash), cache.result('key')])).toEqual(['newer', 'new']);
  });

  test('keeps the latest four results', () => {
    for (const key of ['a', 'b', 'c', 'd', 'e', 'b'])
      stored.save(contents([], { result: { key, text: `text of ${key}` } }));
    const found = stored.reopened((cache) => ['a', 'b', 'c', 'd', 'e'].map((key) => cache.result(key) !== undefined));
    expect(found).toEqual([false, true, true, true, true]);
  });

  test('does not grow when it is saved again and again', () => {
    stored.save(contents(SAMPLES, { result: RESULT }));
    const { size } = statSync(stored.path);
    for (let round = 0; round < 5; round++) stored.save(contents(SAMPLES, { facts: new Map(), result: RESULT }));
    expect(statSync(stored.path).size).toBeLessThanOrEqual(size);
  });

  test('survives any sequence of saves', () => {
    const pool = Array.from({ length: 6 }, (_, number) => sample(`f${number}`, `call${number}("x${number}");`));
    const step = fc.subarray(pool);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        rmSync(stored.path, { force: true });
        let known = new Set<Sample>();
        for (const now of steps) {
          stored.reopened((cache) => {
            for (const one of pool) expect(cache.facts(one.record.hash)).toBe(known.has(one) ? one.facts : undefined);
            const fresh = now.filter((one) => !known.has(one));
            cache.save(contents(now, { facts: new Map(fresh.map(({ record, facts }) => [record.hash, facts])) }));
          });
          known = new Set(now);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is refused, not garbled, when a hash is none', () => {
    const { file } = SAMPLES[0];
    expect(stored.reopened((cache) => cache.save(contents([], { stats: [{ file, hash: 'abc' }] })))).toMatch(/SHA-1/);
    expect(readdirSync(stored.directory)).toEqual([]);
  });

  test('can be saved after closing, without the old', () => {
    stored.save(contents(SAMPLES));
    stored.reopened((cache) => {
      cache.close();
      expect(cache.save(contents([]))).toBeUndefined();
    });
    expect(stored.reopened(answers)).toEqual(NOTHING);
  });
});
