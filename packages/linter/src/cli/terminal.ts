/** What a command knows of the world around it, so that tests can give it another one. */
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

export interface OutputStream {
  readonly isTTY: boolean;
  /** [columns] */
  readonly columns: number;
  /** Resolves when the text has been handed to the system, or the reader has gone away. */
  write(text: string): Promise<void>;
}

export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The stream a progress line may be drawn on; absent: none is drawn. */
  readonly progress?: NodeJS.WriteStream;
  readStdin(): Promise<string>;
  /** Fires when the user interrupts. */
  readonly signal: AbortSignal;
}

/** Columns when the stream is no terminal. */
const WIDTH = 100;

function outputStream(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }): OutputStream {
  // A reader that closes the pipe early (`| head`) has seen enough: that is no fault.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    isTTY: stream.isTTY ?? false,
    columns: stream.columns ?? WIDTH,
    write: (text) =>
      new Promise((resolve) => {
        if (stream.destroyed || !stream.writable) resolve();
        else stream.write(text, () => resolve());
      }),
  };
}

/** The process's own streams and environment. */
export function processTerminal(signal: AbortSignal): Terminal {
  const { stdin, stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    stdout: outputStream(stdout),
    stderr: outputStream(stderr),
    ...(stderr.isTTY ? { progress: stderr } : {}),
    readStdin: () => text(stdin as Readable),
    signal,
  };
}

/**
 * Colours on a stream: `--no-color`, then NO_COLOR (https://no-color.org), then FORCE_COLOR
 * (https://force-color.org; `0` and `false` turn colours off, as in Node), then whether it is a terminal that has them.
 */
export function hasColors(stream: OutputStream, env: Terminal['env'], noColor: boolean): boolean {
  if (noColor || (env['NO_COLOR'] ?? '') !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY && env['TERM'] !== 'dumb';
}
