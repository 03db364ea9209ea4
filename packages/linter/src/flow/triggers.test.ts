import { expect, test } from 'vitest';
import { followedPaths, pathExamples } from '../testing/followed-paths.ts';

const FILES = 8;

test('a class hands out what is kept in a global variable, in more files than are looked at for the name of the method', async () => {
  const users = Array.from({ length: FILES }, (_, at) =>
    [
      `// file: src/Log${at}.php`,
      'namespace Shop;',
      `class Log${at} {`,
      '    public function clear(): void {',
      `        Files::get()->put_contents(WP_CONTENT_DIR . '/${at}.log', '-');`,
      '    }',
      '}',
    ].join('\n'),
  );
  const [example] = pathExamples(
    [
      '## Files (wordpress)',
      '```php',
      '// file: src/Files.php',
      'namespace Shop;',
      'class Files {',
      '    /** @return WP_Filesystem_Base */',
      "    public static function get() { return $GLOBALS['wp_filesystem']; }",
      '}',
      ...users,
      '```',
    ].join('\n'),
  );
  if (!example) throw new Error('no example');
  expect(await followedPaths(example)).toHaveLength(FILES);
});

test('a facade is in sight where only its short name is, in more files than are looked at for the name of the method', async () => {
  const users = Array.from({ length: FILES }, (_, at) =>
    [
      `// file: app/Report${at}.php`,
      'namespace App;',
      'use File;',
      `class Report${at} {`,
      '    public function keep(): void {',
      `        File::put(base_path() . '/report${at}.txt', '-');`,
      '    }',
      '}',
    ].join('\n'),
  );
  const [example] = pathExamples(['## Reports (laravel)', '```php', ...users, '```'].join('\n'));
  if (!example) throw new Error('no example');
  expect(await followedPaths(example)).toHaveLength(FILES);
});
