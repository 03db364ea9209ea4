import { expect, test } from 'vitest';
import { type Draft, speaking } from './check.ts';

const draft = (message: string, rank: number, about?: string): Draft =>
  ({
    finding: { path: 'composer.json', startLine: 3, startColumn: 1, endLine: 3, endColumn: 9, message },
    rank,
    ...(about === undefined ? {} : { about }),
  }) as Draft;

const spoken = (...drafts: readonly Draft[]): readonly string[] => speaking(drafts).map(({ message }) => message);

test('of what is said of a call the weightiest counts, of equals the first', () => {
  expect(spoken(draft('a', 0), draft('b', 0))).toEqual(['a']);
  expect(spoken(draft('a', 0), draft('b', 1))).toEqual(['b']);
});

test('a line of settings may be spoken of for several things', () => {
  expect(spoken(draft('gd', 0, 'ext-gd'), draft('intl', 0, 'ext-intl'), draft('gd', 0, 'ext-gd'))).toEqual([
    'gd',
    'intl',
  ]);
});
