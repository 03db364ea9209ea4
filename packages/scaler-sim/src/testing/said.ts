/** Runs the command line in this process. */
import { run } from '../cli/run.ts';
import type { OutputStream } from '../cli/terminal.ts';

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function tidemarkSim(argv: readonly string[], cwd: string): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said): OutputStream => ({
    isTTY: false,
    columns: 100,
    write: async (text) => {
      said[name] += text;
    },
  });
  const code = await run(argv, {
    cwd,
    env: {},
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    signal: new AbortController().signal,
  });
  return { code, ...said };
}
