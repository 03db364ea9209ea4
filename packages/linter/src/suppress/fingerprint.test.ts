import { describe, expect, test } from 'vitest';
import { type FingerprintInput, fingerprints, normaliseSink } from './fingerprint.ts';

function site(more: Partial<FingerprintInput> = {}): FingerprintInput {
  return { ruleId: 'r', path: 'a.php', symbol: 'A->b', sink: 'touch($a)', startLine: 1, startColumn: 1, ...more };
}

describe('fingerprints', () => {
  test('are twenty hex digits that stay the same from version to version', () => {
    expect(fingerprints([site()])).toEqual(['152d924671d96da0f510']);
  });

  test('differ by rule, path, symbol and sink, and not by place', () => {
    const others = [
      site({ ruleId: 's' }),
      site({ path: 'b.php' }),
      site({ symbol: 'A->c' }),
      site({ sink: 'touch($b)' }),
      site(),
    ];
    expect(new Set(others.map((one) => fingerprints([one])[0])).size).toBe(5);
    expect(fingerprints([site({ startLine: 9, startColumn: 7 })])).toEqual(fingerprints([site()]));
  });

  test('number equal ones in source order, not in the order given', () => {
    const [first, second] = [site({ startLine: 3 }), site({ startLine: 3, startColumn: 20 })];
    const forward = fingerprints([first, second]);
    expect(forward[0]).not.toBe(forward[1]);
    expect(fingerprints([second, first])).toEqual(forward.toReversed());
  });
});

test.each([
  ['touch(\n    $a,\n    $b,\n)', 'touch($a,$b)'],
  ['\\touch( $a )', 'touch($a)'],
  ['new \\App\\X($a)', 'new App\\X($a)'],
  ['$this->fs\n  ->put( $a . "x" )', '$this->fs->put($a."x")'],
  ['\\App\\X::put([ 1, 2 ])', 'App\\X::put([1,2])'],
])('%j is normalised to %j', (text, normal) => {
  expect(normaliseSink(text)).toBe(normal);
});
