import { appendFileSync, chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileStat } from '../project/file-stat.ts';
import type { SourceFile } from '../project/project.ts';
import { hashFiles, type IndexMemory, indexFiles } from './index-files.ts';
import { MAX_FILE_BYTES } from './read-file.ts';
import { contentHash, scanFile } from './scan-file.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'index files '));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function file(path: string, text: string): Required<SourceFile> {
  writeFileSync(join(root, path), text);
  return { path, stat: fileStat(join(root, path)) };
}

describe('indexing files', () => {
  test('scans all when nothing is remembered', async () => {
    const files = [
      file('a.php', '<?php class A {}'),
      file('ä b.php', ''),
      file('c.php', `<?php ${'c;'.repeat(2 ** 20)}`),
    ];
    const indexed = await indexFiles(root, files);
    expect(indexed.files).toEqual(files);
    expect(indexed.scanned).toBe(3);
    expect(indexed.records().map(({ bytes }) => bytes)).toEqual([16, 0, 6 + 2 ** 21]);
    expect(indexed.records().map(({ hash }) => hash)).toEqual(indexed.hashes);
    expect(indexed.records()[0]).toEqual(scanFile(Buffer.from('<?php class A {}')));
  });

  test('reads whole files whose size changed since they were listed', async () => {
    const files = [file('grown.php', '<?php a;'), file('shrunk.php', '<?php a; b;'), file('long.php', '<?php ')];
    appendFileSync(join(root, 'grown.php'), 'grown;');
    truncateSync(join(root, 'shrunk.php'), 8);
    appendFileSync(join(root, 'long.php'), 'x'.repeat(3 * 2 ** 20));
    const { hashes } = await indexFiles(root, files);
    const texts = ['<?php a;grown;', '<?php a;', `<?php ${'x'.repeat(3 * 2 ** 20)}`];
    expect(hashes).toEqual(texts.map((text) => contentHash(Buffer.from(text))));
  });

  test('reports what cannot be read and goes on', async () => {
    const kept = file('kept.php', '<?php');
    const locked = file('locked.php', '<?php');
    chmodSync(join(root, 'locked.php'), 0);
    const indexed = await indexFiles(root, [
      { path: 'gone.php' },
      { path: 'large.php', stat: { ...kept.stat, size: MAX_FILE_BYTES + 1 } },
      ...(process.getuid?.() === 0 ? [] : [locked]),
      { ...kept, path: '.' },
      kept,
    ]);
    expect(indexed.files).toEqual([kept]);
    expect(indexed.records()).toHaveLength(1);
    const reasons = new Map(indexed.unreadable.map(({ path, reason }) => [path, reason]));
    expect(reasons.get('gone.php')).toBe('vanished while it was being analysed');
    expect(reasons.get('large.php')).toBe('larger than 64 MiB');
    expect(reasons.get('.')).toMatch(/^not readable: /);
    if (process.getuid?.() !== 0) expect(reasons.get('locked.php')).toBe('not readable: permission denied');
  });

  test('reads nothing that is remembered', async () => {
    const record = scanFile(Buffer.from('<?php remembered;'));
    const asked: string[] = [];
    const previous: IndexMemory = {
      hashOf: ({ path }) => (path === 'fresh.php' ? undefined : record.hash),
      record: (hash) => {
        asked.push(hash);
        return hash === record.hash ? record : undefined;
      },
    };
    const absent = { path: 'remembered.php' };
    const indexed = await indexFiles(root, [absent, file('fresh.php', '<?php fresh;')], { previous });
    const fresh = scanFile(Buffer.from('<?php fresh;'));
    expect([indexed.read, indexed.scanned]).toEqual([1, 1]);
    expect(asked).toEqual([fresh.hash]);
    expect(indexed.records()).toEqual([record, fresh]);
    expect(asked).toEqual([fresh.hash, record.hash]);
  });

  test('scans nothing whose contents are remembered under new stat data', async () => {
    const record = scanFile(Buffer.from('<?php checked_out;'));
    const previous: IndexMemory = {
      hashOf: () => undefined,
      record: (hash) => (hash === record.hash ? record : undefined),
    };
    const files = [file('a.php', '<?php checked_out;'), file('b.php', '<?php new;')];
    const indexed = await indexFiles(root, files, { previous });
    expect(indexed.records()[0]).toBe(record);
    expect([indexed.read, indexed.scanned]).toEqual([2, 1]);
  });

  test('scans what is remembered by its hash only', async () => {
    const present = file('present.php', '<?php present;');
    const previous: IndexMemory = { hashOf: () => '0'.repeat(40), record: () => undefined };
    const indexed = await indexFiles(root, [present, { ...present, path: 'gone.php' }], { previous });
    expect(indexed.records()[0]).toEqual(scanFile(Buffer.from('<?php present;')));
    expect(indexed.hashes[0]).toBe(indexed.records()[0]?.hash);
    expect(indexed.records()[1]?.names).toHaveLength(0);
    expect(indexed.unreadable.map(({ path }) => path)).toEqual(['gone.php']);
  });

  test('tells its progress', async () => {
    const calls: [number, number][] = [];
    await indexFiles(root, [file('a.php', '')], { onProgress: (done, total) => calls.push([done, total]) });
    expect(calls.at(-1)).toEqual([1, 1]);
  });

  test('can be aborted, before and on the way', async () => {
    await expect(indexFiles(root, [], { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
    const controller = new AbortController();
    const large = file('large.php', `<?php ${'"a" . '.repeat(300_000)}`);
    const onProgress = (): void => controller.abort(new Error('enough'));
    await expect(indexFiles(root, Array(40).fill(large), { signal: controller.signal, onProgress })).rejects.toThrow(
      'enough',
    );
  });
});

test('hashing files leaves out those that cannot be read', async () => {
  const yaml = file('a.yaml', 'a: 1');
  const gone = { ...yaml, path: 'gone.yaml' };
  expect(await hashFiles(root, [yaml, gone])).toEqual(new Map([['a.yaml', contentHash(Buffer.from('a: 1'))]]));
});
