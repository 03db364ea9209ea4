import { describe, expect, test } from 'vitest';
import { firstExpression, functionNamed, mainSteps, phpFacts, sketch } from '../testing/facts.ts';

describe('names', () => {
  test('classes, functions and constants follow the namespace and its imports', () => {
    const facts = phpFacts(`namespace A\\B;
use C\\D as E, F\\G;
use function H\\i, Safe\\file_put_contents;
use const J\\K;
use L\\{M, function n, const O};
new E; new G\\X; new Y; new \\Z; new namespace\\W; new M;
i(); n(); p(); \\q(); G\\r(); file_put_contents(); \\Safe\\mkdir();
K; O; S; \\T; PHP_EOL;`);
    const seen = facts.functions[0]?.steps.map((step) => {
      const expr = 'expr' in step ? step.expr : undefined;
      if (expr?.op === 'new') return 'name' in expr.cls ? expr.cls.name : '';
      if (expr?.op === 'call' || expr?.op === 'const') return expr.fallback ? [expr.name, expr.fallback] : expr.name;
      return expr?.op;
    });
    const classes = ['C\\D', 'F\\G\\X', 'A\\B\\Y', 'Z', 'A\\B\\W', 'L\\M'];
    const functions = ['H\\i', 'L\\n', ['A\\B\\p', 'p'], 'q', 'F\\G\\r', 'file_put_contents', 'mkdir'];
    const constants = ['J\\K', 'L\\O', ['A\\B\\S', 'S'], 'T', ['A\\B\\PHP_EOL', 'PHP_EOL']];
    expect(seen).toEqual([...classes, ...functions, ...constants]);
  });

  test('a namespace in braces ends the imports of the one before', () => {
    const facts = phpFacts('namespace A { use X\\Y; class B extends Y {} } namespace { class C extends Y {} }');
    expect(facts.classes).toMatchObject([
      { name: 'A\\B', extends: ['X\\Y'] },
      { name: 'C', extends: ['Y'] },
    ]);
  });

  test('relative classes, computed classes and members', () => {
    const code =
      'self::A; static::b(); parent::$c; $d::e(); X::{$f}(); $g->{"h"}(); $i->$j; X::class; "k"::l(); [$m, "n"]();';
    expect(mainSteps(code).map((step) => 'expr' in step && step.expr)).toMatchObject([
      { op: 'classConst', cls: { relative: 'self' }, name: 'A' },
      { op: 'scall', cls: { relative: 'static' }, name: 'b' },
      { op: 'sprop', cls: { relative: 'parent' }, name: 'c' },
      { op: 'scall', cls: { dynamic: { op: 'var', name: 'd' } }, name: 'e' },
      { op: 'scall', cls: { name: 'X' }, name: { op: 'var', name: 'f' } },
      { op: 'mcall', name: 'h' },
      { op: 'prop', name: { op: 'var', name: 'j' } },
      { op: 'classConst', name: 'class' },
      { op: 'scall', cls: { name: 'k' }, name: 'l' },
      { op: 'call', name: { op: 'array' } },
    ]);
  });

  test('magic constants that the file alone gives are literals', () => {
    const facts = phpFacts(
      'namespace A; class B { function c() { return [__FUNCTION__, __METHOD__, __NAMESPACE__, __LINE__, __CLASS__]; } }',
    );
    const step = functionNamed(facts, 'c').steps[0];
    expect(step && 'expr' in step && step.expr).toMatchObject({
      items: [
        { value: { value: 'c' } },
        { value: { value: 'A\\B::c' } },
        { value: { value: 'A' } },
        { value: { value: 2 } },
        { value: { op: 'magic' } },
      ],
    });
  });
});

