import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/** The argument names nothing that can be analysed. */
export class ProjectNotFound extends Error {
  /** As the user wrote it. */
  readonly argument: string;

  constructor(argument: string, reason: string) {
    super(`${argument}: ${reason}`);
    this.name = 'ProjectNotFound';
    this.argument = argument;
  }
}

export interface ProjectRoot {
  /** Absolute, links resolved. */
  readonly root: string;
  /** What was asked for below the root: a directory ends with `/`. Absent when the root itself was asked for. */
  readonly asked?: string;
}

/**
 * The nearest directory with a composer.json at or above the argument, else the argument itself (for a file its directory).
 * The search does not leave the git work tree that holds the argument.
 */
export function findRoot(argument: string): ProjectRoot {
  let path: string;
  try {
    path = realpathSync(resolve(argument));
  } catch {
    throw new ProjectNotFound(argument, 'no such file or directory; name a PHP project, a folder in it, or one PHP file');
  }
  const stat = statSync(path);
  if (!stat.isDirectory() && !stat.isFile()) throw new ProjectNotFound(argument, 'neither a directory nor a file');
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
