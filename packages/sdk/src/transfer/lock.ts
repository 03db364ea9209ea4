/**
 * One transfer of a pair at a time. A lock is a file with a number; to take over from a holder that is dead, the next
 * number is created, which only one can do. A lock that is given back stays as a mark, so that numbers only grow.
 */
import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode, isMissing } from '../adapters/local-paths.ts';
import { abortedError, StorageError } from '../storage-error.ts';

export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from a later one of the same number; empty where the system does not say. */
  readonly started: string;
  /** Another one after each start of the machine; empty where the system does not say. */
  readonly boot: string;
  /** [ms since 1970] */
  readonly at: number;
  readonly released?: true;
}

export interface LockOptions {
  /** Wait for the holder to end, in place of an error. */
  readonly wait?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Between looks at a lock that is held. [ms] */
const LOOK = 250;

/** @returns what gives it back @throws StorageError `transfer.locked` naming the holder */
export async function lock(folder: string, options: LockOptions = {}): Promise<() => Promise<void>> {
  const own = await ownHolder();
  for (;;) {
    if (options.signal?.aborted) throw abortedError(options.signal);
    const newest = await newestIn(folder);
    if (newest?.holder !== undefined && (await isAlive(newest.holder))) {
      if (options.wait !== true) throw lockedBy(newest.holder, join(folder, nameOf(newest.number)));
      await sleep(LOOK);
      continue;
    }
    const number = (newest?.number ?? 0) + 1;
    if (!(await create(folder, number, own))) continue;
    const seen = await newestIn(folder);
    if (seen !== undefined && seen.number > number) {
      await unlink(join(folder, nameOf(number))).catch(() => {});
      continue;
    }
    await removeOlder(folder, number);
    return () => replace(folder, number, { ...own, released: true });
  }
}

function lockedBy({ pid, host, at }: Holder, file: string): StorageError {
  const here = host === hostname();
  return new StorageError('transfer.locked', {
    what: `process ${pid}${here ? '' : ` on ${host}`} transfers the same pair since ${new Date(at).toISOString()}`,
    next: here
      ? 'Wait for it to end (--wait), or stop it.'
      : `Wait for it to end (--wait). If that machine is gone, delete ${file}.`,
    retryable: true,
  });
}

function nameOf(number: number): string {
  return `lock.${number}`;
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => {
    const match = /^lock\.(\d{1,15})$/.exec(name);
    return match === null ? [] : [Number(match[1])];
  });
}

/** The holder is absent where the file cannot be understood: links are made of whole files, so nobody of ours wrote it. */
async function newestIn(folder: string): Promise<{ number: number; holder: Holder | undefined } | undefined> {
  const numbers = await numbersIn(folder);
  if (numbers.length === 0) return undefined;
  const number = Math.max(...numbers);
  try {
    return { number, holder: JSON.parse(await readFile(join(folder, nameOf(number)), 'utf8')) as Holder };
  } catch (error) {
    if (isMissing(error)) return newestIn(folder);
    if (error instanceof SyntaxError) return { number, holder: undefined };
    throw error;
  }
}

/** Whole or not at all. @returns whether it was this process that made it */
async function create(folder: string, number: number, holder: Holder): Promise<boolean> {
  const beside = await writeBeside(folder, holder);
  try {
    await link(beside, join(folder, nameOf(number)));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    throw new StorageError('storage.unsupported', {
      what: `the disk of "${folder}" has no hard links, by which one run keeps others out`,
      next: 'Set TIDEMARK_HOME to a folder on another disk; source and target may stay where they are.',
      cause: error,
    });
  } finally {
    await unlink(beside);
  }
}

async function replace(folder: string, number: number, holder: Holder): Promise<void> {
  await rename(await writeBeside(folder, holder), join(folder, nameOf(number)));
}

async function writeBeside(folder: string, holder: Holder): Promise<string> {
  const file = join(folder, `.lock-${randomBytes(8).toString('hex')}`);
  await writeFile(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  return file;
}

async function removeOlder(folder: string, number: number): Promise<void> {
  for (const older of await numbersIn(folder)) {
    if (older < number) await unlink(join(folder, nameOf(older))).catch(() => {});
  }
}

async function ownHolder(): Promise<Holder> {
  return {
    pid: process.pid,
    host: hostname(),
    started: await startOf(process.pid),
    boot: await bootId(),
    at: Date.now(),
  };
}

async function isAlive(holder: Holder): Promise<boolean> {
  if (holder.released === true) return false;
  // Of another machine nothing can be told.
  if (holder.host !== hostname()) return true;
  if (holder.boot !== '' && holder.boot !== (await bootId())) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
  const started = await startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

/** The 22nd field of /proc/<pid>/stat: the start, in ticks since the machine's. Source: proc(5) */
async function startOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // A process that ended and that nobody has asked after yet holds nothing.
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

async function bootId(): Promise<string> {
  try {
    return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  } catch {
    return '';
  }
}
