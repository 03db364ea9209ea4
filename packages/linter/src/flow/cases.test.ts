import { expect, test } from 'vitest';
import { followedPaths } from '../testing/followed-paths.ts';

test('hears the last of many callers, however many paths the first ones give', async () => {
  const names = Array.from({ length: 16 }, (_, at) => `'${String.fromCharCode(97 + at)}'`).join(', ');
  const first = Array.from({ length: 12 }, (_, at) => `foreach ([${names}] as $name) save('dir${at}/' . $name);`);
  const paths = await followedPaths({
    title: 'many callers',
    frameworks: [],
    files: new Map([
      ['a.php', 'function save(string $path) { write($path); }\nfunction write(string $path) { touch($path); }'],
      ['b.php', first.join('\n')],
      ['c.php', "save('last');"],
    ]),
  });
  expect(paths).toContain('c.php:1 builds');
});

test('tells of the last of many callers that its way ends before the write', async () => {
  const long = Array.from({ length: 200 }, () => '$name').join(' . ');
  const first = Array.from({ length: 60 }, (_, at) => `save('dir${at}/' . ${long}, 'w');`);
  const paths = await followedPaths({
    title: 'many callers',
    frameworks: [],
    files: new Map([
      [
        'a.php',
        `function save(string $path, string $mode) {
    if ($path === 'nowhere') { return; }
    if ($mode === '') { return; }
    write($path);
}
function write(string $path) { touch($path); }`,
      ],
      ['b.php', `$name = 'a';\n${first.join('\n')}`],
      ['c.php', "save('last', '');"],
    ]),
  });
  expect(paths).toContain('b.php:2 builds');
  expect(paths).not.toContain('c.php:1 builds');
});

test('hears all callers of a function that is one of many callers itself', async () => {
  const calls = (name: string): string => Array.from({ length: 20 }, (_, at) => `${name}('${name}/${at}');`).join('\n');
  const paths = await followedPaths({
    title: 'many callers of one of many',
    frameworks: [],
    files: new Map([
      ['a.php', 'function save(string $path) { write($path); }\nfunction write(string $path) { touch($path); }'],
      ['b.php', calls('write')],
      ['c.php', calls('save')],
    ]),
  });
  expect(paths).toEqual(expect.arrayContaining(['b.php:20 builds', 'c.php:9 builds', 'c.php:20 builds']));
});

test('hears all callers of a static method and of one that heirs call on themselves, many though the paths of the first are', async () => {
  const names = Array.from({ length: 16 }, (_, at) => `'${String.fromCharCode(97 + at)}'`).join(', ');
  const first = Array.from({ length: 12 }, (_, at) => `foreach ([${names}] as $name) Files::put('dir${at}/' . $name);`);
  const heirs = Array.from(
    { length: 10 },
    (_, at) => `class Step${at} extends Step { function run() { $this->put('step/${at}'); } }`,
  );
  const paths = await followedPaths({
    title: 'many callers of methods',
    frameworks: [],
    files: new Map([
      ['a.php', 'class Files { static function put(string $path) { touch($path); } }'],
      ['b.php', `${first.join('\n')}`],
      ['c.php', 'class Step { function put(string $path) { Files::put($path); } }'],
      ['d.php', heirs.join('\n')],
      ['e.php', "Files::put('last');"],
    ]),
  });
  expect(paths).toEqual(expect.arrayContaining(['d.php:1 builds', 'd.php:10 builds', 'e.php:1 builds']));
});
