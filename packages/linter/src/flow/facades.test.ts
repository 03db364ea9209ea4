import { expect, test } from 'vitest';
import { followedPaths } from '../testing/followed-paths.ts';

/** More files that call a method of this name than are searched without a known class. */
const others = Array.from(
  { length: 12 },
  (_, at) => [`app/Other${at}.php`, `namespace App;\n(new \\SplObjectStorage())->put('other${at}');`] as const,
);

const FILES = `namespace App;
class Files extends \\Illuminate\\Filesystem\\Filesystem {
    public function put($path, $contents, $lock = false) { return file_put_contents($path, $contents); }
}`;

function followed(files: readonly (readonly [path: string, code: string])[]): Promise<readonly string[]> {
  return followedPaths({
    title: 'facades',
    frameworks: ['laravel'],
    files: new Map([...others, ['app/Files.php', FILES], ...files]),
  });
}

test('finds who calls a method by a facade of the project, whose accessor is the class', async () => {
  const paths = await followed([
    [
      'app/Facades/Disk.php',
      `namespace App\\Facades;
class Disk extends \\Illuminate\\Support\\Facades\\Facade {
    protected static function getFacadeAccessor() { return \\App\\Files::class; }
}`,
    ],
    ['app/Report.php', `namespace App;\nuse App\\Facades\\Disk;\nDisk::put(storage_path('report.txt'), '');`],
  ]);
  expect(paths).toContain('app/Report.php:3 builds');
});

test('finds who calls a method by a facade whose accessor is the id of a registered service', async () => {
  const paths = await followed([
    [
      'app/Provider.php',
      `namespace App;
class Provider extends \\Illuminate\\Support\\ServiceProvider {
    public function register() { $this->app->singleton('app.disk', fn () => new Files()); }
}`,
    ],
    [
      'app/Facades/Disk.php',
      `namespace App\\Facades;
class Disk extends \\Illuminate\\Support\\Facades\\Facade {
    protected static function getFacadeAccessor() { return 'app.disk'; }
}`,
    ],
    ['app/Report.php', `namespace App;\nuse App\\Facades\\Disk;\nDisk::put(storage_path('report.txt'), '');`],
  ]);
  expect(paths).toContain('app/Report.php:3 builds');
});

test('finds who calls a method by a facade that Laravel makes at run time', async () => {
  const paths = await followed([
    ['app/Report.php', `namespace App;\nuse Facades\\App\\Files;\nFiles::put(storage_path('report.txt'), '');`],
  ]);
  expect(paths).toContain('app/Report.php:3 builds');
});
