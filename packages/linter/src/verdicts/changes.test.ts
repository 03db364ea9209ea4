import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedKind } from '../flow/asked.ts';
import { AskedLog } from '../flow/asked.ts';
import { notedFileNumbers, notedIndex } from '../flow/noted-index.ts';
import { scopedNames } from '../flow/scoped-name.ts';
import { buildIndex } from '../index/project-index.ts';
import type { FileRecord, ProjectIndex } from '../index/record.ts';
import { scanFile } from '../index/scan-file.ts';
import { Changes } from './changes.ts';
import { DependencyList } from './dependencies.ts';

/** Path → source. */
type Tree = Readonly<Record<string, string>>;

interface State {
  readonly paths: readonly string[];
  readonly hashes: readonly string[];
  readonly records: readonly FileRecord[];
}

function stateOf(tree: Tree): State {
  const paths = Object.keys(tree).sort();
  const records = paths.map((path) => scanFile(Buffer.from(`<?php ${tree[path]}`)));
  return { paths, records, hashes: records.map(({ hash }) => hash) };
}

const NAMES = ['Alpha', 'beta', 'Gamma', 'delta'] as const;
const SPACES = ['', 'N\\', 'Acme\\Vendor\\N\\'] as const;

const name = fc.constantFrom(...NAMES);
const full = fc.tuple(fc.constantFrom(...SPACES), name).map(([space, own]) => `${space}${own}`);
const statement = fc.oneof(
  fc.tuple(name, full).map(([own, parent]) => `class ${own} extends \\${parent} {}`),
  fc.tuple(name, full).map(([own, parent]) => `interface ${own} extends \\${parent} {}`),
  name.map((own) => `function ${own}() {}`),
  name.map((own) => `const ${own} = 1;`),
  name.map((own) => `${own}();`),
  name.map((own) => `$x->${own}();`),
  full.map((own) => `use ${own} as Other;`),
  full.map((own) => `$y = '${own.replaceAll('\\', '\\\\')}';`),
);
const source = fc
  .tuple(fc.constantFrom('', 'namespace N; '), fc.array(statement, { maxLength: 4 }))
  .map(([space, statements]) => space + statements.join(' '));
const tree: fc.Arbitrary<Tree> = fc.dictionary(fc.constantFrom('a.php', 'b.php', 'c/d.php', 'e.php'), source);

/** Every question that can be asked of the index, with its answer in paths and names. */
function answers({ paths, records }: State, index: ProjectIndex): readonly (readonly [AskedKind, string, unknown])[] {
  const named = (files: readonly number[]): readonly string[] => files.map((file) => paths[file] ?? '');
  const scoped = scopedNames(index);
  const full = SPACES.flatMap((space) => NAMES.map((own) => `${space}${own}`));
  return full.flatMap((own): readonly (readonly [AskedKind, string, unknown])[] => [
    ['word', own, named(index.filesWith(own))],
    ['calling', own, named(index.filesCalling(own))],
    ['renaming', own, named(index.filesRenaming(own))],
    ['callingMethod', own, named(index.filesCallingMethod(own))],
    ['class', own, classesOf(own, named(index.declaring(own)), paths, records)],
    ['function', own, named(index.declaringFunction(own))],
    ['constant', own, named(index.declaringConstant(own))],
    ['heirs', own, index.heirsOf(own)],
    ['scoped', own, scoped.get(own.toLowerCase()) ?? []],
  ]);
}

/** Files that declare a class, and what they say of it. */
function classesOf(
  own: string,
  files: readonly string[],
  paths: readonly string[],
  records: readonly FileRecord[],
): readonly unknown[] {
  return files.map((path) => [
    path,
    records[paths.indexOf(path)]?.symbols.filter(
      // A function may have the name of a class.
      ({ name, kind }) => name === own && kind !== 'constant' && kind !== 'function',
    ),
  ]);
}

