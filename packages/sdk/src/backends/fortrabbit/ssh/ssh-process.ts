/** Runs the system's `ssh`. What it says of itself is kept apart from what the command says. */
import type { ChildProcess } from 'node:child_process';
import { AbortedError, TidemarkError } from '../../../client-error.ts';
import { type SshOptions, type SshService, sshArguments } from './ssh-options.ts';

export interface SshRun {
  readonly child: ChildProcess;
  /** Resolves with the command's exit code. @throws TidemarkError where `ssh` itself failed */
  readonly ended: Promise<number>;
}

export interface SshCall {
  readonly app: string;
  readonly service: SshService;
  readonly command: readonly string[];
  readonly stdin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Both `ssh` and a command may end with 255, PHP's own after a fatal error; only `ssh` leaves a diagnosis. */
const SSH_FAILED = 255;

/** @throws TidemarkError `platform.missing-program`, `usage.invalid` */
export async function startSsh(
  options: SshOptions,
  { app, service, command, stdin, signal }: SshCall,
): Promise<SshRun> {
  // Loaded here, so that the core stays free of what a browser has not.
  const { spawn } = await import('node:child_process');
  const { mkdtemp, readFile, rm } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const folder = await mkdtemp(`${tmpdir()}/tidemark-ssh-`);
  const diagnostics = `${folder}/said`;
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  let child: ChildProcess;
  try {
    const args = sshArguments(options, app, service, command, diagnostics);
    child = spawn('ssh', args, { stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
  } catch (error) {
    await clear();
    throw error;
  }
  // A command that reads no more breaks the pipe; its exit code tells.
  child.stdin?.on('error', () => {}).end(stdin);
  const stop = (): void => void child.kill('SIGTERM');
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const ended = (async (): Promise<number> => {
    try {
      const code = await exitOf(child);
      if (signal?.aborted === true) throw new AbortedError('the call was aborted', signal.reason);
      if (code !== SSH_FAILED) return code;
      const said = (await readFile(diagnostics, 'utf8').catch(() => '')).trim();
      if (said === '') return code;
      throw failure(said);
    } finally {
      signal?.removeEventListener('abort', stop);
      await clear();
    }
  })();
  // Whoever reads the output first hears of it later.
  ended.catch(() => {});
  return { child, ended };
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new TidemarkError('platform.missing-program', {
          what: `ssh does not start: ${cause.message}`,
          next: 'Install it: apt install openssh-client.',
          cause,
        }),
      ),
    );
    child.once('close', (code) => resolve(code ?? SSH_FAILED));
  });
}

/** From what `ssh` says of itself. */
function failure(said: string): TidemarkError {
  const what = `ssh failed: ${said.split('\n').at(-1) ?? ''}`;
  if (/Permission denied|Too many authentication failures|No such identity|Load key/i.test(said)) {
    const next = 'Give the file of a key that the account knows, and the right user.';
    return new TidemarkError('api.authentication', { what, next });
  }
  if (/host key|known_hosts|REMOTE HOST IDENTIFICATION/i.test(said)) {
    const next = 'Connect once by hand, compare the fingerprint with what the platform publishes, and keep it.';
    return new TidemarkError('api.insecure', { what, next });
  }
  return new TidemarkError('api.network', {
    what,
    retryable: true,
    next: 'See whether this machine reaches the host.',
  });
}
