/** What a command knows of the world around it, so that tests can give it another one. */
import type { Writable } from 'node:stream';

export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the bytes have been handed to the system, or the reader has gone away. */
  write(data: string | Uint8Array): Promise<void>;
  writeError(text: string): Promise<void>;
  /** The stream a progress bar may be drawn on; absent: none is drawn. */
  readonly progress?: NodeJS.WriteStream;
  /** Fires when the user interrupts. */
  readonly signal: AbortSignal;
}

function writer(stream: Writable): (data: string | Uint8Array) => Promise<void> {
  // Without a listener the process would end here; the write that failed tells its caller.
  stream.on('error', () => {});
  return (data) =>
    new Promise((resolve, reject) => {
      if (stream.destroyed || !stream.writable) return resolve();
      stream.write(data, (error) => {
        // A reader that closes the pipe early has seen enough: that is no fault.
        if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
        else resolve();
      });
    });
}

export function processTerminal(signal: AbortSignal): Terminal {
  const { stdout, stderr, env } = process;
  const isQuiet = (env['CI'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    cwd: process.cwd(),
    env,
    write: writer(stdout),
    writeError: writer(stderr),
    ...(stderr.isTTY && !isQuiet ? { progress: stderr } : {}),
    signal,
  };
}
