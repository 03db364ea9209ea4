import { expect, test } from 'vitest';
import { nearestName } from './did-you-mean.ts';
import { pathMatcher } from './globs.ts';

test.each([
  [['web/legacy'], 'web/legacy/a/b.php', true],
  [['web/legacy/'], 'web/legacy/.hidden/b.php', true],
  [['./web/legacy/a.php'], 'web/legacy/a.php', true],
  [['web/legacy'], 'web/legacy2/a.php', false],
  [['**/*.inc'], 'a/b.inc', true],
  [['*.inc'], 'a/b.inc', false],
  [['mod*/x'], 'modules/x/y.php', true],
  [['größe ü/*'], 'größe ü/a b.php', true],
  [['.'], 'a/b.php', true],
  [[], 'a.php', false],
  [['a', 'b'], 'b/c.php', true],
])('%j on %s: %s', (patterns, path, matches) => {
  expect(pathMatcher(patterns)(path)).toBe(matches);
});

test.each([
  ['exlude', 'exclude'],
  ['EXCLUDE', 'exclude'],
  ['loca-write', 'processes/local-write'],
  ['local-wrtie', 'processes/local-write'],
  ['zzzzzz', undefined],
  ['x'.repeat(5000), undefined],
])('nearest to %s is %s', (name, nearest) => {
  expect(nearestName(name, ['exclude', 'paths', 'processes/local-write'])).toBe(nearest);
});
