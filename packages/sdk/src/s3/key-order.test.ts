import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys } from './key-order.ts';

test('keys are ordered as their bytes are', () => {
  const key = fc.string({
    unit: fc.constantFrom('a', 'b', '/', '-', '\uFFFD', '\uE000', '😀', '\u{10FFFF}', 'é', '\uD7FF'),
  });
  fc.assert(
    fc.property(key, key, (one, other) => {
      expect(Math.sign(compareKeys(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
    { numRuns: 2000 },
  );
});