describe('changes between two states of a tree', () => {
  test('affect every question whose answer is another one', () => {
    fc.assert(
      fc.property(tree, tree, (one, two) => {
        const [before, after] = [stateOf(one), stateOf(two)];
        const changes = Changes.between(before, after, (hash) => before.records[before.hashes.indexOf(hash)]);
        const asked = answers(before, buildIndex(before.records));
        const now = answers(after, buildIndex(after.records));
        const list = new DependencyList();
        for (const [kind, own] of asked) list.addThing({ kind, name: own }, () => -1);
        const affected = changes?.affected(list);
        const missed = asked.filter(
          ([, , answer], at) => JSON.stringify(answer) !== JSON.stringify(now[at]?.[2]) && affected?.[at] !== 1,
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('leave alone what they do not touch', () => {
    const before = stateOf({ 'a.php': 'class Alpha {} beta();', 'b.php': 'new Alpha; $x->gamma();' });
    const after = stateOf({ 'a.php': 'class Alpha {} beta(); delta();', 'b.php': 'new Alpha; $x->gamma();' });
    const changes = Changes.between(before, after, (hash) => before.records[before.hashes.indexOf(hash)]);
    const list = new DependencyList();
    const things = [
      { kind: 'file', name: 'a.php' },
      { kind: 'file', name: 'b.php' },
      { kind: 'class', name: 'Alpha' },
      { kind: 'calling', name: 'beta' },
      { kind: 'calling', name: 'delta' },
      { kind: 'word', name: 'delta' },
      { kind: 'word', name: 'N\\delta' },
      { kind: 'path', name: 'a.php' },
      { kind: 'paths', name: '' },
    ] as const;
    for (const thing of things) list.addThing(thing, (path) => before.paths.indexOf(path));
    expect([...(changes?.affected(list) ?? [])]).toEqual([1, 0, 0, 0, 1, 1, 0, 0, 0]);
  });

  test('of a tree with files gone and new tell paths, and numbers now', () => {
    const before = stateOf({ 'b.php': 'x();', 'c.php': 'y();' });
    const after = stateOf({ 'a.php': 'x();', 'c.php': 'y();' });
    const changes = Changes.between(before, after, (hash) => before.records[before.hashes.indexOf(hash)]);
    expect([...(changes?.numbers ?? [])]).toEqual([-1, 1]);
    const list = new DependencyList();
    for (const name of ['a.php', 'b.php', 'c.php']) list.addThing({ kind: 'path', name }, () => -1);
    list.addThing({ kind: 'paths', name: '' }, () => -1);
    expect([...(changes?.affected(list) ?? [])]).toEqual([1, 1, 0, 1]);
  });

  test('cannot be told without the record of what has changed', () => {
    const [before, after] = [stateOf({ 'a.php': 'x();' }), stateOf({ 'a.php': 'y();' })];
    expect(Changes.between(before, after, () => undefined)).toBeUndefined();
  });
});

describe('a question asked is noted', () => {
  const log = new AskedLog();
  const index = notedIndex(buildIndex([scanFile(Buffer.from('<?php class Alpha {}'))]), log);
  const numbers = notedFileNumbers(['a.php'], log);
  const doors: Readonly<Record<Exclude<AskedKind, 'file' | 'scoped'>, readonly (() => unknown)[]>> = {
    word: [() => index.filesWith('Alpha'), () => index.holds(0, 'Alpha')],
    calling: [() => index.filesCalling('Alpha')],
    renaming: [() => index.filesRenaming('Alpha')],
    callingMethod: [() => index.filesCallingMethod('Alpha'), () => index.callsMethod(0, 'Alpha')],
    declaringMethod: [() => index.declaresMethod(0, 'Alpha')],
    class: [() => index.declaring('Alpha')],
    function: [() => index.declaringFunction('Alpha')],
    constant: [() => index.declaringConstant('Alpha')],
    heirs: [() => index.heirsOf('Alpha')],
    path: [() => numbers.get('Alpha')],
    paths: [() => [...numbers]],
  };
  test.each(Object.entries(doors))('%s', (kind, asks) => {
    for (const ask of asks) {
      const asked = log.begin();
      ask();
      const things = [...asked.things].map((thing) => (typeof thing === 'number' ? log.things[thing] : thing));
      expect(things).toEqual([{ kind, name: kind === 'paths' ? '' : 'Alpha' }]);
    }
  });

  test('by whoever asks for an answer that was found before, too', () => {
    const asked = log.begin();
    const found = log.within(() => NAMES.flatMap((own) => [index.filesWith(own), index.declaring(own)]));
    expect([...asked.things]).toEqual([found.asked]);
    const again = log.begin();
    log.include(found.asked);
    expect([...again.things]).toEqual([found.asked]);
    const few = log.within(() => index.heirsOf('beta'));
    expect([...again.things]).toEqual([found.asked, ...few.asked.things]);
  });
});
