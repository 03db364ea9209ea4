import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from './cache-file.ts';
import { cachePath } from './location.ts';
import { contents, RESULT, ROOT, SAMPLES, TestCache, VERSION } from './test-cache.ts';

let stored: TestCache;
beforeEach(() => {
  stored = new TestCache();
});
afterEach(() => {
  stored.remove();
});

describe('writing', () => {
  test('no cache and no place leave nothing and complain of nothing', () => {
    const cache = openCache(false, ROOT, VERSION);
    expect(cache.hashOf(SAMPLES[0].file)).toBeUndefined();
    expect(cache.save(contents(SAMPLES))).toBeUndefined();
    expect(readdirSync(stored.directory)).toEqual([]);
  });

  test('a directory that cannot be made is told, not thrown', () => {
    writeFileSync(join(stored.directory, 'file'), '');
    const cache = openCache(join(stored.directory, 'file', 'below'), ROOT, VERSION);
    expect(cache.save(contents(SAMPLES))).toMatch(/ENOTDIR|EEXIST|ENOENT/);
  });

  test('what a run that crashed while writing left over is ignored, and swept up later', () => {
    stored.save(contents(SAMPLES));
    const left = `${stored.path}.${'0'.repeat(16)}.tmp`;
    writeFileSync(left, readFileSync(stored.path).subarray(0, 700));
    expect(stored.reopened((cache) => cache.hashOf(SAMPLES[0].file))).toBe(SAMPLES[0].record.hash);
    stored.save(contents(SAMPLES));
    expect(readdirSync(stored.directory)).toHaveLength(2);
    utimesSync(left, 1, 1);
    const foreign = join(stored.directory, 'foreign.tmp');
    writeFileSync(foreign, '');
    utimesSync(foreign, 1, 1);
    stored.save(contents(SAMPLES));
    expect(readdirSync(stored.directory).sort()).toEqual(
      [stored.path.slice(stored.directory.length + 1), 'foreign.tmp'].sort(),
    );
  });

  test('caches that nobody used for long are swept up', () => {
    const old = cachePath(stored.directory, '/long/gone') as string;
    writeFileSync(old, '');
    stored.save(contents(SAMPLES));
    expect(readdirSync(stored.directory)).toHaveLength(2);
    utimesSync(old, 1, 1);
    stored.save(contents(SAMPLES));
    expect(readdirSync(stored.directory)).toHaveLength(1);
  });

  test('a reader that has the file open keeps what it saw', () => {
    stored.save(contents(SAMPLES, { result: RESULT }));
    stored.reopened((reader) => {
      stored.save(contents([], { result: { key: 'other', text: 'other' } }));
      expect(reader.result('key')).toBe(RESULT.text);
      expect(reader.facts(SAMPLES[0].record.hash)).toBe(SAMPLES[0].facts);
    });
  });

  test('of two writers the later wins, and both are whole', () => {
    stored.save(contents(SAMPLES));
    const [one, two] = [stored.open(), stored.open()];
    expect(one.save(contents(SAMPLES.slice(0, 1), { result: { key: 'one', text: '1' } }))).toBeUndefined();
    expect(two.save(contents(SAMPLES, { facts: new Map(), result: { key: 'two', text: '2' } }))).toBeUndefined();
    stored.reopened((cache) => {
      expect([cache.result('one'), cache.result('two')]).toEqual([undefined, '2']);
      expect(SAMPLES.map(({ record }) => cache.facts(record.hash))).toEqual(SAMPLES.map(({ facts }) => facts));
    });
  });
});
