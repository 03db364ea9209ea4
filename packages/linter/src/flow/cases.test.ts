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
