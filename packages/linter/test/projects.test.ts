/** Each folder of `fixtures/` is a project whose code says at the end of a line what is to be found there. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lint } from '../src/index.ts';
import { differences, expectationsIn } from '../src/testing/expectations.ts';
import { projectText } from '../src/testing/project-text.ts';

const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));
const PROJECTS = readdirSync(FIXTURES).sort();

/** Wrong answers that are known, over all fixtures together. Only ever lower it. */
const KNOWN_WRONG = 0;

function expectedIn(name: string) {
  return Object.entries(projectText(`${FIXTURES}/${name}`)).flatMap(([path, text]) => expectationsIn(path, text));
}

describe('a project', () => {
  test.each(PROJECTS)(
    '%s',
    async (name) => {
      const { findings, partial } = await lint({
        path: `${FIXTURES}/${name}`,
        only: ['processes/local-disk-write'],
        cache: false,
        threads: 1,
      });
      expect(differences(expectedIn(name), findings).join('\n')).toBe('');
      expect(partial).toEqual([]);
    },
    60_000,
  );
});

test('known wrong answers become fewer', () => {
  const known = PROJECTS.flatMap((name) =>
    expectedIn(name)
      .filter((expectation) => expectation.known !== undefined)
      .map(({ path, line, known: how }) => `${name}/${path}:${line} ${how}`),
  );
  expect(known, known.join('\n')).toHaveLength(KNOWN_WRONG);
});
