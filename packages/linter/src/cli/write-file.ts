/** Files that the command line writes. */
import { lstatSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, TidemarkError } from '../errors.ts';
import { makeFolders } from '../make-folders.ts';

/**
 * Writes the whole file or nothing: beside it first, then renamed. Missing folders are made. What is there and is no
 * regular file (`/dev/stderr`, a named pipe) is written to directly.
 * @throws TidemarkError `output.unwritable`
 */
export function writeWholeFile(file: string, text: string): void {
  try {
    const there = lstatSync(file, { throwIfNoEntry: false });
    const target = there?.isSymbolicLink() ? realpathSync(file) : file;
    const isPlain = lstatSync(target, { throwIfNoEntry: false })?.isFile() ?? true;
    if (!isPlain) {
      writeFileSync(target, text);
      return;
    }
    makeFolders(dirname(target));
    const beside = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(beside, text);
      renameSync(beside, target);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw new TidemarkError('output.unwritable', {
      where: file,
      what: `the file cannot be written: ${messageOf(error)}`,
      next: 'Name a file in a folder you may write to.',
      cause: error,
    });
  }
}
