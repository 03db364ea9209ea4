import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nameHash } from './name-hash.ts';
import type { FileRecord } from './record.ts';
import { scanFile } from './scan-file.ts';

function scan(source: string): FileRecord {
  return scanFile(Buffer.from(source));
}

/** One line per symbol: `class A\B < Parent + Interface # Trait`. */
function symbols(source: string): readonly string[] {
  return scan(source).symbols.map(({ kind, name, extends: parents, implements: interfaces, traits }) =>
    [
      `${kind} ${name}`,
      ...(parents.length > 0 ? [`< ${parents.join(', ')}`] : []),
      ...(interfaces.length > 0 ? [`+ ${interfaces.join(', ')}`] : []),
      ...(traits.length > 0 ? [`# ${traits.join(', ')}`] : []),
    ].join(' '),
  );
}

/** Those of the words that the source's record holds. */
function held(source: string, ...words: readonly string[]): readonly string[] {
  const names = new Set(scan(source).names);
  return words.filter((word) => names.has(nameHash(word)));
}

describe('declared symbols', () => {
  test.each<[string, string, readonly string[]]>([
    ['class', '<?php class A {}', ['class A']],
    ['modifiers', '<?php final readonly class A {} abstract class B {}', ['class A', 'class B']],
    ['heritage', '<?php class A extends B implements C, D\\E {}', ['class A < B + C, D\\E']],
    ['interface', '<?php interface A extends B, C {}', ['interface A < B, C']],
    ['trait', '<?php trait A { use B; }', ['trait A # B']],
    ['enum', '<?php enum A: string implements B { case X = "x"; use C; const Y = 1; }', ['enum A + B # C']],
    ['enum as a name', '<?php class A { function enum() {} } enum(1); $enum = 1;', ['class A']],
    [
      'traits with adaptations',
      '<?php class A { use B, \\C { b as private; C::x insteadof B; } use D; }',
      ['class A # B, C, D'],
    ],
    ['function', '<?php function a() {} function &b() {}', ['function a', 'function b']],
    [
      'function inside a condition',
      '<?php if (!function_exists("a")) { function a() { function b() {} } }',
      ['function a', 'function b'],
    ],
    [
      'methods are none',
      '<?php class A { function a() { $f = function () use ($x) {}; } } function b() {}',
      ['class A', 'function b'],
    ],
    [
      'namespace',
      '<?php namespace A\\B; class C extends D {} function f() {} const X = 1;',
      ['class A\\B\\C < A\\B\\D', 'function A\\B\\f', 'constant A\\B\\X'],
    ],
    [
      'several namespaces',
      '<?php namespace A { use X\\Y; class C extends Y {} } namespace B { class C extends Y {} } namespace { class C extends Y {} }',
      ['class A\\C < X\\Y', 'class B\\C < B\\Y', 'class C < Y'],
    ],
    [
      'namespace as an operator',
      '<?php namespace A; class B extends namespace\\C {} namespace\\f(); class D extends E {}',
      ['class A\\B < A\\C', 'class A\\D < A\\E'],
    ],
    [
      'imports',
      '<?php namespace N; use A\\B, C\\D as E; use \\F\\G; class X extends b implements E, G\\H, \\I {}',
      ['class N\\X < A\\B + C\\D, F\\G\\H, I'],
    ],
    [
      'group imports',
      '<?php use A\\{B, C\\D as E, function f, const K,}; class X extends B implements E, f {}',
      ['class X < A\\B + A\\C\\D, f'],
    ],
    [
      'imports of functions and constants are none of classes',
      '<?php use function A\\f; use const A\\K; use function A\\{g}; class X extends f implements K, g {}',
      ['class X < f + K, g'],
    ],
    ['imports over comments', '<?php use /* a */ A\\B # b\n as // c\n C; class X extends C {}', ['class X < A\\B']],
    [
      'anonymous class',
      '<?php $a = new class ($b, function () { return 1; }) extends C { use T; function m() {} }; function f() {}',
      ['function f'],
    ],
    [
      'anonymous class without arguments',
      '<?php f(new readonly class extends B { use T; const X = 1; function m() {} }); const Y = 2;',
      ['constant Y'],
    ],
    [
      'class inside an argument of an anonymous class',
      '<?php new class(new class { use T; }) { use U; }; class A { use V; }',
      ['class A # V'],
    ],
    ['class names are no declarations', '<?php f(A::class, $x->class, class: 1); $class = B::class instanceof C;', []],
    [
      'constants',
      '<?php const A = 1, B = [1, C => 2, "x" == D], E = F; f(G, H == 1);',
      ['constant A', 'constant B', 'constant E'],
    ],
    ['class constants are none', '<?php class A { const B = 1, C = 2; } const D = 3;', ['class A', 'constant D']],
    [
      'define',
      '<?php define(\'A\', 1); \\define("B\\\\C", 2); $x->define("D", 1); X\\define("E", 1); define($f, 1);',
      ['constant A', 'constant B\\C'],
    ],
    ['attributes', '<?php #[A(class: B::class)] class C { #[D] use T; } # class No {}', ['class C # T']],
    [
      'strings and comments are skipped',
      '<?php "class A {}"; \'class B {}\'; /* class C {} */ // class D {}\n class E {}',
      ['class E'],
    ],
    [
      'heredoc and nowdoc',
      '<?php $a = <<<X\nclass A {} {$b->c(function () { return "}"; })} X1\n  X . <<<\'Y\'\n{$ class B\nY; class C {}',
      ['class C'],
    ],
    ['heredoc with a line that begins with a longer word', '<?php <<<X\nXY class A {}\n X; class B {}', ['class B']],
    [
      'code inside interpolations',
      '<?php "{$a(function () { {} "b"; class B {} })} class C {}"; class D {}',
      ['class B', 'class D'],
    ],
    ['methods after an anonymous class in its arguments', '<?php new class(new class { }) { function m() {} };', []],
    ['shell commands', '<?php `class A {} \\` `; class B {}', ['class B']],
    [
      'braces inside strings inside interpolations',
      '<?php class A { function f() { return "{$a["}"]} ${b} {"; } use T; }',
      ['class A # T'],
    ],
    [
      'html',
      'class A {} <?php class B {} ?> class C {} <? class D {} ?> <?xml class E {} ?> <?= 1 // x ?> class F {}',
      ['class B', 'class D'],
    ],
    [
      'upper case',
      '<?PHP NAMESPACE A; USE B\\C AS D; ABSTRACT CLASS E EXTENDS D { USE T; }',
      ['class A\\E < B\\C # A\\T'],
    ],
    ['halt', '<?php class A {} __halt_compiler(); class B {}', ['class A']],
    ['unfinished', '<?php class A extends B', ['class A < B']],
    ['shebang and byte order mark', '\ufeff#!/usr/bin/php\n<?php class A {}', ['class A']],
    ['letters beyond ASCII', '<?php class Größe extends Maß {}', ['class Größe < Maß']],
  ])('%s', (_, source, expected) => {
    expect(symbols(source)).toEqual(expected);
  });
});

