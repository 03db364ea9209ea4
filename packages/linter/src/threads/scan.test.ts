import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { indexFiles } from '../index/index-files.ts';
import { scanTogether } from '../index/scan-together.ts';
import type { SourceFile } from '../project/project.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { FactsPool } from './pool.ts';

const count = 500;
const paths = Array.from({ length: count }, (_, at) => `src/File${at}.php`);
const sources = Object.fromEntries(paths.map((path, at) => [path, `<?php\nclass File${at} extends Base {}\n`]));
const files = paths.map((path): SourceFile => ({ path }));

describe('threads that scan', () => {
  const entry = new URL('./testing/unruly-worker.ts', import.meta.url);

  test.each([2, 4])('give the same with %i', async (threads) => {
    const root = temporaryProject(sources);
    const pool = new FactsPool({ threads });
    try {
      // So that the threads are there before all is scanned.
      await pool.request([{ path: 'a', file: join(root, paths[0] ?? '') }]);
      const alone = await indexFiles(root, files);
      const answers = await scanTogether(root, files, (scan, onScanned) => pool.scan(scan, onScanned), {});
      expect(answers).toEqual(alone.records());
      const later = await pool.request([{ path: 'b', file: join(root, paths[1] ?? '') }]);
      expect(later.get('b')?.packed).toContain('File1');
    } finally {
      await pool.close();
    }
  });

  test('that end while they scan are not waited for', async () => {
    const root = temporaryProject(sources);
    const pool = new FactsPool({ threads: 2, entry });
    try {
      await pool.request([{ path: 'a', file: join(root, paths[0] ?? '') }]);
      const answers = await scanTogether(root, files, (scan, onScanned) => pool.scan(scan, onScanned), {});
      expect(answers.filter((answer) => 'hash' in answer)).toHaveLength(count);
      const later = await pool.request([{ path: 'b', file: join(root, paths[1] ?? '') }]);
      expect(later.get('b')?.packed).toContain('File1');
    } finally {
      await pool.close();
    }
  });
});
