import { expect, test } from 'vitest';
import { Timing, timedRules } from './timing.ts';

test('time is added up by part, that of rules by their id', async () => {
  const timing = new Timing();
  expect(timing.of('a', () => 1)).toBe(1);
  await timing.during('b', () => new Promise((resolve) => setTimeout(resolve, 20)));
  const [rule] = timedRules([{ meta: { id: 'x/y' }, check: (given: number) => given + 1 }], timing);
  expect(rule?.check(1)).toBe(2);
  expect(timing.parts.map(([part]) => part).sort()).toEqual(['a', 'b', 'x/y']);
  expect(timing.parts[0]?.[0]).toBe('b');
});

test('what throws is counted too', () => {
  const timing = new Timing();
  expect(() =>
    timing.of('a', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(timing.parts).toHaveLength(1);
});
