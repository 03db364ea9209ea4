import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Directories, type DirectoryMemory, NOTHING_YET } from '../project/directories.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { DirectoryTable, encodeDirectories } from './directory-table.ts';

/** Time stamps of a file system count in steps of a few milliseconds. */
const STEP = 12;

/** What the next run remembers, were there time enough in between. */
function left(directories: Directories): DirectoryMemory {
  return new DirectoryTable(Buffer.concat(encodeDirectories(directories.listed(), Date.now() + 60_000)));
}

type Edit = (root: string) => void;

const path = fc.constantFrom('a.php', 'b/a.php', 'b/c/a.php', 'd/composer.json', 'vendor/autoload.php', 'b/tests', 'x');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  path.map((at) => (root: string) => {
    mkdirSync(dirname(join(root, at)), { recursive: true });
    writeFileSync(join(root, at), '<?php');
  }),
  path.map((at) => (root: string) => rmSync(join(root, at), { recursive: true, force: true })),
  path.map((at) => (root: string) => rmSync(join(root, dirname(at)), { recursive: true, force: true })),
  fc.tuple(path, path).map(
    ([from, to]) =>
      (root: string) =>
        renameSync(join(root, from), join(root, to)),
  ),
  fc.tuple(path, path).map(([from, to]) => (root: string) => {
    renameSync(dirname(join(root, from)), join(root, to));
  }),
  fc.tuple(path, path).map(([from, to]) => (root: string) => {
    rmSync(join(root, from), { recursive: true, force: true });
    symlinkSync(join(root, to), join(root, from));
  }),
);

function apply(root: string, edits: readonly Edit[]): void {
  for (const each of edits) {
    try {
      each(root);
    } catch {
      // Another edit has taken away what this one is about.
    }
    mkdirSync(root, { recursive: true });
  }
}

test('what is remembered of directories changes nothing that is found, whatever comes, goes and moves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
      const root = join(temporaryProject({ 'p/composer.json': '{}', 'p/b/c/a.php': '', 'p/b/tests/t.php': '' }), 'p');
      let memory: DirectoryMemory | typeof NOTHING_YET = NOTHING_YET;
      for (const edits of rounds) {
        const directories = new Directories(root, memory);
        const { vendorFileOf: _, ...found } = discoverProject(root, { directories });
        const { vendorFileOf: __, ...anew } = discoverProject(root);
        expect(found).toEqual(anew);
        memory = left(directories);
        await setTimeout(STEP);
        apply(root, edits);
      }
    }),
    { numRuns: 60 },
  );
});

test('a tree that nobody has touched is not listed again', () => {
  const root = temporaryProject({ 'a.php': '', 'b/c/d.php': '', 'größe/ü.php': '' });
  const first = new Directories(root, NOTHING_YET);
  discoverProject(root, { directories: first });
  const second = new Directories(root, left(first));
  expect(discoverProject(root, { directories: second }).files).toHaveLength(3);
  // Elsewhere than on file systems with true times nothing is noted.
  expect([first.isChanged, second.isChanged]).toEqual([first.listed().length > 0, false]);
  expect(second.listed()).toEqual(first.listed());
});

test('a directory is not trusted that had changed just before it was listed, nor one that is another now', () => {
  const stat = { mtimeMs: 1000.5, ctimeMs: 2000.25, inode: 7, device: 1 };
  const listed = [{ path: 'a', ...stat, entries: ['fa.php', 'dä'] }];
  const table = (readAt: number): DirectoryMemory => {
    return new DirectoryTable(Buffer.concat(encodeDirectories(listed, readAt)));
  };
  expect(table(5000).entriesOf('a', stat)).toEqual(['fa.php', 'dä']);
  expect(table(3000).entriesOf('a', stat)).toBeUndefined();
  expect(table(5000).entriesOf('b', stat)).toBeUndefined();
  for (const key of ['mtimeMs', 'ctimeMs', 'inode', 'device'] as const)
    expect(table(5000).entriesOf('a', { ...stat, [key]: stat[key] + 0.25 })).toBeUndefined();
});

test('a directory that changes after a first run listed it, and before that run looked at it again, is not trusted', () => {
  const root = temporaryProject({ 'a.php': '', 'b/c.php': '' });
  const began = Date.now();
  const directories = new Directories(root, NOTHING_YET);
  discoverProject(root, { directories });
  writeFileSync(join(root, 'b/new.php'), '<?php');
  const memory = new DirectoryTable(Buffer.concat(encodeDirectories(directories.listed(), began)));
  const { files } = discoverProject(root, { directories: new Directories(root, memory) });
  expect(files.map((file) => file.path)).toEqual(['a.php', 'b/c.php', 'b/new.php']);
});

test('a directory that may no longer be read is told as one', () => {
  const root = temporaryProject({ 'a.php': '', 'b/c.php': '' });
  const first = new Directories(root, NOTHING_YET);
  discoverProject(root, { directories: first });
  chmodSync(join(root, 'b'), 0);
  const { vendorFileOf: _, ...found } = discoverProject(root, { directories: new Directories(root, left(first)) });
  const { vendorFileOf: __, ...anew } = discoverProject(root);
  chmodSync(join(root, 'b'), 0o755);
  expect(found).toEqual(anew);
});
