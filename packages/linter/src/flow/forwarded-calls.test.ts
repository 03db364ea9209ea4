import { expect, test } from 'vitest';
import { followedPaths } from '../testing/followed-paths.ts';

/** More files that call a method of this name than are searched without a known class. */
const others = Array.from(
  { length: 12 },
  (_, at) => [`src/Other${at}.php`, `namespace App;\n(new \\SplObjectStorage())->put('other${at}');`] as const,
);

const DISK = `namespace App;
class Disk {
    public function put($path, $contents) { return file_put_contents($path, $contents); }
}`;

test('who calls a method with a common name by a class that hands calls on is found', async () => {
  const paths = await followedPaths({
    title: 'forwarded calls',
    frameworks: [],
    files: new Map([
      ...others,
      ['src/Disk.php', DISK],
      [
        'src/Front.php',
        `namespace App;
class Front {
    public static function disk(): Disk { return new Disk(); }
    public static function __callStatic($name, $args) { return self::disk()->$name(...$args); }
}`,
      ],
      ['src/Report.php', `namespace App;\nFront::put(__DIR__ . '/report.txt', '');`],
    ]),
  });
  expect(paths).toContain('src/Report.php:2 builds');
});
