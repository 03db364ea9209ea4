import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileRecord } from '../index/record.ts';
import { contentHash, scanFile } from '../index/scan-file.ts';
import type { SourceFile } from '../project/project.ts';
import { type CacheContents, type CacheFile, openCache } from './cache-file.ts';
import { decodeHeader, HEADER_BYTES, type Header, type SectionName } from './format.ts';
import { cachePath } from './location.ts';

const ROOT = '/project';
const VERSION = '1.2.3';
let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tidemark cache '));
  path = cachePath(directory, ROOT) as string;
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

interface Sample {
  readonly file: SourceFile;
  readonly record: FileRecord;
  readonly facts: string;
}

function sample(name: string, source: string): Sample {
  const record = scanFile(Buffer.from(`<?php ${source}`));
  const file = { path: `src/${name}.php`, size: record.bytes, mtimeMs: 1_700_000_000_000.25, inode: 2 ** 40 + 7 };
  return { file, record, facts: JSON.stringify({ functions: [name], text: 'ä€𝄞' }) };
}

const SAMPLES = [
  sample('A', 'namespace N; class A extends B implements C { use D; } function f() {} const K = 1;'),
  sample('empty', ''),
  sample('ü ber', 'größe();'),
];

function contents(samples: readonly Sample[], more: Partial<CacheContents> = {}): CacheContents {
  return {
    stats: samples.map(({ file, record }) => ({ file, hash: record.hash })),
    records: samples.map(({ record }) => record),
    facts: new Map(samples.map(({ record, facts }) => [record.hash, facts])),
    ...more,
  };
}

/** Runs `use` on the cache as the next run of the tool would find it. */
function reopened<T>(use: (cache: CacheFile) => T, root = ROOT, version = VERSION): T {
  const cache = openCache(directory, root, version);
  try {
    return use(cache);
  } finally {
    cache.close();
  }
}

function save(next: CacheContents): void {
  expect(reopened((cache) => cache.save(next))).toBeUndefined();
}

/** All that a cache answers about the samples. */
function answers(cache: CacheFile): unknown {
  return [
    SAMPLES.map(({ file }) => cache.hashOf(file)),
    SAMPLES.map(({ record }) => cache.record(record.hash)),
    SAMPLES.map(({ record }) => cache.facts(record.hash)),
    cache.result('key'),
  ];
}

const NOTHING = [...Array(3).fill(Array(3).fill(undefined)), undefined];
const RESULT = { key: 'key', text: '{"findings":["ß"]}' };

describe('what was saved', () => {
  test('is found again', () => {
    save(contents(SAMPLES, { result: RESULT }));
    reopened((cache) => {
      for (const { file, record, facts } of SAMPLES) {
        expect(cache.hashOf(file)).toBe(record.hash);
        expect(cache.record(record.hash)).toEqual(record);
        expect(cache.facts(record.hash)).toBe(facts);
      }
      expect(cache.result('key')).toBe(RESULT.text);
    });
  });

  test('keeps the hazard of a record', () => {
    const { record } = SAMPLES[0] as Sample;
    save(contents([], { records: [{ ...record, hazard: 'too deep' }] }));
    expect(reopened((cache) => cache.record(record.hash)?.hazard)).toBe('too deep');
  });

  test('is nothing where nothing was saved', () => {
    expect(reopened(answers)).toEqual(NOTHING);
    save(contents([]));
    expect(reopened(answers)).toEqual(NOTHING);
  });

  test('is not found for a file whose stat data changed', () => {
    save(contents(SAMPLES));
    const { file } = SAMPLES[0] as Sample;
    reopened((cache) => {
      expect(cache.hashOf({ ...file, size: file.size + 1 })).toBeUndefined();
      expect(cache.hashOf({ ...file, mtimeMs: file.mtimeMs + 0.25 })).toBeUndefined();
      expect(cache.hashOf({ ...file, inode: file.inode + 1 })).toBeUndefined();
      expect(cache.hashOf({ ...file, path: 'src/a.php' })).toBeUndefined();
    });
  });

  test('is not trusted for a file that had changed just before it was read', () => {
    const { file, record } = SAMPLES[0] as Sample;
    const at = (path: string, age: number): { file: SourceFile; hash: string } => ({
      file: { ...file, path, mtimeMs: Date.now() - age },
      hash: record.hash,
    });
    const stats = [at('now.php', 0), at('second.php', 1000), at('future.php', -60_000), at('minute.php', 60_000)];
    save(contents([], { stats }));
    reopened((cache) => {
      expect(stats.map((stat) => cache.hashOf(stat.file))).toEqual([undefined, undefined, undefined, record.hash]);
      // Its record stays usable by the hash that is computed anew.
      expect(cache.save(contents(SAMPLES))).toBeUndefined();
    });
  });
});

