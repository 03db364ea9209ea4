import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Notes } from '../notes.ts';
import { MatchingPaths } from './matching-paths.ts';

const PATTERNS = [/^config\/.+\.php$/, /\.ya?ml$/i, /(?:^|\/)a/, /^b\/?/, /^config\/app\.php$|^b$/, /__proto__/];
const path = fc.constantFrom(
  'a',
  'a.yml',
  'b',
  'b/a.YAML',
  'config/app.php',
  'config/b/c.php',
  'config/x',
  '__proto__',
);
const paths = fc.uniqueArray(path).map((all) => all.sort());
const patterns = fc.subarray(PATTERNS);

test('what an earlier run noted changes no answer', () => {
  fc.assert(
    fc.property(paths, fc.option(paths, { nil: undefined }), patterns, (before, after, asked) => {
      const first = new Notes(() => undefined);
      const earlier = new MatchingPaths(before, first);
      for (const pattern of asked) earlier.of(pattern);
      const noted = new Map([...first.made].map(([name, text]) => [name, text()] as const));
      const now = after ?? before;
      const second = new Notes((name) => noted.get(name));
      const matching = new MatchingPaths(now, second);
      for (const pattern of PATTERNS) expect(matching.of(pattern)).toEqual(now.filter((each) => pattern.test(each)));
      // What is the same is searched for patterns that nobody asked about before, and for no others.
      expect(second.made.size > 0).toBe(
        after === undefined || after.join() === before.join() ? asked.length < PATTERNS.length : true,
      );
    }),
  );
});
