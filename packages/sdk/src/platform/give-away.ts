/** Files of those who run the servers where the platform runs as root. */
import { lchown } from 'node:fs/promises';
import { TidemarkError } from '../client-error.ts';
import { runProgram } from './run-program.ts';
import { isRoot, UNPRIVILEGED } from './sandbox.ts';

/** Does nothing where the platform does not run as root: then everything has one owner. @param deep with all below it */
export async function giveAway(path: string, deep = true): Promise<void> {
  if (!isRoot()) return;
  if (deep) await own(path, UNPRIVILEGED);
  else await lchown(path, UNPRIVILEGED, UNPRIVILEGED);
}

/** With all below it. */
export async function takeBack(path: string): Promise<void> {
  if (isRoot()) await own(path, 0);
}

async function own(path: string, user: number): Promise<void> {
  const { exitCode, stderr } = await runProgram(['chown', '-hR', `${user}:${user}`, '--', path]);
  if (exitCode !== 0) throw new TidemarkError('platform.failed', { what: `chown: ${stderr.trim()}` });
}
