import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../testing/processor-time.ts';
import { parseJson } from './json.ts';

const placeOf = (text: string): unknown => {
  const result = parseJson(text);
  return 'fault' in result ? [result.fault.line, result.fault.column, result.fault.message.slice(25)] : 'valid';
};

describe('the place of a fault', () => {
  test.each([
    ['{"a": 1,}', [1, 9, '"}"']],
    ['{\n  "a": 1\n  "b": 2\n}', [3, 3, '"\\""']],
    ['[1, x]', [1, 5, '"x"']],
    ['{"a": "b\n"}', [1, 9, '"\\n"']],
    ['{"a"', [1, 5, 'the end of the file']],
    ['', [1, 1, 'the end of the file']],
    ['{} x', [1, 4, '"x"']],
    ["{'a': 1}", [1, 2, '"\'"']],
    ['[1}', [1, 3, '"}"']],
    ['[01]', [1, 3, '"1"']],
  ])('%j', (text, place) => {
    expect(placeOf(text)).toEqual(place);
  });

  test('is within the text, and not before what is valid', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(',', '}', 'x', '"', '\n', ''), (json, seed, patch) => {
        const at = seed % (json.length + 1);
        const text = json.slice(0, at) + patch + json.slice(at + 1);
        const result = parseJson(text);
        if (!('fault' in result)) return;
        const { line = 0, column = 0 } = result.fault;
        const offset =
          text
            .split('\n')
            .slice(0, line - 1)
            .join('\n').length +
          (line > 1 ? 1 : 0) +
          column -
          1;
        expect(offset).toBeLessThanOrEqual(text.length);
        expect(offset).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is found in hostile text in bounded time', () => {
    const texts = [
      '['.repeat(1e6),
      `"${'a'.repeat(5e6)}`,
      `["${'\\n'.repeat(2e6)}",]`,
      ' '.repeat(5e6),
      `{"a":${'['.repeat(1e5)}}`,
    ];
    const spent = processorTime(() => {
      for (const text of texts) expect(placeOf(text)).not.toBe('valid');
    });
    expect(spent).toBeLessThan(3000);
  });
});
