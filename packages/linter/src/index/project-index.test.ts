import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VARIABLE_MEMBER } from './name-hash.ts';
import { buildIndex } from './project-index.ts';
import { scanFile } from './scan-file.ts';

function index(...sources: readonly string[]): ReturnType<typeof buildIndex> {
  return buildIndex(sources.map((source) => scanFile(Buffer.from(`<?php ${source}`))));
}

describe('the index of a project', () => {
  const project = index(
    'namespace A; interface I {} class B implements I { use T; } function f() {} const K = 1;',
    'use A\\B; class C extends B {} class D extends b implements \\A\\I {} F(config("app.storage_path"));',
    'namespace A; function F() {} class C {} trait T {} class b {} storage_path();',
  );

  test('finds the files that hold a name, in any case', () => {
    expect(project.filesWith('b')).toEqual([0, 1, 2]);
    expect(project.filesWith('Storage_Path')).toEqual([1, 2]);
    expect(project.filesWith('storage')).toEqual([]);
    expect(project.filesWith('')).toEqual([]);
  });

  test('takes a name of several words for all of them', () => {
    expect(project.filesWith('app.storage_path')).toEqual([1]);
    expect(project.filesWith('A\\T')).toEqual([0, 2]);
    expect(project.holds(1, 'app.storage_path')).toBe(true);
    expect(project.holds(2, 'app.storage_path')).toBe(false);
  });

  test('tells whether one file holds a name', () => {
    expect([0, 1, 2, 3].map((file) => project.holds(file, 'CONFIG'))).toEqual([false, true, false, false]);
    expect(project.holds(1, '')).toBe(false);
  });

  test('tells which methods a file declares and calls, and whether it names members by a variable', () => {
    const own = index(
      'class A { function &Save() {} }',
      'class B { function f($a) { $a->save(); $a?->load(); return fn() => 1; } }',
      'class C { function f($k, $v) { $this->$k = $v; } }',
      'class D { function f($k) { return $this->{$k . "x"}; } }',
      'class E { function f($k) { return $this->k . $k->f . "{$this->k}" . "$this->k"; } }',
    );
    const of = (ask: (file: number) => boolean): readonly number[] => [0, 1, 2, 3, 4].filter(ask);
    expect(of((file) => own.declaresMethod(file, 'save'))).toEqual([0]);
    expect(of((file) => own.callsMethod(file, 'SAVE'))).toEqual([1]);
    expect(of((file) => own.callsMethod(file, 'load'))).toEqual([1]);
    expect(of((file) => own.callsMethod(file, VARIABLE_MEMBER))).toEqual([2, 3]);
  });

  test.each([
    'class A { function /* why */ save() {} }',
    'class A { function // why\n save() {} }',
    'class A { function # why\n & /* why */ save() {} }',
    'class A { FUNCTION&Save /* why */ () {} }',
    'class A { function use() {} function function() {} function save() {} }',
    'function list() { return new class { #[Why] function save() {} }; }',
    'enum E { case A; function save() {} }',
    '$a = "{$b->c(function () { return <<<X\n{$d->e}\nX; })}"; trait T { abstract function save(); }',
  ])('sees the method that is declared in %j', (code) => {
    const own = index(code);
    expect(own.declaresMethod(0, 'save')).toBe(true);
    expect(own.filesCalling('save')).toEqual([]);
  });

  test.each(['function (save $a) {}', 'use function save;', 'function /* save() */ (A $a) {}', '$function save()'])(
    'sees no declaration in %j',
    (code) => {
      expect(index(code).declaresMethod(0, 'save')).toBe(false);
    },
  );

  test('a word that opens declarations elsewhere opens none as the name of a method', () => {
    const own = index('class A { function class() { } use T; function use() { } } class B extends C {}');
    expect(own.records[0]?.symbols.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(own.heirsOf('T')).toEqual(['A']);
  });

  test.each(['$this-> $k = 1;', '$this->/* why */$k = 1;', '$this->\n{$k} = 1;', '$this-> # why\n $k = 1;'])(
    'sees the member that a variable names in %j',
    (code) => {
      expect(index(code).callsMethod(0, VARIABLE_MEMBER)).toBe(true);
    },
  );

  test('finds declarations', () => {
    expect(project.declaring('a\\B')).toEqual([0, 2]);
    expect(project.declaring('C')).toEqual([1]);
    expect(project.declaring('A\\f')).toEqual([]);
    expect(project.declaring('A\\K')).toEqual([]);
    expect(project.declaringFunction('a\\F')).toEqual([0, 2]);
    expect(project.declaringFunction('f')).toEqual([]);
  });

  test('finds calls of functions and of methods', () => {
    const calls = index(
      'f (); $x->g(); A::h(); function k() {} FUNCTION & l() {} "m()";',
      'f; g(); $x -> f(1); function f () {} f::h; "{$x->m()}";',
    );
    expect(calls.filesCalling('F')).toEqual([0]);
    expect(calls.filesCallingMethod('f')).toEqual([1]);
    expect(calls.filesCalling('g')).toEqual([1]);
    expect(calls.filesCallingMethod('G')).toEqual([0]);
    expect(calls.filesCallingMethod('h')).toEqual([0]);
    expect(calls.filesCallingMethod('m')).toEqual([1]);
    expect(['k', 'l', 'm'].map((name) => calls.filesCalling(name))).toEqual([[], [], []]);
  });

  test('finds heirs', () => {
    expect(project.heirsOf('a\\b')).toEqual(['C', 'D']);
    expect(project.heirsOf('A\\I')).toEqual(['A\\B', 'D']);
    expect(project.heirsOf('A\\T')).toEqual(['A\\B']);
    expect(project.heirsOf('A\\C')).toEqual([]);
  });

  test('takes a class that is declared twice for one heir', () => {
    expect(index('class A extends B {}', 'class A extends B {}').heirsOf('b')).toEqual(['A']);
  });

  test('answers for every name of many files as their records do', () => {
    const sources = Array.from({ length: 60 }, (_, file) =>
      Array.from({ length: 200 }, (_, word) => `w${(word * (file + 1) * 7919) % 5000}`).join(';'),
    );
    const many = index(...sources);
    for (let word = 0; word < 5000; word += 7) {
      const expected = sources.flatMap((source, file) => (source.split(';').includes(`w${word}`) ? [file] : []));
      expect(many.filesWith(`w${word}`)).toEqual(expected);
      expect(many.records.flatMap((_, file) => (many.holds(file, `w${word}`) ? [file] : []))).toEqual(expected);
    }
  });

  test('knows the files that hold all words of a name, few or many', () => {
    const holders = fc.uniqueArray(fc.nat({ max: 80 }), { maxLength: 81 });
    fc.assert(
      fc.property(holders, holders, holders, (one, two, three) => {
        const sources = Array.from({ length: 81 }, (_, file) =>
          [one, two, three].map((files, word) => (files.includes(file) ? `word${word};` : '')).join(''),
        );
        const both = one.filter((file) => two.includes(file)).sort((a, b) => a - b);
        const many = index(...sources);
        expect(many.filesWith('word0\\word1')).toEqual(both);
        expect(many.filesWith('word2\\word1\\word0')).toEqual(both.filter((file) => three.includes(file)));
      }),
      { numRuns: 60 },
    );
  });

  test('of nothing knows nothing', () => {
    expect(index().filesWith('a')).toEqual([]);
  });
});
