import { describe, expect, test } from 'vitest';
import { firstExpression, phpFacts, sketch } from '../testing/facts.ts';

/** Syntax that is read wrongly with ease, of PHP 8.5 and of what came before 8. */
const accepted: readonly string[] = [
  '(void) f();',
  'class A { public function __construct(public final string $a, final private int $b) {} }',
  '$x instanceof ((string) $e);',
  'static::$class::new();',
  'f(...$a, b: 1);',
  'static fn () => 1;',
  '#[A(x: $y ?? 1, z: B::C)] function f() {}',
  'f(include "{$dir}/x.php");',
  "$a = [<<<X\n  a\n  X, <<<'Y'\n  b\n  Y];",
  'f(<<<X\n  a\n\n  b\n  X);',
  '$o->list()->class->new();',
  'new Foo()->bar();',
  'clone($a, ["x" => 1]);',
  'function f((A&B)|null $x): never {}',
  'class A { public private(set) string $x = "a" { get => $this->x; } }',
  'enum A: string { case B = "b"; const C = self::B; }',
  'if ($a): elseif ($b): else: endif;',
  'while (1): endwhile; for (;;): endfor; foreach ($a as &$b): endforeach; switch (1): case 1: endswitch;',
  'declare(ticks=1) { f(); }',
  '$f = static function () use (&$a): iterable { yield from g(); };',
  '[[, $a], "k" => [$b]] = $c; list($a, list(, $b)) = $c;',
  '"$a[0] $a[k] $a[-1] {$a["k"]} ${b} $a->b {$a->b()->c}";',
  'abstract class A { abstract public string $x { get; set; } }',
  'class A { public ?string $a = null { set => f($value); } public string $b = "" { get => $this->b; set { } } }',
  'class A { public array $a = [] { set (?array $v) { $this->a = $v ?? []; } } public int $c = 1 { get => 2; } }',
  'echo $a{0}, $a->b{1};',
  'new readonly class(1) extends A { use B { B::f as protected g; C::f insteadof B; h as private; } };',
  'function list() {} function enum(readonly $a) {} enum(1); readonly(2); class Enum {}',
  'class Match { function match() { return new Match(Match::A, match ($a) { 1 => true }); } }',
  'switch ($a) { case A: case B; default: f(); } goto end; end: exit;',
  'use A\\{B, function c, const D as E}; use function F\\g as h, I\\j;',
  '$a?->b?->{$c}::$d[0]{1}->e(...)(1); A::{$f}(); $$g[0] = ${"h"} = &i();',
  'if (1): ?><b><?php elseif (2): else: foreach ($a as [, $b]): endforeach; endif ?>c<?= $d, 1 ?>',
  '"{$a[<<<X\n b{$c}\n X]}" . `ls ${d[1]}` . b"e$f";',
  '$a = fn &(int|null &$x, A&B ...$y): static => yield from $x + 0x_1F ** -.5e+3;',
  '#[A, B(c: 1)] #[D] final class E { #[F] const int G = 1, H = 2; var $i, $j = [1]; }',
  '?>\n<?xml version="1.0"?><a><?php f() ?></a><?xml-stylesheet ?><? g();',
  '__halt_compiler(); anything { goes',
];

describe('syntax', () => {
  test.each(accepted)('%s', (code) => {
    expect(phpFacts(code).partial).toBeUndefined();
  });

  test('strings are decoded as PHP does', () => {
    expect(firstExpression(`'a\\\\b\\'c\\n';`)).toEqual({ op: 'lit', value: "a\\b'c\\n" });
    expect(firstExpression('"\\x41\\101\\u{e9}\\$\\n\\q\\"";')).toEqual({ op: 'lit', value: 'AA\u00e9$\n\\q"' });
  });

  test('a heredoc loses the indentation of its end', () => {
    expect(firstExpression('<<<X\n    a\n      b $c\n    d\n    X;')).toEqual({
      op: 'concat',
      parts: [
        { op: 'lit', value: 'a\n  b ' },
        { op: 'var', name: 'c' },
        { op: 'lit', value: '\nd' },
      ],
    });
    expect(firstExpression("<<<'X'\n  a $b\n  X;")).toEqual({ op: 'lit', value: 'a $b' });
    expect(firstExpression("<<<'X'\nX;")).toEqual({ op: 'lit', value: '' });
  });

  test('a keyword after an arrow is a member', () => {
    expect(sketch(firstExpression('$o->list()->class;'))).toBe('$o->list()->class');
  });
});
