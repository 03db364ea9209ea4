import { describe, expect, test } from 'vitest';
import { functionNamed, phpFacts } from '../testing/facts.ts';

describe('classes', () => {
  test('kinds, parents, traits and their aliases', () => {
    const facts = phpFacts(`namespace N;
abstract class A extends B implements C, \\D { use T, U { T::x as protected y; U::z insteadof T; } }
interface I extends J, K { const L = 'l'; public function m(): static; }
trait T { abstract function n(); }
enum E: string implements I { case One = 'one'; case Two = 'two'; const Any = self::One; public static function o() {} }
$p = new class(1) extends A { function q() {} };`);
    expect(facts.classes).toMatchObject([
      {
        kind: 'class',
        name: 'N\\A',
        abstract: true,
        extends: ['N\\B'],
        implements: ['N\\C', 'D'],
        traits: ['N\\T', 'N\\U'],
        traitAliases: { y: 'x' },
      },
      { kind: 'interface', name: 'N\\I', extends: ['N\\J', 'N\\K'], constants: { L: { value: 'l' } } },
      { kind: 'trait', name: 'N\\T' },
      {
        kind: 'enum',
        name: 'N\\E',
        implements: ['N\\I'],
        constants: { One: { value: 'one' }, Any: { op: 'classConst' } },
      },
      { kind: 'class', name: '', extends: ['N\\A'] },
    ]);
    expect(functionNamed(facts, 'm')).toMatchObject({
      kind: 'method',
      abstract: true,
      returns: { builtins: ['static'] },
    });
    expect(functionNamed(facts, 'o')).toMatchObject({ static: true, visibility: 'public', cls: 3 });
    expect(facts.functions[0]?.steps).toMatchObject([
      { expr: { value: { op: 'new', cls: { anonymous: 4 }, args: [{}] } } },
    ]);
  });

  test('properties, promoted ones too, and hooks', () => {
    const facts = phpFacts(`class A {
  private static ?B $b = null;
  /** @var C[]|null */
  protected $c, $d = [1];
  public string $e { get => $this->e . 'x'; set(string $v) { $this->e = $v; } }
  public int $f { set => $value + 1; }
  public function __construct(#[Autowire('%dir%')] private readonly G $g, ?H $h = null) {}
}`);
    expect(facts.classes[0]?.properties).toMatchObject([
      { name: 'b', static: true, visibility: 'private', type: { classes: ['B'], builtins: ['null'] }, line: 3 },
      { name: 'c', visibility: 'protected', docType: { elements: ['C'], builtins: ['array', 'null'] } },
      { name: 'd', default: { op: 'array' } },
      { name: 'e', visibility: 'public' },
      { name: 'f' },
      { name: 'g', visibility: 'private', type: { classes: ['G'] }, attributes: [{ name: 'Autowire' }], line: 8 },
    ]);
    expect(functionNamed(facts, '__construct').params).toMatchObject([
      { name: 'g', promoted: true, attributes: [{ args: [{ value: { value: '%dir%' } }] }] },
      { name: 'h', default: { value: null } },
    ]);
    expect(functionNamed(facts, '$e::get')).toMatchObject({ kind: 'hook', cls: 0, steps: [{ do: 'return' }] });
    expect(functionNamed(facts, '$e::set')).toMatchObject({ params: [{ name: 'v' }] });
    expect(functionNamed(facts, '$f::set')).toMatchObject({
      params: [{ name: 'value' }],
      steps: [{ do: 'expr', expr: { op: 'assign', target: { op: 'prop', name: 'f' } } }],
    });
  });
});

describe('functions', () => {
  test('parameters, types and attributes', () => {
    const facts = phpFacts(`namespace N;
#[Route('/x', methods: ['GET'])]
function f(int|string|null $a, self|\\B $b, (C&D)|null $c, &$d = 1, E ...$e): ?iterable { if (1) { function g() {} } }`);
    expect(functionNamed(facts, 'N\\f')).toMatchObject({
      kind: 'function',
      attributes: [{ name: 'N\\Route', args: [{ value: { value: '/x' } }, { name: 'methods' }] }],
      params: [
        { name: 'a', type: { classes: [], builtins: ['int', 'string', 'null'] } },
        { name: 'b', type: { classes: ['B'], builtins: ['self'] } },
        { name: 'c', type: { classes: ['N\\C', 'N\\D'], builtins: ['null'] } },
        { name: 'd', byRef: true, default: { value: 1 } },
        { name: 'e', variadic: true, type: { classes: ['N\\E'] } },
      ],
      returns: { builtins: ['null', 'iterable'] },
    });
    expect(functionNamed(facts, 'N\\g').kind).toBe('function');
  });

  test('docblocks give types where declarations give no class, and tags', () => {
    const facts = phpFacts(`use N\\Foo;
/**
 * @property-read Foo $foo
 * @method static Bar make(int $x)
 */
class A {
  /**
   * @param Foo|null $a the a
   * @param array<string, Foo> $b
   * @param Wrong $c
   * @return \\Collection<int, Foo>
   * @command x:y
   * @deprecated
   */
  #[X]
  public static function f($a, array $b, Foo $c) {
    /** @var Foo $d */
    /** @var ?Bar */
    $e = g();
    try {} catch (E1 | E2 $x) {}
  }
}`);
    expect(facts.classes[0]).toMatchObject({
      docProperties: { foo: { classes: ['N\\Foo'] } },
      docMethods: { make: { classes: ['Bar'] } },
    });
    expect(functionNamed(facts, 'f')).toMatchObject({
      params: [
        { name: 'a', docType: { classes: ['N\\Foo'], builtins: ['null'] } },
        { name: 'b', docType: { builtins: ['array'], elements: ['N\\Foo'] } },
        { name: 'c', type: { classes: ['N\\Foo'] } },
      ],
      docReturns: { classes: ['Collection'], elements: ['N\\Foo'] },
      varTypes: {
        d: { classes: ['N\\Foo'] },
        e: { classes: ['Bar'], builtins: ['null'] },
        x: { classes: ['E1', 'E2'] },
      },
      tags: ['command', 'deprecated'],
    });
    expect(functionNamed(facts, 'f').params[2]).not.toHaveProperty('docType');
  });
});

describe('directives', () => {
  test('in comments of every kind', () => {
    const facts = phpFacts(`// @tidemark-ignore a/b because
f(); # @tidemark-ignore c/d trailing
/* @tidemark-ignore e/f block */ g();
/**
 * @tidemark-ignore g/h doc
 */
$x = '// @tidemark-ignore not';`);
    expect(facts.directives).toEqual([
      { line: 2, trailing: false, text: 'ignore a/b because' },
      { line: 3, trailing: true, text: 'ignore c/d trailing' },
      { line: 4, trailing: false, text: 'ignore e/f block' },
      { line: 6, trailing: false, text: 'ignore g/h doc' },
    ]);
  });

  test('in files that are broken', () => {
    const facts = phpFacts('f( ;\ng(); // @tidemark-ignore a/b why');
    expect(facts.partial).toBeDefined();
    expect(facts.directives).toEqual([{ line: 3, trailing: true, text: 'ignore a/b why' }]);
  });
});
