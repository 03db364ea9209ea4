/** What a command knows of the world around it, so that tests can give it another one. */
import type { Writable } from 'node:stream';
import { SimulationError } from '../errors.ts';

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
  /** The stream a progress bar may be drawn on; absent: none is drawn. */
  readonly progress?: NodeJS.WriteStream;
  /** Fires when the user interrupts. */
  readonly signal: AbortSignal;
}

/** Columns where the stream is no terminal. */
const WIDTH = 100;

function outputStream(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }): OutputStream {
  // Without a listener the process would end here; the write that failed tells its caller.
  stream.on('error', () => {});
  return {
    isTTY: stream.isTTY ?? false,
    columns: stream.columns ?? WIDTH,
    write: (text) =>
      new Promise((resolve, reject) => {
        if (stream.destroyed || !stream.writable) return resolve();
        stream.write(text, (error) => {
          // A reader that closes the pipe early (`| head`) has seen enough: that is no fault.
          if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') {
            reject(
              new SimulationError('output.unwritable', {
                what: `the report cannot be written: ${error.message}`,
                cause: error,
              }),
            );
          } else resolve();
        });
      }),
  };
}

/** The process's own streams and environment. */
export function processTerminal(signal: AbortSignal): Terminal {
  const { stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    stdout: outputStream(stdout),
    stderr: outputStream(stderr),
    ...(stderr.isTTY ? { progress: stderr } : {}),
    signal,
  };
}

/** Colours on a stream: `--no-color`, then NO_COLOR, then FORCE_COLOR (`0` and `false` turn them off), then a terminal. */
export function hasColors(stream: OutputStream, env: Terminal['env'], noColor: boolean): boolean {
  if (noColor || (env['NO_COLOR'] ?? '') !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY && env['TERM'] !== 'dumb';
}
