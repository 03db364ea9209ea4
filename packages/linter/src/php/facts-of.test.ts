import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';
import { functionNamed, phpFacts } from './testing/facts.ts';

const call = "file_put_contents('x', 'y')";

describe('encodings', () => {
  const expected = phpFacts(`$é = "\u20ac"; ${call};`);

  test('UTF-8 with a byte order mark', () => {
    const facts = factsOf(Buffer.from(`\ufeff<?php\n$é = "\u20ac"; ${call};`));
    expect(facts).toEqual(expected);
  });

  test('UTF-16 of either order', () => {
    const little = Buffer.from(`\ufeff<?php\n$é = "\u20ac"; ${call};`, 'utf16le');
    expect(factsOf(little)).toEqual(expected);
    expect(factsOf(Buffer.from(little).swap16())).toEqual(expected);
  });

  test('bytes that are no UTF-8 are Latin-1', () => {
    const facts = factsOf(Buffer.from(`<?php\n$\u00e9 = '\u00fc'; ${call};`, 'latin1'));
    expect(facts.partial).toBeUndefined();
    expect(facts.functions[0]?.steps[0]).toMatchObject({
      expr: { target: { name: '\u00e9' }, value: { value: '\u00fc' } },
    });
  });

  test.each(['\r\n', '\r'])('line ends %j', (end) => {
    const source = `<?php\n// a\n# b\n/** c\n */\n\n  ${call};\n$x = <<<A\n  b\n\n  c\n  A;\n`;
    expect(factsOf(Buffer.from(source.replaceAll('\n', end)))).toEqual(factsOf(Buffer.from(source)));
  });

  test('a shebang, HTML and every opening tag', () => {
    const facts = factsOf(Buffer.from('#!/usr/bin/env php\n<b><?= a() ?></b>\n<? b() ?>\n<?PHP c(); ?>\n<?php d()'));
    const names = facts.functions[0]?.steps.map((step) =>
      'expr' in step && step.expr?.op === 'call' ? step.expr.name : '',
    );
    expect(names).toEqual(['a', 'b', 'c', 'd']);
    expect(facts.partial).toBeUndefined();
  });
});

describe('files that cannot be read whole', () => {
  test('a broken method does not touch its neighbours', () => {
    const facts = phpFacts(`namespace A; use B\\C;
class D extends C {
  private C $c;
  public function good() { return ${call}; }
  public function bad() { $a = (1; first(); if (x { second(); } third(); }
  public function after(C $c): void { ${call}; }
}
function last() { ${call}; }`);
    expect(facts.partial).toMatch(/^line 6: /);
    expect(facts.classes).toMatchObject([
      { name: 'A\\D', extends: ['B\\C'], properties: [{ name: 'c' }], span: [3, 1, 8, 2] },
    ]);
    expect(facts.classes[0]?.methods.map((id) => facts.functions[id]?.name)).toEqual(['good', 'bad', 'after']);
    expect(functionNamed(facts, 'after')).toMatchObject({
      params: [{ type: { classes: ['B\\C'] } }],
      span: [7, 3, 7, 69],
    });
    expect(JSON.stringify(functionNamed(facts, 'bad').steps)).toMatch(/first.*second.*third/);
    expect(JSON.stringify(functionNamed(facts, 'A\\last').steps)).toContain('file_put_contents');
  });

  test('a brace that is missing does not swallow the next methods', () => {
    const facts = phpFacts(`class D {
  public function bad() { if ($x) { first();
  public function after() { second(); }
}`);
    expect(facts.partial).toBeDefined();
    expect(facts.classes[0]?.methods.map((id) => facts.functions[id]?.name)).toEqual(['bad', 'after']);
    expect(JSON.stringify(functionNamed(facts, 'after').steps)).toContain('second');
  });

  test('a hazard that the index found keeps it from being parsed whole', () => {
    const bytes = Buffer.from(`<?php function f() { ${call}; }`);
    expect(factsOf(bytes, { hazard: 'size' })).toEqual(factsOf(bytes));
    const deep = factsOf(Buffer.from(`<?php $x = ${'['.repeat(5000)}${']'.repeat(5000)}; ${call};`));
    expect(deep.partial).toBe('line 1: nested deeper than 256 brackets');
    expect(JSON.stringify(deep.functions[0]?.steps)).toContain('file_put_contents');
  });

  test.each([
    ['a namespace in a block', '<?php\n{namespace'],
    ['an attribute that ends the file', '<?php #[Foo '],
    ['an enum that ends the file', '<?php enum X'],
    ['a heredoc without end', `<?php <<<X\n ${call};`],
    ['a heredoc whose label has one quote', `<?php ${call}; $a = <<<'X\nb\nX; ${call};`],
    ['brackets', `<?php ${') ( ; } { '.repeat(200)}`],
    ['signs', `<?php ${'!'.repeat(20_000)}$a;`],
    ['statements in each other', `<?php ${'if(1)'.repeat(5000)}a();`],
  ])(
    '%s ends, and says so',
    (_name, source) => {
      expect(factsOf(Buffer.from(source)).partial).toBeDefined();
    },
    30_000,
  );

  test('chains of any length are read whole', () => {
    const facts = phpFacts(`if (1) {} ${'elseif (1) {} else if (2) {}'.repeat(2000)} else { ${call}; }`);
    expect(facts.partial).toBeUndefined();
    expect(facts.functions[0]?.blocks).toHaveLength(4003);
  });

  test('a file too long to be read at all says so', () => {
    const bytes = Buffer.alloc(25_000_000, ' ');
    bytes.write("<?php file_put_contents(__DIR__ . '/x', 1);");
    expect(factsOf(bytes).partial).toBe('line 1: more code and errors than are read of one file');
  });

  test('an empty file is whole', () => {
    expect(factsOf(new Uint8Array())).toMatchObject({ functions: [{ kind: 'main', steps: [] }], classes: [] });
    expect(factsOf(new Uint8Array()).partial).toBeUndefined();
  });
});
