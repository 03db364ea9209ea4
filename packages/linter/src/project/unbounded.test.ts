import { expect, test } from 'vitest';
import { unboundedness } from './unbounded.ts';

test.each([
  ['*', 'any version'],
  ['@dev', 'any version'],
  ['>=1', 'any later version'],
  ['> 1.0', 'any later version'],
  ['^1.0 || >=2', 'any later version'],
  ['^1.0|*', 'any version'],
  ['dev-master', 'whatever is on a branch'],
  ['dev-main as 1.2.0', 'whatever is on a branch'],
  ['>=1 !=1.4', undefined],
  ['>=1 <3', undefined],
  ['>=1,<3', undefined],
  ['>= 1.0 < 3', undefined],
  ['1.0 - 2.0', undefined],
  ['dev-main#a1b2c3d', undefined],
  ['1.*', undefined],
  ['~1.2@beta', undefined],
  ['v3.1.4', undefined],
  ['^7.2|^8.0', undefined],
])('%s: %s', (constraint, expected) => {
  expect(unboundedness(constraint)).toBe(expected);
});
