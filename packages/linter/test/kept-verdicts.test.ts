/** Verdicts that are kept from run to run: each way in which one file's edit reaches another file's finding. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LintResult, lint } from '../src/index.ts';
import { temporaryProject } from '../src/project/temporary-project.ts';

/** Code whose findings hang together across files, and other files with findings of their own. */
const PROJECT: Readonly<Record<string, string>> = {
  'composer.json': JSON.stringify({
    require: { 'symfony/framework-bundle': '^7.0' },
    autoload: { 'psr-4': { 'App\\': 'src/' }, files: ['src/functions.php'] },
  }),
  'config/services.yaml': "services:\n  App\\Wired:\n    arguments:\n      $directory: '/tmp/wired'\n",
  'src/Store.php': `<?php
namespace App;
class Store
{
    private $directory;
    public function __construct($directory) { $this->directory = $directory; }
    public function put($name, $text) { file_put_contents($this->directory . '/' . $name, $text); }
    public function clear() { file_put_contents($this->directory . '/' . uniqid(), ''); }
}
`,
  'src/Export.php': `<?php
namespace App;
class Export
{
    public function run() { (new Store(sys_get_temp_dir()))->put(uniqid(), 'x'); }
}
`,
  'src/Base.php': `<?php
namespace App;
abstract class Base
{
    public function write() { file_put_contents($this->root() . '/base.txt', 'x'); }
    protected function root() { return sys_get_temp_dir(); }
}
`,
  'src/Wired.php': `<?php
namespace App;
class Wired
{
    private $directory;
    public function __construct($directory) { $this->directory = $directory; }
    public function write() { file_put_contents($this->directory . '/' . uniqid(), 'x'); }
}
`,
  'src/functions.php': `<?php
function data_directory() { return '/tmp'; }
function anonymous() { return new class { public function put() { file_put_contents(__DIR__ . '/anonymous.txt', 'x'); } }; }
`,
  'src/constants.php': "<?php\ndefine('DATA_DIRECTORY', '/tmp/data');\n",
  'src/Report.php': `<?php
namespace App;
class Report
{
    public function write() { file_put_contents(data_directory() . '/' . uniqid(), 'x'); }
    public function page() { file_put_contents(DATA_DIRECTORY . '/' . uniqid(), 'x'); }
    public function folder() { mkdir(sys_get_temp_dir() . '/reports'); }
}
`,
  'src/Canvas.php': '<?php\nnamespace App;\nclass Canvas extends Paper {}\n',
  'src/Paper.php': '<?php\nnamespace App;\nclass Paper {}\n',
  'src/Album.php': `<?php
namespace App;
class Album
{
    public function __construct(private Canvas $canvas) {}
    public function title() { file_put_contents(__DIR__ . '/title.txt', 'x'); }
    public function page() { $this->canvas->save(__DIR__ . '/page.jpg'); }
}
`,
  'package.json': JSON.stringify({ scripts: { start: 'node bin/reports.js' } }),
  'bin/reports.js': "const fs = require('fs');\nfs.writeFileSync(`${__dirname}/reports.json`, '[]');\n",
  'src/Mailer.php': `<?php
namespace App;
class Mailer
{
    private const API_SECRET = 'hT7kQ2vX9mB4nZ6pL1wR8sD3';
    public function send() { exec('pdftotext a.pdf'); }
}
`,
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `src/Other${at}.php`,
      `<?php\nnamespace App;\nclass Other${at}\n{\n    public function own${at}($record) { file_put_contents(__DIR__ . '/other-${at}.txt', 'x'); $record->save(); }\n}\n`,
    ]),
  ),
};

type Edit = (at: (path: string) => string) => void;

function replacing(path: string, from: string, to: string): Edit {
  return (at) => {
    const text = readFileSync(at(path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(at(path), text.replaceAll(from, to));
  };
}

function adding(path: string, code: string): Edit {
  return (at) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), code);
  };
}

