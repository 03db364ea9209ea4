import { expect, test } from 'vitest';
import { isOfKind } from './hook-callers.ts';
import type { Part } from './value.ts';

const OPEN: Part = { from: 'unknown', label: 'a type' };

const named = (...parts: readonly Part[]) => ({ is: 'text', parts }) as const;

test.each([
  ['save_photo', [OPEN], true],
  ['save_', [OPEN], false],
  ['save_photo_after', [OPEN, '_after'], true],
  ['save__after', [OPEN, '_after'], false],
  ['save_photo_after_all', [OPEN, '_after'], false],
  ['save_photo_in_album', [OPEN, '_in_', OPEN], true],
  ['save_photo_of_album', [OPEN, '_in_', OPEN], false],
  ['save_', [], true],
] as const)('%s can be called by save_ and what follows', (hook, rest, isMeant) => {
  expect(isOfKind(named('save_', ...rest), 'save_', hook)).toBe(isMeant);
});

test('many open parts of a long name are not tried in all ways', () => {
  const parts = Array.from({ length: 40 }, () => ['a', OPEN] as const).flat();
  const began = performance.now();
  expect(isOfKind(named('save_', ...parts, 'b'), 'save_', `save_${'a'.repeat(20_000)}c`)).toBe(false);
  expect(performance.now() - began).toBeLessThan(1000);
});
