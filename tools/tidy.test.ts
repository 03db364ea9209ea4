import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  emptyNames,
  folderCircles,
  foreignInsides,
  longFiles,
  machinePaths,
  type TextFile,
  unfinishedMarks,
  upwardImports,
} from './tidy.ts';

const ROOT = dirname(fileURLToPath(new URL('.', import.meta.url)));

const PATHS = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile());

const FILES: readonly TextFile[] = PATHS.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** What others wrote is theirs. */
const OUR_TEXT = FILES.filter(({ path }) => !/^package-lock\.json$|\/test\/schemas\//.test(path));
/** Sites that are linted in tests look as sites do. */
const OUR_CODE = FILES.filter(({ path }) => !/^examples\/|\/test\/fixtures\//.test(path));

const LINTER = 'packages/linter/src/';

/** The linter's folders, highest first; what looks into all of them for tests is above. */
const FLOORS = [
  ['testing'],
  ['cli'],
  ['audit'],
  ['lsp'],
  ['session'],
  ['plugin'],
  ['report', 'suppress', 'config', 'fixes'],
  ['verdicts', 'node-code'],
  ['rules'],
  ['flow', 'platforms', 'state'],
  ['threads'],
  ['cache', 'index', 'frameworks'],
  ['infrastructure'],
  ['helm'],
  ['configuration'],
  ['php', 'container', 'project'],
];

const SIMULATOR = 'packages/scaler-sim/src/';

/** The simulator's folders, highest first. */
const SIMULATOR_FLOORS = [
  ['testing'],
  ['cli'],
  ['report'],
  ['study'],
  ['run'],
  ['analysis'],
  ['world'],
  ['scenario', 'engine'],
];

function file(path: string, text = ''): TextFile {
  return { path, text };
}

describe('the repository', () => {
  test('has no file over 300 lines', () => expect(longFiles(OUR_CODE)).toEqual([]));

  test('has nothing left unfinished', () => expect(unfinishedMarks(OUR_TEXT)).toEqual([]));

  test('has no file whose name says nothing', () => expect(emptyNames(OUR_CODE)).toEqual([]));

  test('has no import of the inside of another package', () => expect(foreignInsides(OUR_CODE)).toEqual([]));

  test('has no folders of the linter that import each other', () =>
    expect(folderCircles(OUR_CODE, LINTER)).toEqual([]));

  test('has no folder of the linter that looks up, and each has its floor', () => {
    expect(upwardImports(OUR_CODE, LINTER, FLOORS)).toEqual([]);
    const folders = PATHS.map((path) => /^packages\/linter\/src\/([^/]+)\//.exec(path)?.[1] ?? '');
    expect([...new Set(folders)].filter((name) => name !== '').toSorted()).toEqual(FLOORS.flat().toSorted());
  });

  test('has no folders of the simulator that import each other or look up, and each has its floor', () => {
    expect(folderCircles(OUR_CODE, SIMULATOR)).toEqual([]);
    expect(upwardImports(OUR_CODE, SIMULATOR, SIMULATOR_FLOORS)).toEqual([]);
    const folders = PATHS.map((path) => /^packages\/scaler-sim\/src\/([^/]+)\//.exec(path)?.[1] ?? '');
    const homeless = folders.filter((name) => name !== '' && !SIMULATOR_FLOORS.flat().includes(name));
    expect(homeless).toEqual([]);
  });

  test('names no path of the machine it was written on', () => {
    // A clone in the temporary directory says nothing about a machine, and /root is where PHP images live as well.
    const folders = [ROOT, dirname(ROOT), homedir()].filter((path) => !['/', '/root', tmpdir()].includes(path));
    expect(machinePaths(OUR_TEXT, folders)).toEqual([]);
  });
});

describe('each check sees what it is for', () => {
  test('long files', () => {
    expect(longFiles([file('a.ts', 'x\n'.repeat(301)), file('b.ts', 'x\n'.repeat(300))])).toEqual([
      'a.ts: 301 lines; at most 300',
    ]);
  });

  test('unfinished marks, but not words that hold one', () => {
    const mark = ['TO', 'DO'].join('');
    expect(unfinishedMarks([file('a.ts', `one\n// ${mark}: later`), file('b.ts', `${mark}S`)])).toEqual([
      `a.ts:2: // ${mark}: later`,
    ]);
  });

  test('empty names', () => {
    const paths = ['src/utils/a.ts', 'src/helper.ts', 'src/misc-things.ts', 'src/helpful.ts', 'src/help.ts'];
    expect(emptyNames(paths.map((path) => file(path)))).toEqual(paths.slice(0, 3));
  });

  test('paths of a machine', () => {
    expect(machinePaths([file('a.md', 'see /srv/me/house/x'), file('b.md', '/srv')], ['/srv/me'])).toEqual([
      'a.md:1: see /srv/me/house/x',
    ]);
  });

  test('imports of another package, by path and by name', () => {
    const texts = [
      "import a from '../../sdk/src/model/index.ts';",
      "import b from '@tidemark/sdk/src/model/index.ts';",
      "import c from '@tidemark/sdk/model';",
      "import d from '../package.json' with { type: 'json' };",
    ];
    const files = texts.map((text) => file('packages/linter/src/x.ts', text));
    expect(foreignInsides(files)).toHaveLength(2);
  });

  test('circles between folders, types included', () => {
    const files = [
      file('src/a/one.ts', "import type { X } from '../b/two.ts';"),
      file('src/b/two.ts', "const x = await import('../c/three.ts');"),
      file('src/c/three.ts', "export * from '../a/one.ts';"),
      file('src/d/four.ts', "import '../a/one.ts';"),
    ];
    expect(folderCircles(files, 'src/')).toEqual(['a → b → c → a', 'b → c → a → b', 'c → a → b → c']);
  });

  test('imports from a floor above', () => {
    const files = [
      file('src/low/one.ts', "import '../high/two.ts';"),
      file('src/high/two.ts', "import '../low/three.ts';"),
      file('src/low/one.test.ts', "import '../high/two.ts';"),
    ];
    expect(upwardImports(files, 'src/', [['high'], ['low']])).toEqual(['low → high']);
  });
});