const EDITS: readonly (readonly [what: string, edit: Edit])[] = [
  [
    'a caller in a new file names another directory',
    adding(
      'src/Import.php',
      "<?php\nnamespace App;\nclass Import { public function run() { (new Store(__DIR__ . '/../var'))->put('b.csv', 'x'); } }\n",
    ),
  ],
  ['a caller names another directory', replacing('src/Export.php', 'sys_get_temp_dir()', "__DIR__ . '/exports'")],
  ['the only caller goes', (at) => rmSync(at('src/Export.php'))],
  [
    'an heir in a new file answers for its parent',
    adding(
      'src/Heir.php',
      "<?php\nnamespace App;\nclass Heir extends Base { protected function root() { return __DIR__; } public function own() { file_put_contents($this->root() . '/heir.txt', 'x'); } }\n",
    ),
  ],
  ['a method changes its name', replacing('src/Base.php', 'function root()', 'function base()')],
  ['a function returns something else', replacing('src/functions.php', "return '/tmp'", 'return dirname(__DIR__)')],
  ['a function goes', replacing('src/functions.php', 'function data_directory()', 'function other_directory()')],
  [
    'a function is declared a second time',
    adding('src/again.php', "<?php\nfunction data_directory() { return __DIR__ . '/again'; }\n"),
  ],
  ['a constant is something else', replacing('src/constants.php', '/tmp/data', '/srv/data')],
  ['a constant is declared a second time', adding('src/again.php', "<?php\nconst DATA_DIRECTORY = '/srv/again';\n")],
  ['the file of a constant goes', (at) => rmSync(at('src/constants.php'))],
  ['a class changes its name', replacing('src/Store.php', 'class Store', 'class Shop')],
  [
    'a service gets another argument',
    replacing('config/services.yaml', '/tmp/wired', '%kernel.project_dir%/var/wired'),
  ],
  ['a file is moved', (at) => renameSync(at('src/Other3.php'), at('src/Moved.php'))],
  [
    'another file keeps what a directory of a third one holds',
    adding('src/Keep.php', "<?php\nfile_put_contents(sys_get_temp_dir() . '/reports/all.log', 'x', FILE_APPEND);\n"),
  ],
  [
    'a comment hides a finding',
    replacing(
      'src/Other1.php',
      '    public',
      '    // @tidemark-ignore processes/local-disk-write Only this node reads it.\n    public',
    ),
  ],
  [
    'a file is no longer understood',
    replacing('src/Other2.php', 'function own2($record) {', 'function own2($record) { if ('),
  ],
  [
    'a method of another class becomes one that writes',
    replacing('src/Paper.php', 'class Paper', 'class Paper extends \\Intervention\\Image\\Image'),
  ],
  ['what a rule about code has found goes', replacing('src/Mailer.php', "exec('pdftotext a.pdf');", '')],
  ['a credential in code goes', replacing('src/Mailer.php', 'hT7kQ2vX9mB4nZ6pL1wR8sD3', '')],
  ['findings in code and a credential move with their file', (at) => renameSync(at('src/Mailer.php'), at('src/B.php'))],
  ['an image installs a program', adding('Dockerfile', 'FROM php:8.3\nRUN apt-get install -y poppler-utils\n')],
  ['a Node program writes elsewhere', replacing('bin/reports.js', 'reports.json', 'all.json')],
  ['a Node program is for builds alone', replacing('package.json', 'start', 'build')],
  ['a Node program is moved', (at) => renameSync(at('bin/reports.js'), at('bin/all.js'))],
  ['a file comes before all others', adding('a.php', '<?php\n')],
];

function answer({ stats: _stats, ...result }: LintResult): unknown {
  return result;
}

async function warm(root: string): Promise<LintResult> {
  return lint({ path: root, threads: 1, cache: { location: join(root, '../cache of project') } });
}

