/** What a command knows of the world around it, so that tests can give it another one. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the bytes have been handed to the system, or the reader has gone away. */
  write(data: string | Uint8Array): Promise<void>;
  writeError(text: string): Promise<void>;
  /** What standard input has, to its end. */
  readInput(): Promise<string>;
  /** Puts a question to whoever sits there; absent: nobody does. @param isHidden the answer is not shown */
  readonly ask?: (question: string, isHidden?: boolean) => Promise<string>;
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

async function readInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Rejects with the signal's reason where the user interrupts. */
function ask(question: string, isHidden: boolean, signal: AbortSignal): Promise<string> {
  process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({
    input: process.stdin,
    output: isHidden ? unseen : process.stderr,
    terminal: true,
  });
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    // Ctrl-D gives no answer.
    reader.once('close', () => resolve(''));
    reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    reader.question('', resolve);
  }).then(
    (answer) => {
      reader.close();
      if (isHidden) process.stderr.write('\n');
      return answer as string;
    },
    (error: unknown) => {
      reader.close();
      throw error;
    },
  );
}

export function processTerminal(signal: AbortSignal): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const isQuiet = (env['CI'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    cwd: process.cwd(),
    env,
    write: writer(stdout),
    writeError: writer(stderr),
    readInput,
    ...(stdin.isTTY && stderr.isTTY && !isQuiet
      ? { ask: (question, isHidden = false) => ask(question, isHidden, signal) }
      : {}),
    ...(stderr.isTTY && !isQuiet ? { progress: stderr } : {}),
    signal,
  };
}
