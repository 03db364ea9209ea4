/** Runs a program to its end, without a shell, and lets nothing of it outlive an abort. */
import { spawn } from 'node:child_process';
import { AbortedError } from '../client-error.ts';

export interface ProgramOptions {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly stdin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
}

export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of each stream; what comes after is dropped. [characters] */
const OUTPUT_MAX = 4 * 1024 * 1024;

/** @throws AbortedError, or what the system says where there is no such program */
export function runProgram(command: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  const { cwd, env, stdin = '', signal, onLine } = options;
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(new AbortedError('aborted', signal.reason));
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const stop = (): void => killGroup(child.pid);
    signal?.addEventListener('abort', stop, { once: true });
    const out = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      let rest = '';
      child[name].setEncoding('utf8').on('data', (text: string) => {
        if (out[name].length < OUTPUT_MAX) out[name] += text;
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine?.(line);
      });
      child[name].on('end', () => {
        if (rest !== '') onLine?.(rest);
      });
    }
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    child.once('error', (error) => {
      signal?.removeEventListener('abort', stop);
      reject(error);
    });
    child.once('close', (code) => {
      signal?.removeEventListener('abort', stop);
      killGroup(child.pid);
      if (signal?.aborted === true) reject(new AbortedError(`${program} was stopped`, signal.reason));
      else resolve({ exitCode: code ?? 137, ...out });
    });
  });
}

/** A program and all that it started. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
