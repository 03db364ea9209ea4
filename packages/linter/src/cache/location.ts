/** Where the cache of a project lies: one file per project, in the user's cache directory. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';

/** What the place depends on; the running process unless a test says otherwise. */
export interface CacheSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const HERE: CacheSurroundings = { platform: process.platform, env: process.env, home: homedir() };

const OWN_DIRECTORY = 'tidemark-lint';

/**
 * The user's cache directory by the platform's custom: `XDG_CACHE_HOME` or `~/.cache`
 * (https://specifications.freedesktop.org/basedir-spec/latest/: relative values are to be ignored), `~/Library/Caches`
 * on macOS, `%LOCALAPPDATA%` on Windows. Undefined when there is none.
 */
function userCacheDirectory({ platform, env, home }: CacheSurroundings): string | undefined {
  const xdg = env.XDG_CACHE_HOME;
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  if (platform === 'win32') return env.LOCALAPPDATA || undefined;
  if (!isAbsolute(home)) return undefined;
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** Does `path` lie in `directory`, or is it the same? */
function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way === '' || (way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way));
}

/**
 * Absolute path of the cache file of the project at `root`. Undefined when the user has no cache directory, or one
 * inside the project: nothing is written into a tree that is being scanned unless its owner names the place.
 * @param location directory the user named, relative to the working directory
 */
export function cachePath(
  location: string | undefined,
  root: string,
  here: CacheSurroundings = HERE,
): string | undefined {
  const name = `${rootHash(root).toString('hex')}.cache`;
  if (location !== undefined) return join(resolve(location), name);
  const base = userCacheDirectory(here);
  if (base === undefined) return undefined;
  const directory = join(base, OWN_DIRECTORY);
  return isInside(directory, resolve(root)) ? undefined : join(directory, name);
}

/** SHA-1 of the project's path, 20 bytes. */
export function rootHash(root: string): Buffer {
  return createHash('sha1').update(resolve(root)).digest();
}
