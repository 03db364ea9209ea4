import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeOf } from './time-of.ts';

const usual = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

test('a time is what the platform reads', () => {
  fc.assert(
    fc.property(usual, (text) => {
      expect(timeOf(text)).toBe(Date.parse(text));
    }),
    { numRuns: 300 },
  );
});

test.each([
  '2026-02-29T00:00:00.000Z',
  '2024-02-29T12:00:00.000Z',
  '2026-13-01T00:00:00.000Z',
  '2026-01-01T24:00:00.000Z',
  '2026-01-01T00:00:60.000Z',
  '2026-01-0xT00:00:00.000Z',
  '2026-01-01T00:00:00.00xZ',
  '2026-01-01T00:00:00Z',
  'Thu, 01 Jan 2026 00:00:00 GMT',
  '',
])('what is written otherwise, as %j, too', (text) => {
  expect(timeOf(text)).toBe(Date.parse(text) || 0);
});
