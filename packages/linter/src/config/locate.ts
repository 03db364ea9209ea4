/** Which file configures a project. */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { TidemarkError } from '../errors.ts';

/** In the order they are looked for; two of them side by side are an error. */
export const CONFIG_NAMES = ['tidemark.json', 'tidemark.yaml', 'tidemark.yml'] as const;

/** `path`, or what is nearest above it that exists: a file that an editor has not saved yet belongs somewhere too. */
export function nearestExisting(path: string): string {
  let at = resolve(path);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** The path with links resolved, as far as it exists; absolute. */
export function realPathOf(path: string): string {
  const existing = nearestExisting(path);
  return resolve(realpathSync(existing), relative(existing, resolve(path)));
}

/**
 * The project's own configuration file, absolute; undefined when it has none.
 * @throws TidemarkError `config.ambiguous` for two of them, `config.outside` for a link that leaves the root.
 */
export function findConfig(root: string): string | undefined {
  const found = CONFIG_NAMES.filter((name) => lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined);
  if (found.length > 1) {
    throw new TidemarkError('config.ambiguous', {
      where: root,
      what: `${found.join(' and ')} both configure Tidemark`,
      next: 'Keep one of them, or name one with --config.',
    });
  }
  if (found[0] === undefined) return undefined;
  const file = join(root, found[0]);
  let target: string;
  try {
    target = realpathSync(file);
  } catch (error) {
    throw new TidemarkError('config.unreadable', { where: file, what: 'the link leads nowhere', cause: error });
  }
  const home = realpathSync(root);
  if (!target.startsWith(home.endsWith(sep) ? home : home + sep)) {
    throw new TidemarkError('config.outside', {
      where: file,
      what: 'the link leaves the project, and such links are not followed',
      next: `If it is yours, name it: --config ${target}`,
    });
  }
  return file;
}
