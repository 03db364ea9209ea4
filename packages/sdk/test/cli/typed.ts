/** Runs the command line in this process, as someone who types. */
import { run } from '../../src/cli/run.ts';

export interface Typing {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  /** Answers to questions, in order; absent: nobody sits there. */
  readonly answers?: string[];
  readonly signal?: AbortSignal;
  /** Sees what is written before the command has ended. */
  readonly onStdout?: (text: string) => void;
}

export interface Typed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--json` printed. */
  json<T>(): T;
}

export async function typed(argv: readonly string[], typing: Typing = {}): Promise<Typed> {
  const said = { stdout: '', stderr: '' };
  const { answers, stdin = '', cwd = '/', env = {}, signal = new AbortController().signal, onStdout } = typing;
  const code = await run(argv, {
    cwd,
    env,
    signal,
    write: async (data) => {
      const text = typeof data === 'string' ? data : Buffer.from(data).toString('utf8');
      said.stdout += text;
      onStdout?.(text);
    },
    writeError: async (text) => {
      said.stderr += text;
    },
    readInput: async () => stdin,
    ...(answers === undefined ? {} : { ask: async () => answers.shift() ?? '' }),
  });
  return { code, ...said, json: <T>() => JSON.parse(said.stdout) as T };
}