describe('expressions', () => {
  test('interpolation of every form', () => {
    expect(sketch(firstExpression('"a $b[0] $b[k] $b[-1] $c->d {$e[\'f\']->g()} ${h} ${i[1]}";'))).toBe(
      '(. "a " $b[0] " " $b["k"] " " $b[-1] " " $c->d " " $e["f"]->g() " " $h " " $i[1])',
    );
  });

  test('destructuring keeps holes, keys and nesting', () => {
    const expected = '(= [$a, other, [$b], "k"=>$c] $d)';
    expect(sketch(firstExpression("[$a, , [$b], 'k' => $c] = $d;"))).toBe(expected);
    expect(sketch(firstExpression("list($a, , list($b), 'k' => $c) = $d;"))).toBe(expected);
  });

  test('named, spread and trailing arguments', () => {
    expect(firstExpression('f(1, ...$a, b: 2,);')).toMatchObject({
      args: [{ value: { value: 1 } }, { value: { name: 'a' }, spread: true }, { value: { value: 2 }, name: 'b' }],
    });
  });

  test('first-class callables', () => {
    expect(firstExpression('f(...);')).toMatchObject({ op: 'callable', target: { op: 'call', name: 'f', args: [] } });
    expect(firstExpression('$a->b(...);')).toMatchObject({ op: 'callable', target: { op: 'mcall', name: 'b' } });
    expect(firstExpression('A::b(...);')).toMatchObject({ op: 'callable', target: { op: 'scall', name: 'b' } });
  });

  test('include, shell, clone, match, throw, exit', () => {
    const code =
      "require_once __DIR__ . '/a'; `ls $b`; clone($c, ['d' => 1]); match (true) { $a, $b => 1, default => 2 }; $x ?? throw $e; die('f');";
    expect(mainSteps(code).map((step) => 'expr' in step && step.expr)).toMatchObject([
      { op: 'include', kind: 'require_once', path: { op: 'concat' } },
      { op: 'shell', parts: [{ value: 'ls ' }, { name: 'b' }] },
      { op: 'clone', with: { op: 'array' } },
      { op: 'match', arms: [{ tests: [{ name: 'a' }, { name: 'b' }] }, { tests: null }] },
      { op: 'coalesce', right: { op: 'throw' } },
      { op: 'exit', expr: { value: 'f' } },
    ]);
  });

  test('constants of the file, wherever they stand', () => {
    const facts = phpFacts("namespace A; const B = 1, C = 'c';\nfunction f() { \\define('D', __DIR__); }");
    expect(facts.constants).toMatchObject([
      { name: 'A\\B', value: { value: 1 }, line: 2 },
      { name: 'A\\C', value: { value: 'c' } },
      { name: 'D', value: { op: 'magic' }, line: 3 },
    ]);
  });
});

describe('spans', () => {
  const spanOf = (code: string): unknown => {
    const expr = firstExpression(code);
    return 'span' in expr ? [...expr.span, 'nameLine' in expr ? expr.nameLine : undefined] : undefined;
  };

  test('a call, its semicolon left out', () => {
    expect(spanOf('  f($a)  ;')).toEqual([2, 3, 2, 8, undefined]);
  });

  test('columns are UTF-16 units', () => {
    expect(spanOf('/* \u{1f600}\u00e9 */ f();')).toEqual([2, 11, 2, 14, undefined]);
  });

  test('a chain starts at its base, and knows the line of the name', () => {
    expect(spanOf('$a->b()\n  ->c(1)\n  ->d();')).toEqual([2, 1, 4, 8, 4]);
    expect(spanOf('A::b()\n  ->c();')).toEqual([2, 1, 3, 8, 3]);
    expect(spanOf('$a[1]->b($c->d());')).toEqual([2, 1, 2, 18, undefined]);
    expect(spanOf('f()->b();')).toEqual([2, 1, 2, 9, undefined]);
  });

  test('a base in brackets starts at its bracket', () => {
    expect(spanOf('(new A(1))->b();')).toEqual([2, 1, 2, 16, undefined]);
    expect(spanOf('( $a ?? $b )->c();')).toEqual([2, 1, 2, 18, undefined]);
    expect(spanOf('($this->f)(1);')).toEqual([2, 1, 2, 14, undefined]);
    expect(spanOf('new A(1)\n;')).toEqual([2, 1, 2, 9, undefined]);
  });

  test('static calls and calls over lines', () => {
    expect(spanOf('A\\B::c(\n  1,\n);')).toEqual([2, 1, 4, 2, undefined]);
    expect(spanOf('static::c();')).toEqual([2, 1, 2, 12, undefined]);
  });
});
