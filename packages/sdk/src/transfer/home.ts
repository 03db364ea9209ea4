/** Where transfers keep what must outlive them: outside of source and target. */
import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join, resolve, sep } from 'node:path';
import type { Environment } from '../credentials/platform.ts';
import { StorageError } from '../storage-error.ts';

/** `TIDEMARK_HOME`, else the user's state directory. Source: https://specifications.freedesktop.org/basedir-spec */
export function tidemarkHome(env: Environment): string {
  const own = env['TIDEMARK_HOME'];
  if (own !== undefined && own !== '') return resolve(own);
  const state = env['XDG_STATE_HOME'];
  if (state !== undefined && state !== '') return join(state, 'tidemark');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'tidemark');
  if (platform() === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'tidemark');
  return join(homedir(), '.local', 'state', 'tidemark');
}

/** The folder of one pair of source and target; made when it is not there. */
export async function pairFolder(home: string, from: string, to: string): Promise<string> {
  const id = createHash('sha256').update(`${from}\n${to}`).digest('hex').slice(0, 32);
  const folder = join(home, 'storage', id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** @throws StorageError `usage.invalid` where the journal would be part of what is transferred */
export async function assertOutside(home: string, root: string): Promise<void> {
  const [own, other] = await Promise.all([realOf(home), realOf(root)]);
  if (own !== other && !own.startsWith(other.endsWith(sep) ? other : other + sep)) return;
  throw new StorageError('usage.invalid', {
    what: `the journal's folder "${home}" lies within "${root}"`,
    next: 'Set TIDEMARK_HOME to a folder outside of source and target.',
  });
}

async function realOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
