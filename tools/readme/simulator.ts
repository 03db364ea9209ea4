/** Runs the simulator's command line in this process, as a reader of the README would. */
import { run } from '../../packages/scaler-sim/src/cli/run.ts';
import type { OutputStream } from '../../packages/scaler-sim/src/cli/terminal.ts';
import type { Said } from './cli.ts';

/** Columns of the terminal in the README. */
const WIDTH = 100;

export async function tidemarkSim(argv: readonly string[], cwd: string): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said): OutputStream => ({
    isTTY: false,
    columns: WIDTH,
    write: async (text) => {
      said[name] += text;
    },
  });
  const terminal = {
    cwd,
    env: {},
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    signal: new AbortController().signal,
  };
  return { code: await run(argv, terminal), ...said };
}
