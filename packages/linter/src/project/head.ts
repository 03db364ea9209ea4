import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Longest file of git's that is looked into [bytes]. */
const LARGEST = 4 * 1024 * 1024;

/**
 * The commit that HEAD names, read from git's files; undefined where there is none at the root. What is tracked depends on
 * it. https://git-scm.com/docs/gitrepository-layout
 */
export function headCommit(root: string): string | undefined {
  const directory = join(root, '.git');
  const head = textOf(join(directory, 'HEAD'));
  const reference = head === undefined ? undefined : /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  if (reference === undefined || reference.includes('..')) return head;
  const loose = textOf(join(directory, reference));
  if (loose !== undefined) return loose;
  const packed = textOf(join(directory, 'packed-refs')) ?? '';
  return packed
    .split('\n')
    .find((line) => line.endsWith(` ${reference}`))
    ?.split(' ')[0];
}

function textOf(path: string): string | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() && stat.size < LARGEST ? readFileSync(path, 'utf8').trim() : undefined;
  } catch {
    return undefined;
  }
}