describe('the next state', () => {
  test('takes over facts of files that are still there, without those that are gone', () => {
    save(contents(SAMPLES, { result: RESULT }));
    const [first, second] = SAMPLES as [Sample, Sample, Sample];
    const added = sample('new', 'added();');
    save(contents([first, added], { facts: new Map([[added.record.hash, added.facts]]) }));
    reopened((cache) => {
      expect(cache.facts(first.record.hash)).toBe(first.facts);
      expect(cache.facts(added.record.hash)).toBe(added.facts);
      expect(cache.facts(second.record.hash)).toBeUndefined();
      expect(cache.hashOf(second.file)).toBeUndefined();
      expect(cache.record(second.record.hash)).toBeUndefined();
      expect(cache.result('key')).toBe(RESULT.text);
    });
  });

  test('takes over facts that are asked to stay', () => {
    save(contents(SAMPLES));
    const [first, second] = SAMPLES as [Sample, Sample, Sample];
    save(contents([], { alsoKeep: [second.record.hash] }));
    expect(reopened((cache) => [cache.facts(first.record.hash), cache.facts(second.record.hash)])).toEqual([
      undefined,
      second.facts,
    ]);
  });

  test('prefers new facts and results to old ones of the same name', () => {
    const [first] = SAMPLES as [Sample];
    save(contents([first], { result: RESULT }));
    const result = { key: 'key', text: 'new' };
    save(contents([first], { facts: new Map([[first.record.hash, 'newer']]), result }));
    expect(reopened((cache) => [cache.facts(first.record.hash), cache.result('key')])).toEqual(['newer', 'new']);
  });

  test('keeps the latest four results', () => {
    for (const key of ['a', 'b', 'c', 'd', 'e', 'b']) save(contents([], { result: { key, text: `text of ${key}` } }));
    const found = reopened((cache) => ['a', 'b', 'c', 'd', 'e'].map((key) => cache.result(key) !== undefined));
    expect(found).toEqual([false, true, true, true, true]);
  });

  test('does not grow when it is saved again and again', () => {
    save(contents(SAMPLES, { result: RESULT }));
    const { size } = statSync(path);
    for (let round = 0; round < 5; round++) save(contents(SAMPLES, { facts: new Map(), result: RESULT }));
    expect(statSync(path).size).toBeLessThanOrEqual(size);
  });

  test('survives any sequence of saves', () => {
    const pool = Array.from({ length: 6 }, (_, number) => sample(`f${number}`, `call${number}("x${number}");`));
    const step = fc.subarray(pool);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        rmSync(path, { force: true });
        let known = new Set<Sample>();
        for (const now of steps) {
          reopened((cache) => {
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
    const { file } = SAMPLES[0] as Sample;
    expect(reopened((cache) => cache.save(contents([], { stats: [{ file, hash: 'abc' }] })))).toMatch(/SHA-1/);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('can be saved after closing, without the old', () => {
    save(contents(SAMPLES));
    reopened((cache) => {
      cache.close();
      expect(cache.save(contents([]))).toBeUndefined();
    });
    expect(reopened(answers)).toEqual(NOTHING);
  });
});

describe('what cannot be used is not there', () => {
  test('another version, another project', () => {
    save(contents(SAMPLES, { result: RESULT }));
    expect(reopened(answers, ROOT, '1.2.4')).toEqual(NOTHING);
    writeFileSync(cachePath(directory, '/other') as string, readFileSync(path));
    expect(reopened(answers, '/other')).toEqual(NOTHING);
    expect(reopened(answers)).not.toEqual(NOTHING);
  });

  test('a foreign file, an empty one, a directory', () => {
    for (const text of ['', 'x', 'hello\n'.repeat(1000), `tidemark-cache 1\n${' '.repeat(2000)}`]) {
      writeFileSync(path, text);
      expect(reopened(answers)).toEqual(NOTHING);
    }
    rmSync(path);
    mkdirSync(path);
    expect(reopened(answers)).toEqual(NOTHING);
    expect(reopened((cache) => cache.save(contents(SAMPLES)))).toMatch(/./);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test('a file cut off anywhere, or with something behind its end', () => {
    save(contents(SAMPLES, { result: RESULT }));
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += 37) {
      writeFileSync(path, whole.subarray(0, length));
      expect(reopened(answers)).toEqual(NOTHING);
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.from('x')]));
    expect(reopened(answers)).toEqual(NOTHING);
  });

  test('a damaged byte, wherever it is, gives the truth or nothing', () => {
    save(contents(SAMPLES, { result: RESULT }));
    const whole = readFileSync(path);
    const truth = reopened(answers) as unknown[][];
    for (let at = 0; at < whole.length; at += 3) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ (1 << at % 8);
      writeFileSync(path, damaged);
      const found = reopened(answers) as unknown[][];
      for (const [kind, group] of found.entries()) {
        for (const [row, answer] of [group].flat().entries()) {
          if (answer !== undefined) expect(answer).toEqual([truth[kind]].flat()[row]);
        }
      }
    }
  });

  test.each<[SectionName, readonly number[]]>([
    ['stats', [0]],
    ['records', [1]],
    ['symbols', [1]],
    ['facts', [2]],
    ['results', [3]],
  ])('a damaged section %s takes only its own answers along', (name, lost) => {
    save(contents(SAMPLES, { result: RESULT }));
    const truth = reopened(answers) as unknown[];
    const bytes = readFileSync(path);
    const header = decodeHeader(bytes.subarray(0, HEADER_BYTES), bytes.length) as Header;
    const { offset, length } = header.sections[name];
    for (const at of [offset, offset + (length >> 1), offset + length - 1]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 0x40;
      writeFileSync(path, damaged);
      expect(reopened(answers)).toEqual(truth.map((answer, kind) => (lost.includes(kind) ? NOTHING[kind] : answer)));
    }
  });

  test('damaged facts of one file leave those of the others', () => {
    save(contents(SAMPLES));
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"functions":["empty"]');
    bytes[at + 3] = 0x58;
    writeFileSync(path, bytes);
    const found = reopened((cache) => SAMPLES.map(({ record }) => cache.facts(record.hash)));
    expect(found).toEqual([SAMPLES[0]?.facts, undefined, SAMPLES[2]?.facts]);
    // Carried along unlooked at, they are still known for damaged; made anew, they are whole again.
    save(contents(SAMPLES, { facts: new Map() }));
    expect(reopened((cache) => cache.facts(SAMPLES[1]?.record.hash as string))).toBeUndefined();
    save(contents(SAMPLES));
    expect(reopened((cache) => cache.facts(SAMPLES[1]?.record.hash as string))).toBe(SAMPLES[1]?.facts);
  });
});

describe('writing', () => {
  test('no cache and no place leave nothing and complain of nothing', () => {
    const cache = openCache(false, ROOT, VERSION);
    expect(cache.hashOf((SAMPLES[0] as Sample).file)).toBeUndefined();
    expect(cache.save(contents(SAMPLES))).toBeUndefined();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('a directory that cannot be made is told, not thrown', () => {
    writeFileSync(join(directory, 'file'), '');
    const cache = openCache(join(directory, 'file', 'below'), ROOT, VERSION);
    expect(cache.save(contents(SAMPLES))).toMatch(/ENOTDIR|EEXIST|ENOENT/);
  });

  test('what a run that crashed while writing left over is ignored, and swept up later', () => {
    save(contents(SAMPLES));
    const left = `${path}.${'0'.repeat(16)}.tmp`;
    writeFileSync(left, readFileSync(path).subarray(0, 700));
    expect(reopened((cache) => cache.hashOf((SAMPLES[0] as Sample).file))).toBe(SAMPLES[0]?.record.hash);
    save(contents(SAMPLES));
    expect(readdirSync(directory)).toHaveLength(2);
    utimesSync(left, 1, 1);
    const foreign = join(directory, 'foreign.tmp');
    writeFileSync(foreign, '');
    utimesSync(foreign, 1, 1);
    save(contents(SAMPLES));
    expect(readdirSync(directory).sort()).toEqual([path.slice(directory.length + 1), 'foreign.tmp'].sort());
  });

  test('caches that nobody used for long are swept up', () => {
    const old = cachePath(directory, '/long/gone') as string;
    writeFileSync(old, '');
    save(contents(SAMPLES));
    expect(readdirSync(directory)).toHaveLength(2);
    utimesSync(old, 1, 1);
    save(contents(SAMPLES));
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test('a reader that has the file open keeps what it saw', () => {
    save(contents(SAMPLES, { result: RESULT }));
    reopened((reader) => {
      save(contents([], { result: { key: 'other', text: 'other' } }));
      expect(reader.result('key')).toBe(RESULT.text);
      expect(reader.facts(SAMPLES[0]?.record.hash as string)).toBe(SAMPLES[0]?.facts);
    });
  });

  test('of two writers the later wins, and both are whole', () => {
    save(contents(SAMPLES));
    const [one, two] = [openCache(directory, ROOT, VERSION), openCache(directory, ROOT, VERSION)];
    expect(one.save(contents(SAMPLES.slice(0, 1), { result: { key: 'one', text: '1' } }))).toBeUndefined();
    expect(two.save(contents(SAMPLES, { facts: new Map(), result: { key: 'two', text: '2' } }))).toBeUndefined();
    reopened((cache) => {
      expect([cache.result('one'), cache.result('two')]).toEqual([undefined, '2']);
      expect(SAMPLES.map(({ record }) => cache.facts(record.hash))).toEqual(SAMPLES.map(({ facts }) => facts));
    });
  });
});

test('hashes are those of the index', () => {
  expect(contentHash(Buffer.from('<?php '))).toBe(SAMPLES[1]?.record.hash);
});
