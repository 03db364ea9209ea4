import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FilesBelow } from './files-below.ts';

const filesOf = (paths: readonly string[]) => paths.map((path) => ({ path }));

test('a directory has what lies below it, not what is called alike', () => {
  const files = new FilesBelow(filesOf(['a/b/c', 'a/b', 'a/b-c/d', 'a/b0', 'a/b.txt', 'a/b/a/d', 'b/a/b/c']));
  expect(files.below('a/b')).toEqual(filesOf(['a/b/a/d', 'a/b/c']));
  expect(files.of('a/b')).toEqual(filesOf(['a/b', 'a/b/a/d', 'a/b/c']));
  expect(files.of('c')).toEqual([]);
});

test('it answers as looking at each file does', () => {
  const path = fc.array(fc.constantFrom('a', 'b', 'ab', 'é', '0', '.', '\u{1F600}'), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.uniqueArray(path.map((parts) => parts.join('/'))), path, (paths, parts) => {
      const directory = parts.join('/');
      const said = new FilesBelow(filesOf(paths)).of(directory).map((file) => file.path);
      const looked = paths.filter((each) => each === directory || each.startsWith(`${directory}/`));
      expect(said.toSorted()).toEqual(looked.toSorted());
    }),
  );
});
