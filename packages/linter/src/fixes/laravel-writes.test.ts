import { describe, expect, test } from 'vitest';
import { mended } from '../testing/mended-project.ts';

const COMPOSER = {
  'composer.json': JSON.stringify({
    type: 'project',
    require: { 'laravel/framework': '^11.0', 'league/flysystem-aws-s3-v3': '^3.0' },
    autoload: { 'psr-4': { 'App\\': 'app/' } },
  }),
  artisan: '<?php\n',
};
const HEAD = '<?php\n\nnamespace App\\Http\\Controllers;\n\nuse Illuminate\\Http\\Request;\n';
const FACADE = 'use Illuminate\\Support\\Facades\\Storage;\n';
const PATH = 'app/Http/Controllers/Files.php';

function controller(...statements: readonly string[]): string {
  const body = statements.map((line) => `        ${line}\n`).join('');
  return `${HEAD}\nclass Files\n{\n    public function run(Request $request, $id)\n    {\n${body}    }\n}\n`;
}

function moved(...statements: readonly string[]): string {
  return controller(...statements).replace(HEAD, `${HEAD}${FACADE}`);
}

describe('a write below storage_path() or public_path() moves to a disk', () => {
  test.each([
    [
      "file_put_contents(storage_path('app/reports/' . $id . '.csv'), $request->getContent());",
      "Storage::disk('local')->put('reports/' . $id . '.csv', $request->getContent());",
    ],
    [
      'file_put_contents(storage_path("app/public/reports/{$id}.csv"), $request->getContent());',
      'Storage::disk(\'public\')->put("reports/{$id}.csv", $request->getContent());',
    ],
    [
      "file_put_contents(storage_path('exports/all.csv'), $request->getContent());",
      "Storage::disk('local')->put('exports/all.csv', $request->getContent());",
    ],
    [
      "$request->file('photo')->move(public_path('photos'), 'a.jpg');",
      "$request->file('photo')->storeAs('photos', 'a.jpg', 'public');",
    ],
    [
      "$request->file('photo')->move(storage_path('app/photos'));",
      "$request->file('photo')->store('photos', 'local');",
    ],
    [
      "move_uploaded_file($_FILES['doc']['tmp_name'], storage_path('app/docs/a.pdf'));",
      "request()->file('doc')->storeAs('docs', 'a.pdf', 'local');",
    ],
  ])('%s', async (before, after) => {
    expect((await mended({ ...COMPOSER, [PATH]: controller(before) })).fixes).toEqual([]);
    const { read, left, again, fixes } = await mended({ ...COMPOSER, [PATH]: controller(before) }, true);
    expect(fixes.map(({ fixer }) => fixer.id)).toEqual(['laravel/disk-write']);
    expect(read(PATH)).toBe(after.includes('Storage::') ? moved(after) : controller(after));
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });

  test('with every read of its directory, wherever that is', async () => {
    const reader =
      "<?php\n\nnamespace App;\n\nclass Reader\n{\n    public function read($id)\n    {\n        $path = storage_path('app/reports/' . $id);\n        if (file_exists($path)) {\n            return file_get_contents($path);\n        }\n    }\n}\n";
    const view = '<a href="{{ asset(\'photos/\' . $name) }}">x</a>\n';
    const { read, left, again } = await mended(
      {
        ...COMPOSER,
        [PATH]: controller(
          "mkdir(storage_path('app/reports'), 0755, true);",
          "file_put_contents(storage_path('app/reports/' . $id), $request->getContent());",
          "$request->file('photo')->move(public_path('photos'), 'a.jpg');",
          "return response()->download(storage_path('app/reports/' . $id), 'report.csv');",
        ),
        'app/Reader.php': reader,
        'resources/views/photo.blade.php': view,
      },
      true,
    );
    expect(read(PATH)).toBe(
      moved(
        "Storage::disk('local')->makeDirectory('reports');",
        "Storage::disk('local')->put('reports/' . $id, $request->getContent());",
        "$request->file('photo')->storeAs('photos', 'a.jpg', 'public');",
        "return Storage::disk('local')->download('reports/' . $id, 'report.csv');",
      ),
    );
    const full = "\\Illuminate\\Support\\Facades\\Storage::disk('local')";
    expect(read('app/Reader.php')).toBe(
      reader
        .replace("storage_path('app/reports/' . $id)", "'reports/' . $id")
        .replace('file_exists(', `${full}->exists(`)
        .replace('file_get_contents(', `${full}->get(`),
    );
    expect(read('resources/views/photo.blade.php')).toBe(
      view.replace("asset('photos/'", "\\Illuminate\\Support\\Facades\\Storage::disk('public')->url('photos/'"),
    );
    expect({ left, again }).toEqual({ left: [], again: 0 });
  });

  test.each([
    ['a use of the path that nobody knows to move', ["$zip->open(storage_path('app/reports/a.zip'));"], {}],
    ['an answer that is compared', ["if (file_get_contents(storage_path('app/reports/' . $id)) === false) {}"], {}],
    [
      'a name of the directory that stands elsewhere',
      [],
      { 'resources/js/app.js': "fetch('/storage/app/reports/1.csv');\n" },
    ],
    ['a variable that goes elsewhere', ["$p = storage_path('app/reports/' . $id);", 'unlink($p);', 'send($p);'], {}],
    ['more than two arguments', ["file_put_contents(storage_path('app/reports/' . $id), 'x', FILE_APPEND);"], {}],
  ])('but not beside %s', async (_, others, files) => {
    const write = "file_put_contents(storage_path('app/reports/' . $id), $request->getContent());";
    const { fixes, read } = await mended({ ...COMPOSER, [PATH]: controller(write, ...others), ...files }, true);
    expect(fixes).toEqual([]);
    expect(read(PATH)).toBe(controller(write, ...others));
  });

  test('nor right below the directory that everybody knows', async () => {
    const write = "file_put_contents(public_path('sitemap.xml'), $request->getContent());";
    expect((await mended({ ...COMPOSER, [PATH]: controller(write) }, true)).fixes).toEqual([]);
  });
});
