import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectedPaths, followedPaths, pathExamples } from '../testing/followed-paths.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);

for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith('.md'))) {
  describe(name.replace('.md', ''), () => {
    for (const example of pathExamples(readFileSync(new URL(name, FIXTURES), 'utf8'))) {
      test(example.title, async () => {
        expect(await followedPaths(example)).toEqual(expectedPaths(example));
      });
    }
  });
}