function project(): { readonly root: string; readonly at: (path: string) => string } {
  const folder = temporaryProject(
    Object.fromEntries(Object.entries(PROJECT).map(([path, text]) => [`p/${path}`, text])),
  );
  const root = join(folder, 'p');
  return { root, at: (path) => join(root, path) };
}

/** Facts that were read, from the cache or anew. */
function factsRead({ stats }: LintResult): number {
  return stats.cached + stats.parsed;
}

describe('after an edit the findings are those of a run without a cache', () => {
  test.each(EDITS)('%s', async (what, edit) => {
    const { root, at } = project();
    const before = await warm(root);
    edit(at);
    const after = await warm(root);
    expect(answer(after)).toEqual(answer(await lint({ path: root, threads: 1, cache: false })));
    // Each edit but the last says something about another finding or file; else it would test nothing.
    if (what !== 'a file comes before all others') expect(answer(after)).not.toEqual(answer(before));
  });

  test('also when edits come one after the other, and are taken back', async () => {
    const { root, at } = project();
    await warm(root);
    for (const [, edit] of EDITS) {
      const changed = Object.keys(PROJECT).every((path) => existsSync(at(path)));
      if (!changed) for (const [path, text] of Object.entries(PROJECT)) writeFileSync(at(path), text);
      try {
        edit(at);
      } catch {
        // Another edit has taken the text away.
        for (const [path, text] of Object.entries(PROJECT)) writeFileSync(at(path), text);
        edit(at);
      }
      expect(answer(await warm(root))).toEqual(answer(await lint({ path: root, threads: 1, cache: false })));
    }
  });
});

describe('of the facts only those are read', () => {
  test('that the verdicts to be found again depend on', async () => {
    const { root, at } = project();
    const all = factsRead(await warm(root));
    expect(all).toBeGreaterThan(18);
    replacing('src/Other5.php', 'other-5', 'five')(at);
    expect(factsRead(await warm(root))).toBeLessThan(4);
    adding('src/Other99.php', '<?php\nnamespace App;\nclass Other99 {}\n')(at);
    expect(factsRead(await warm(root))).toBeLessThan(4);
  });

  test('also when another file was moved, and all numbers of files with it', async () => {
    const { root, at } = project();
    await warm(root);
    renameSync(at('src/Base.php'), at('src/zzz.php'));
    expect(factsRead(await warm(root))).toBeLessThan(6);
  });

  test('but all of them where the configuration has changed', async () => {
    const { root, at } = project();
    const all = factsRead(await warm(root));
    replacing('config/services.yaml', '/tmp/wired', '/tmp/other')(at);
    expect(factsRead(await warm(root))).toBe(all);
  });

  test('and verdicts stay while results of earlier states are taken from the cache', async () => {
    const { root, at } = project();
    await warm(root);
    replacing('src/Other5.php', 'other-5', 'five')(at);
    await warm(root);
    replacing('src/Other5.php', 'five', 'other-5')(at);
    await warm(root);
    replacing('src/Other6.php', 'other-6', 'six')(at);
    const result = await warm(root);
    expect(factsRead(result)).toBeLessThan(6);
    expect(answer(result)).toEqual(answer(await lint({ path: root, threads: 1, cache: false })));
  });
});

test('damaged verdicts are judged again', async () => {
  const { root, at } = project();
  await warm(root);
  const folder = join(root, '../cache of project');
  const [name = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  // In the text of a verdict, which begins with its key.
  const place = bytes.indexOf('"drafts":[{');
  expect(place).toBeGreaterThan(0);
  bytes[place + 2] = 0x58;
  writeFileSync(join(folder, name), bytes);
  replacing('src/Other5.php', 'other-5', 'five')(at);
  const result = await warm(root);
  expect(factsRead(result)).toBeGreaterThan(18);
  expect(answer(result)).toEqual(answer(await lint({ path: root, threads: 1, cache: false })));
});
