import { describe, expect, test } from 'vitest';
import type { Drift } from '../model/index.ts';
import { type LostFile, lostFiles } from './lost-files.ts';

const MODIFIED = new Date('2026-01-01T00:00:00Z');
const NONE: Drift = { nodes: [], differing: [] };
const SENT = { name: 'harbour-light.png', bytes: 70 };

function holding(path: string, bytes = 1000): Drift {
  return {
    nodes: [{ node: 'n-1', added: [{ path, bytes, modified: MODIFIED }], changed: [], deleted: [] }],
    differing: [],
  };
}

function lost(path: string, bytes?: number, after: Drift = NONE): LostFile | undefined {
  const before = holding(path, bytes);
  return lostFiles({ visited: before, before, after }, { sent: [SENT], cookies: ['0123456789abcdef'] })[0];
}

describe('what a file holds, as its name and size tell', () => {
  test.each([
    ['uploads/2026/a.png', 70, 'uploads'],
    ['uploads/2026/harbour-light-150x150.png', 1000, 'media'],
    ['storage/runtime/assets/thumbs/2/thumb-34x25.png', 1000, 'media'],
    ['images/thumb/a/ab/Pier.JPG', 1000, 'media'],
    ['thumbs/readme.txt', 1000, 'unknown'],
    ['/sessions/sess_0123456789abcdef', 1000, 'sessions'],
    ['storage/runtime/compiled_templates/08/088e.php', 1000, 'cache'],
    ['storage/logs/web.log', 1000, 'logs'],
    ['var/data.sqlite-wal', 1000, 'database'],
    ['/tmp/php8x1', 1000, 'temporary'],
  ])('%s of %d bytes: %s', (path, bytes, state) => {
    expect(lost(path, bytes)).toMatchObject({ path, bytes, change: 'added', nodes: ['n-1'], state });
  });
});

test('what had grown and begins anew is lost, unless its name says that it is a cache', () => {
  expect(lost('visits.txt', 50, holding('visits.txt', 10))?.isMadeAgain).toBe(false);
  expect(lost('visits.txt', 50, holding('visits.txt', 50))?.isMadeAgain).toBe(true);
  expect(lost('cache/a.php', 50, holding('cache/a.php', 10))?.isMadeAgain).toBe(true);
});

test('a cache that the same pages fill again is made again; an upload at the same place is another one', () => {
  expect(lost('cache/a.php', 10, holding('cache/a.php'))?.isMadeAgain).toBe(true);
  expect(lost('uploads/a.png', 70, holding('uploads/a.png', 70))?.isMadeAgain).toBe(false);
});
