/** The project that speed is measured on. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A release, so that figures of different days speak of the same files. */
const RELEASE = '11.3.0';

/**
 * A folder with `drupal/core`: the one named, else a download that is kept in the user's cache folder.
 * Undefined when there is none and Composer is not there or cannot reach it.
 */
export function drupalCore(named: string | undefined): string | undefined {
  if (named !== undefined) return named;
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'tidemark-bench', `drupal-core-${RELEASE}`);
  if (existsSync(join(folder, 'composer.json'))) return folder;
  process.stderr.write(`bench: downloading drupal/core ${RELEASE}\n`);
  const options = [
    '--no-install',
    '--no-scripts',
    '--no-plugins',
    '--ignore-platform-reqs',
    '--no-interaction',
    '--quiet',
  ];
  const { status } = spawnSync('composer', ['create-project', ...options, `drupal/core:${RELEASE}`, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0 ? folder : undefined;
}
