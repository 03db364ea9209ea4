import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { TidemarkError } from '../errors.ts';

export interface ProjectRoot {
  /** Absolute, links resolved. */
  readonly root: string;
  /** What was asked for below the root: a directory ends with `/`. Absent when the root itself was asked for. */
  readonly asked?: string;
}

/**
 * The nearest directory with a composer.json at or above the argument, else the argument itself (for a file its directory).
 * The search does not leave the git work tree that holds the argument.
 *
 * @throws TidemarkError `project.not-found`
 */
export function findRoot(argument: string): ProjectRoot {
  let path: string;
  try {
    path = realpathSync(resolve(argument));
  } catch {
    throw notFound(argument, 'no such file or directory');
  }
  const stat = statSync(path);
  if (!stat.isDirectory() && !stat.isFile()) throw notFound(argument, 'neither a directory nor a file');
  const start = stat.isDirectory() ? path : dirname(path);
  const root = rootAbove(start) ?? start;
  if (root === path) return { root };
  const asked = relative(root, path).split(sep).join('/');
  return { root, asked: stat.isDirectory() ? `${asked}/` : asked };
}

function rootAbove(start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    if (existsSync(resolve(directory, 'composer.json'))) return directory;
    if (existsSync(resolve(directory, '.git')) || dirname(directory) === directory) return undefined;
  }
}

function notFound(argument: string, what: string): TidemarkError {
  return new TidemarkError('project.not-found', {
    where: argument,
    what,
    next: 'Name a PHP project, a folder in it, or one PHP file.',
  });
}
