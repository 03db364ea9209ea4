/** One run of the program: from arguments to an exit code. Nothing here ends the process. */
import { isSimulationError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { type ParsedArguments, parseArguments } from './arguments.ts';
import type { Command } from './options.ts';
import type { Terminal } from './terminal.ts';

export type RunCommand = (args: ParsedArguments, terminal: Terminal) => Promise<number>;

/** Loaded when it is called, so that the start is quick. */
const RUN: Readonly<Record<Command, () => Promise<RunCommand>>> = {
  run: async () => (await import('./run-command.ts')).runCommand,
  compare: async () => (await import('./compare-command.ts')).compareCommand,
  sweep: async () => (await import('./sweep-command.ts')).sweepCommand,
  plan: async () => (await import('./plan-command.ts')).planCommand,
  calibrate: async () => (await import('./calibrate-command.ts')).calibrateCommand,
  'from-lint': async () => (await import('./from-lint-command.ts')).fromLintCommand,
  explain: async () => (await import('./explain-command.ts')).explainCommand,
  shard: async () => (await import('./shard-command.ts')).shardCommand,
  merge: async () => (await import('./merge-command.ts')).mergeCommand,
};

/** Exit code of an error, and what the user is told. */
async function report(error: unknown, { signal, env, stderr }: Terminal): Promise<number> {
  if (signal.aborted || isSimulationError(error, 'aborted')) return 130;
  const debug = (env['TIDEMARK_DEBUG'] ?? '0') !== '0';
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? message) : message;
  if (isSimulationError(error) && !error.code.startsWith('internal.')) {
    await stderr.write(`tidemark-sim: ${message}\n${debug ? `${stack}\n` : ''}`);
    return 2;
  }
  await stderr.write(
    [
      `tidemark-sim: internal fault: ${message}`,
      `This is a bug in Tidemark ${VERSION} (Node ${process.version}), not in your scenario.`,
      'Please open an issue in the repository of Tidemark, with the scenario.',
      debug ? stack : 'With TIDEMARK_DEBUG=1 the stack trace is printed; add it to the issue.',
      '',
    ].join('\n'),
  );
  return 3;
}

/** @returns the exit code: 0 kept, 1 a promise is broken or undecided, 2 usage or scenario, 3 fault, 130 interrupted */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const args = parseArguments(argv);
    if (args.has('version')) {
      await terminal.stdout.write(`${VERSION}\n`);
      return 0;
    }
    if (args.has('help') || args.command === undefined) {
      const { helpText } = await import('./help.ts');
      await terminal.stdout.write(helpText(args.command, terminal.stdout.columns));
      return 0;
    }
    const command = await RUN[args.command]();
    const code = await command(args, terminal);
    return terminal.signal.aborted ? 130 : code;
  } catch (error) {
    return report(error, terminal);
  }
}
