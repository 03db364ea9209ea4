/** A git command that runs beside what the calling thread does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitCommand, invocation, LARGEST_ANSWER } from './git.ts';

/**
 * As `runGit`, without waiting; undefined where it fails, is stopped, or git is not there.
 *
 * Git writes into a file: a pipe holds 64 kB, and git would stand still until a thread that is busy for half a second comes
 * to read it.
 */
export async function startGit(
  directory: string,
  command: GitCommand,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<Buffer | undefined> {
  const { program, args: all, options } = invocation(directory, command, args);
  const { cwd, env, timeout, killSignal } = options;
  let answer: number;
  try {
    answer = openUnnamed();
  } catch {
    return undefined;
  }
  try {
    const child = spawn(program, all, {
      cwd,
      env: { ...env },
      timeout,
      killSignal,
      stdio: ['ignore', answer, 'ignore'],
      ...(signal ? { signal } : {}),
    });
    return (await succeeds(child)) ? contentsOf(answer) : undefined;
  } finally {
    closeSync(answer);
  }
}

/** A file that is gone when it is closed, open for reading and writing. */
function openUnnamed(): number {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-git-'));
  try {
    return openSync(join(folder, 'answer'), 'wx+', 0o600);
  } finally {
    // Where an open file cannot be removed, the system's temporary directory keeps it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 0 });
  }
}

function succeeds(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function contentsOf(file: number): Buffer | undefined {
  const { size } = fstatSync(file);
  if (size > LARGEST_ANSWER) return undefined;
  const buffer = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const got = readSync(file, buffer, length, size - length, length);
    if (got === 0) break;
    length += got;
  }
  return buffer.subarray(0, length);
}
