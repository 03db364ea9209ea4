/** Writes what a plan changes: each file whole, beside it first, then renamed. */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, TidemarkError } from '../errors.ts';
import type { FileChange } from './plan.ts';
import { bytesOfText, textOfBytes } from './source-text.ts';

export interface Applied {
  /** Paths of the files that were written. */
  readonly written: readonly string[];
  /** Paths of files that hold something else than what was planned on, and were left alone. */
  readonly changed: readonly string[];
}

/** @throws TidemarkError `output.unwritable` */
export function applyChanges(root: string, changes: ReadonlyMap<string, FileChange>): Applied {
  const written: string[] = [];
  const changed: string[] = [];
  for (const [path, change] of changes) {
    const file = join(root, path);
    if (textNow(file) !== change.before) {
      changed.push(path);
      continue;
    }
    write(file, path, change);
    written.push(path);
  }
  return { written, changed };
}

function textNow(file: string): string | undefined {
  try {
    return textOfBytes(readFileSync(file));
  } catch {
    return undefined;
  }
}

function write(file: string, path: string, { before, after }: FileChange): void {
  try {
    const target = before === undefined ? file : realpathSync(file);
    const beside = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      writeFileSync(beside, bytesOfText(after), { flag: 'wx' });
      if (before !== undefined) chmodSync(beside, statSync(target).mode);
      renameSync(beside, target);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw new TidemarkError('output.unwritable', {
      where: path,
      what: `the file cannot be written: ${messageOf(error)}`,
      next: 'Files written before it are as the fix wants them; run it again when the folder is writable.',
      cause: error,
    });
  }
}
