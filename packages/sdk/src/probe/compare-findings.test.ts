import { expect, test } from 'vitest';
import { type Comparison, compareFindings } from './compare-findings.ts';
import type { LintFinding } from './lint-report.ts';
import type { LostFile } from './lost-files.ts';

function compared(
  files: readonly Partial<LostFile>[],
  findings: readonly Partial<LintFinding>[],
  stores = {},
): Comparison {
  const report = {
    schemaVersion: 1 as const,
    url: '',
    nodes: 2,
    visitors: [],
    sessions: [],
    pages: { compared: 0, differing: [] },
    uploads: [],
    files: files.map((file) => ({
      path: 'a',
      bytes: 1,
      change: 'added' as const,
      nodes: [],
      differs: true,
      state: 'unknown' as const,
      isMadeAgain: false,
      ...file,
    })),
  };
  const whole = findings.map((finding, index) => ({
    ruleId: 'r',
    category: 'write',
    kind: null,
    state: null,
    effect: null,
    severity: 'error',
    message: '',
    path: 'a.php',
    startLine: index + 1,
    fingerprint: String(index),
    ...finding,
  }));
  return compareFindings(report, { findings: whole, stateMap: { kinds: stores as never } });
}

test.each([
  ['public/media/x/y.jpg', 'public/media/…/thumb.jpg', undefined],
  ['public/media/x/thumb.jpg', 'public/media/…/thumb.jpg', 'path'],
  ['storage/app/a/b.pdf', './storage/app/…', 'path'],
  ['storage/app2/b.pdf', 'storage/app/…', undefined],
  ['storage/app', 'storage/app.log', undefined],
  ['var/data/x/y', 'var/data', 'path'],
] as const)('%s and %s', (path, target, covered) => {
  const { losses, missed, findings } = compared([{ path, state: 'uploads' }], [{ target, state: 'uploads' }]);
  expect(losses[0]?.covered).toBe(covered);
  expect(missed).toEqual(covered === undefined ? [path] : []);
  expect(findings[0]?.seen).toBe(covered);
});

test('a journal lies beside its database', () => {
  const finding = { target: 'db/app.sqlite', state: 'database', kind: 'database-file' } as const;
  expect(compared([{ path: 'db/app.sqlite-wal', state: 'database' }], [finding]).missed).toEqual([]);
  expect(compared([{ path: 'db/app.sqlite-old', state: 'database' }], [finding]).missed).toEqual(['db/app.sqlite-old']);
});

test('a finding that hardly names a place, or none, is seen by its kind', () => {
  for (const target of ['…/a', undefined]) {
    const finding = { ...(target === undefined ? {} : { target }), state: 'uploads' } as const;
    expect(compared([{ path: 'x/a.png', state: 'media' }], [finding]).losses[0]).toMatchObject({
      covered: 'kind',
      finding: 'r a.php:1',
    });
    expect(compared([{ path: 'x/a.log', state: 'logs' }], [finding]).missed).toEqual(['x/a.log']);
  }
});

test('what only the state map knows of is missed, and says so', () => {
  const stores = { cache: [{ store: 'compiled views', placement: 'node' }] };
  expect(compared([{ path: 'v/1.php', state: 'cache' }], [], stores)).toMatchObject({
    losses: [{ lost: 'v/1.php', store: 'compiled views' }],
    missed: ['v/1.php'],
  });
});

test('what comes back by itself is seen, and no loss', () => {
  const { losses, findings } = compared(
    [{ path: 'var/cache/a', state: 'cache', isMadeAgain: true }],
    [{ target: 'var/cache/…', state: 'cache' }],
  );
  expect([losses, findings[0]?.seen]).toEqual([[], 'path']);
});

test('practices are not looked for', () => {
  expect(compared([], [{ category: 'practice' }, { category: 'write', state: 'logs' }])).toMatchObject({
    others: 1,
    findings: [{ line: 2, by: [] }],
  });
});
