/** One process runs an app, also where two are started at once. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { TidemarkError } from '../client-error.ts';
import type { AppFolder } from './home.ts';

export interface AppLock {
  release(): Promise<void>;
}

/** @throws TidemarkError `api.conflict` */
export async function lockApp(folder: AppFolder): Promise<AppLock> {
  if (process.platform === 'linux') return lockName(folder);
  lockFile(folder);
  return {
    release() {
      rmSync(folder.lockFile, { force: true });
      return Promise.resolve();
    },
  };
}

/** A name of Linux's own, that the system gives back with the last breath of its holder. Source: unix(7), "abstract" */
async function lockName(folder: AppFolder): Promise<AppLock> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  const name = `\0tidemark-${createHash('sha256').update(folder.root).digest('hex')}`;
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(name, resolve));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') throw taken(folder);
    throw cause;
  }
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function lockFile(folder: AppFolder): void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(folder.lockFile, String(process.pid), { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isSupervisor(Number(readFileSync(folder.lockFile, 'utf8')))) throw taken(folder);
      rmSync(folder.lockFile, { force: true });
    }
  }
  throw taken(folder);
}

function taken({ name }: AppFolder): TidemarkError {
  return new TidemarkError('api.conflict', { what: `the app "${name}" runs already, or is being started` });
}

/** A number of a process that ended may belong to another program by now. */
export function isSupervisor(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return /node|bun/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
