import { expect, test } from 'vitest';
import { type ResultInputs, resultKey } from './result-key.ts';

const INPUTS: ResultInputs = {
  toolVersion: '1.0.0',
  options: '{}',
  contents: [
    ['a.php', 'aa'],
    ['b.php', 'bb'],
  ],
};

test('the key is the same for the same inputs in any order', () => {
  expect(resultKey({ ...INPUTS, contents: [...INPUTS.contents].reverse() })).toBe(resultKey(INPUTS));
});

test.each<[string, Partial<ResultInputs>]>([
  ['tool version', { toolVersion: '1.0.1' }],
  ['options', { options: '{"x":1}' }],
  ['border between version and options', { toolVersion: '1.0.0{', options: '}' }],
  [
    'content',
    {
      contents: [
        ['a.php', 'aa'],
        ['b.php', 'bc'],
      ],
    },
  ],
  [
    'path',
    {
      contents: [
        ['a.php', 'aa'],
        ['c.php', 'bb'],
      ],
    },
  ],
  [
    'swapped contents',
    {
      contents: [
        ['a.php', 'bb'],
        ['b.php', 'aa'],
      ],
    },
  ],
  ['a file more', { contents: [...INPUTS.contents, ['c.php', 'cc']] }],
  ['a file less', { contents: [['a.php', 'aa']] }],
])('the key differs by %s', (_, change) => {
  expect(resultKey({ ...INPUTS, ...change })).not.toBe(resultKey(INPUTS));
});
