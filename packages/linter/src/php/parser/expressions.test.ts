import { describe, expect, test } from 'vitest';
import { firstExpression, sketch } from '../testing/facts.ts';

/** Structures as PHP 8.5 gives them. */
const structures: readonly (readonly [string, string])[] = [
  ["$a . 'b' . $c", '(. $a "b" $c)'],
  ["'x' . $a + 1 . 'y'", '(. "x" (+ $a 1) "y")'],
  ['$a - $b - $c', '(- (- $a $b) $c)'],
  ['$a ** $b ** $c', '(** $a (** $b $c))'],
  ['-$a ** 2', '(- (** $a 2))'],
  ['$a ?? $b ?? $c', '(?? $a (?? $b $c))'],
  ['$a && $b || $c && $d', '(|| (&& $a $b) (&& $c $d))'],
  ['!$a instanceof B && $c', '(&& (! (instanceof $a B)) $c)'],
  ['(string) $a . $b', '(. ((string) $a) $b)'],
  ["@$a['x'] ?: $b", '(? (@ $a["x"]) - $b)'],
  ['$a = $b and $c', '(and (= $a $b) $c)'],
  ['$a = $b && $c', '(= $a (&& $b $c))'],
  ['$a && $b = f() || $c', '(&& $a (= $b (|| f() $c)))'],
  ['!$a = f()', '(! (= $a f()))'],
  ['$a == $b ? $c : $d . $e', '(? (== $a $b) $c (. $d $e))'],
  ['$x |> trim(...) |> strtoupper(...)', 'strtoupper(trim($x))'],
  ["'a' . $x |> trim(...)", 'trim((. "a" $x))'],
  ['$a->b()?->c', '$a->b()->c'],
  ['$i++ + ++$j', '(+ (+= $i 1) (+= $j 1))'],
  ['$a .= $b ?? $c', '(.= $a (?? $b $c))'],
  ['$a < $b == $c > $d', '(== (< $a $b) (> $c $d))'],
  ['$a or f() xor $b', '(or $a (xor f() $b))'],
];

describe('expressions', () => {
  test.each(structures)('%s', (code, expected) => {
    expect(sketch(firstExpression(`${code};`))).toBe(expected);
  });

  test('a chain of thousands is read without a stack', () => {
    const chain = firstExpression(`${Array.from({ length: 5000 }, () => '$a').join(' . ')};`);
    expect(chain.op === 'concat' && chain.parts.length).toBe(5000);
  });

  test('a long chain of another operator keeps its calls, flat', () => {
    const chain = firstExpression(`${Array.from({ length: 300 }, () => 'f()').join(' + ')};`);
    expect(chain.op === 'other' && chain.parts.filter((part) => part.op === 'call').length).toBe(300);
  });
});
