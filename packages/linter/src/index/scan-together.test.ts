import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../project/project.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { indexFiles } from './index-files.ts';
import { ScanPart } from './scan-share.ts';
import { type ScanHelp, scanTogether } from './scan-together.ts';

const count = 500;
const paths = Array.from({ length: count }, (_, at) => `src/File${at}.php`);
/** Each says something else. */
const sources = Object.fromEntries(
  paths.map((path, at) => [path, `<?php\nclass File${at} extends Base { function f() { g${at}('x'); } }\n`]),
);
const files = paths.map((path): SourceFile => ({ path }));

/** Takes part at once, as far as it is let. */
function helping(stretches: number): ScanHelp {
  return async (scan, onScanned) => {
    const part = new ScanPart(scan);
    for (let left = stretches; left > 0; left--) {
      const stretch = part.scanFromEnd();
      if (!stretch) return;
      onScanned(stretch);
    }
  };
}

describe('scanning together', () => {
  test.each([0, 1, 3, 1000])('gives the same with help of %i stretches', async (stretches) => {
    const root = temporaryProject(sources);
    const alone = await indexFiles(root, files);
    const together = await indexFiles(root, files, { help: helping(stretches) });
    expect(together.hashes).toEqual(alone.hashes);
    expect(together.records()).toEqual(alone.records());
    expect(together).toMatchObject({ read: count, scanned: count, unreadable: [] });
  });

  test('tells of each file once', async () => {
    const root = temporaryProject(sources);
    const told: string[] = [];
    await scanTogether(root, files, helping(4), { onRecord: ({ path }) => told.push(path) });
    expect(told).toHaveLength(count);
    expect(new Set(told)).toEqual(new Set(paths));
  });

  test('does itself what a helper took and did not answer', async () => {
    const root = temporaryProject(sources);
    const losing: ScanHelp = async (scan) => {
      new ScanPart(scan).scanFromEnd();
    };
    const answers = await scanTogether(root, files, losing, {});
    expect(answers.every((answer) => 'hash' in answer)).toBe(true);
    expect(answers).toHaveLength(count);
  });

  test('files that cannot be read are told, whoever meets them', async () => {
    const own = temporaryProject(Object.fromEntries(paths.map((path) => [path, '<?php f();'])));
    for (const path of [paths[0], paths[count - 1]]) unlinkSync(join(own, path ?? ''));
    const { unreadable, files: read } = await indexFiles(own, files, { help: helping(2) });
    expect(unreadable.map(({ path }) => path)).toEqual([paths[0], paths[count - 1]]);
    expect(read).toHaveLength(count - 2);
  });

  test('stops when it is aborted', async () => {
    const root = temporaryProject(sources);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(scanTogether(root, files, helping(1), { signal })).rejects.toThrow('enough');
  });
});
