/** What the cache's tests share: a few files and what is known of them, and a directory of their own for each test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FileRecord } from '../index/record.ts';
import { scanFile } from '../index/scan-file.ts';
import type { SourceFile } from '../project/project.ts';
import { type CacheContents, type CacheFile, openCache } from './cache-file.ts';
import { cachePath } from './location.ts';

export const ROOT = '/project';
export const VERSION = '1.2.3';

export interface Sample {
  readonly file: Required<SourceFile>;
  readonly record: FileRecord;
  readonly facts: string;
}

export function sample(name: string, source: string): Sample {
  const record = scanFile(Buffer.from(`<?php ${source}`));
  const mtimeMs = 1_700_000_000_000.25;
  const stat = { size: record.bytes, mtimeMs, inode: 2 ** 40 + 7 };
  const file = { path: `src/${name}.php`, stat };
  return { file, record, facts: JSON.stringify({ functions: [name], text: 'ä€𝄞' }) };
}

export const SAMPLES: readonly [Sample, Sample, Sample] = [
  sample('A', 'namespace N; class A extends B implements C { use D; } function f() {} const K = 1;'),
  sample('empty', ''),
  sample('ü ber', 'größe();'),
];

export function contents(samples: readonly Sample[], more: Partial<CacheContents> = {}): CacheContents {
  return {
    stats: samples.map(({ file, record }) => ({ file, hash: record.hash })),
    records: samples.map(({ record }) => record),
    facts: new Map(samples.map(({ record, facts }) => [record.hash, facts])),
    ...more,
  };
}

/** A directory with the cache of {@link ROOT} in it, as several runs of the tool would use it. */
export class TestCache {
  readonly directory: string = mkdtempSync(join(tmpdir(), 'tidemark cache '));
  readonly path: string = cachePath(this.directory, ROOT) ?? '';

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }

  open(root: string = ROOT, version: string = VERSION): CacheFile {
    return openCache(this.directory, root, version);
  }

  /** Runs `use` on the cache as the next run would find it. */
  reopened<T>(use: (cache: CacheFile) => T, root: string = ROOT, version: string = VERSION): T {
    const cache = this.open(root, version);
    try {
      return use(cache);
    } finally {
      cache.close();
    }
  }

  save(next: CacheContents): void {
    expect(this.reopened((cache) => cache.save(next))).toBeUndefined();
  }
}

/** All that a cache answers about the samples. */
export function answers(cache: CacheFile): readonly unknown[] {
  return [
    SAMPLES.map(({ file }) => cache.hashOf(file)),
    SAMPLES.map(({ record }) => cache.record(record.hash)),
    SAMPLES.map(({ record }) => cache.facts(record.hash)),
    cache.result('key'),
    cache.verdicts()?.toString(),
    cache.note('name'),
  ];
}

export const NOTHING: readonly unknown[] = [
  ...Array(3).fill(Array(3).fill(undefined)),
  undefined,
  undefined,
  undefined,
];
export const NOTES: ReadonlyMap<string, () => string> = new Map([['name', () => 'key\nnoted']]);
export const VERDICTS = (): readonly Buffer[] => [Buffer.from('verdicts of all sites')];
export const RESULT: { readonly key: string; readonly text: string } = { key: 'key', text: '{"findings":["ß"]}' };