describe('names', () => {
  test('are those of code, whatever their case', () => {
    expect(held('<?php $Foo->BAR_1(new A\\B); c::D;', 'foo', 'Bar_1', 'a', 'B', 'c', 'd', 'php')).toEqual([
      'foo',
      'Bar_1',
      'a',
      'B',
      'c',
      'd',
    ]);
  });

  test('stand in strings of every kind', () => {
    const source = `<?php 'a.b \\'c'; "d-e $f {$g->h['i']} \${j}"; \`k l\`; <<<X\nm/n\nX; <<<'Y'\no:p\nY;`;
    const words = [...'abcdefghijklmnopxy'];
    expect(held(source, ...words)).toEqual(words);
  });

  test('lose the letters of escape sequences, but not those after a backslash that escapes nothing', () => {
    expect(
      held('<?php "\\nfoo \\x41bar \\101baz \\u{41}qux \\App\\Models";', 'foo', 'bar', 'baz', 'qux', 'app', 'models'),
    ).toEqual(['foo', 'bar', 'baz', 'qux', 'app', 'models']);
    expect(held(`<?php '\\nfoo'; <<<'X'\n\\nbar\nX;`, 'nfoo', 'nbar')).toEqual(['nfoo', 'nbar']);
  });

  test('do not begin with a digit', () => {
    expect(held('<?php 0x1F + 12e3 . "3d x4"; A1;', '0x1f', '1f', 'f', 'e3', '3d', 'd', 'x4', 'a1')).toEqual([
      'x4',
      'a1',
    ]);
  });

  test('are not those of comments and HTML', () => {
    expect(held('a <?php /* b */ // c\n# d ?> e <?php f; ?> g', ...'abcdefg')).toEqual(['f']);
  });

  test('are not those of what follows __halt_compiler', () => {
    expect(held('<?php a; __halt_compiler(); b;', 'a', 'b')).toEqual(['a']);
  });

  test('are the types and variables of documentation tags', () => {
    const source = `<?php /**
     * Some words about it, by some@var.example
     * @param string|\\App\\A $first The text.
     * @param array<int, array{b: B, c:
     *   C}> $second Another text.
     * @var D | E $third
     * @var $fourth F
     * @return G<H> Something.
     * @property-read I $fifth
     * @method static J make(K $sixth) Making.
     * @phpstan-return L
     * @psalm-var M
     * @see N @throws O
     */ // @tidemark-ignore rule reason`;
    const wanted = 'App A first B C second D E third fourth F G H I fifth J make K sixth L M tidemark'.split(' ');
    const unwanted = 'Some words The text Another Something see N O reason example'.split(' ');
    expect(held(source, ...wanted)).toEqual(wanted);
    expect(held(source, ...unwanted)).toEqual([]);
  });

  test('are sorted and unique', () => {
    const words = Array.from({ length: 9000 }, (_, number) => `w${number % 6000}`);
    const { names } = scan(`<?php ${words.join(';')}`);
    expect([...names]).toEqual([...new Set(words.map(nameHash))].sort((a, b) => a - b));
  });

  test('of one file do not stand in the next', () => {
    scan('<?php class Before { use T; } before();');
    const { names, symbols: declared } = scan('<?php after;');
    expect([...names]).toEqual([nameHash('after')]);
    expect(declared).toEqual([]);
  });
});

describe('bytes', () => {
  test('give hash and size as they are', () => {
    const bytes = Buffer.from('\ufeff<?php a;', 'utf16le');
    expect(scanFile(bytes)).toMatchObject({ hash: createHash('sha1').update(bytes).digest('hex'), bytes: 18 });
  });

  test.each(['utf16le', 'utf16be'])('%s with a byte order mark is read as text', (encoding) => {
    const bytes = Buffer.from('\ufeff<?php class Größe extends B {}', 'utf16le');
    if (encoding === 'utf16be') bytes.swap16();
    expect(scanFile(bytes).symbols).toMatchObject([{ name: 'Größe', extends: ['B'] }]);
  });

  test('of a view into a larger array are read from where it starts', () => {
    const bytes = new Uint8Array(Buffer.from('class No {} <?php class A {} class No {}')).subarray(12, 28);
    expect(scanFile(bytes).symbols).toMatchObject([{ name: 'A' }]);
  });
});

test('a name hashes the same from text and from bytes', () => {
  expect(nameHash('FooBar')).toBe(nameHash('foobar'));
  expect(nameHash('Größe')).toBe(nameHash('größe'));
  expect([...scan('<?php Größe;').names]).toEqual([nameHash('GRößE')]);
});
