import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from './make-folders.ts';
import { temporaryProject } from './project/temporary-project.ts';

test('makes what is missing, with its mode, and leaves the rest', () => {
  const root = temporaryProject({ 'there/a': '' });
  makeFolders(join(root, 'there/b/c'), 0o700);
  makeFolders(join(root, 'there/b/c'), 0o700);
  expect(statSync(join(root, 'there/b/c')).mode & 0o777).toBe(0o700);
});

test.runIf(existsSync('/proc/self'))('ends where nothing can be made', () => {
  expect(() => makeFolders('/proc/none/folder')).toThrow('ENOENT');
});

test('tells where a file is in the way', () => {
  const root = temporaryProject({ file: '' });
  expect(() => makeFolders(join(root, 'file/folder'))).toThrow('ENOTDIR');
});
