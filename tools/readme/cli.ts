/** Runs the linter's command line in this process, as a reader of the README would. */
import { nodeServices } from '../../packages/linter/src/cli/node-services.ts';
import { run } from '../../packages/linter/src/cli/run.ts';
import type { OutputStream } from '../../packages/linter/src/cli/terminal.ts';

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Columns of the terminal in the README. */
const WIDTH = 92;

export async function tidemarkLint(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  stdin = '',
): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said): OutputStream => ({
    isTTY: false,
    columns: WIDTH,
    write: async (text) => {
      said[name] += text;
    },
  });
  const code = await run(
    argv,
    {
      cwd,
      env,
      stdout: stream('stdout'),
      stderr: stream('stderr'),
      readStdin: async () => stdin,
      signal: new AbortController().signal,
    },
    nodeServices,
  );
  return { code, ...said };
}
