/** One run of the program: from arguments to an exit code. Nothing here ends the process. */
import { isTidemarkError, messageOf } from '../errors.ts';
import { VERSION } from '../version.ts';
import { type ParsedArguments, parseArguments } from './arguments.ts';
import type { Command } from './options.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

type RunCommand = (args: ParsedArguments, terminal: Terminal, services: Services) => Promise<number>;

/** Loaded when it is called, so that the start is quick. */
const RUN: Readonly<Record<Command, () => Promise<RunCommand>>> = {
  lint: async () => {
    const { compiledRooms } = await import('./compiled-rooms.ts');
    return (compiledRooms() ?? (await import('./lint-command.ts'))).lintCommand;
  },
  explain: async () => (await import('./explain-command.ts')).explainCommand,
  rules: async () => (await import('./rules-command.ts')).rulesCommand,
  init: async () => (await import('./init-command.ts')).initCommand,
  audit: async () => (await import('./audit-command.ts')).auditCommand,
  state: async () => (await import('./state-command.ts')).stateCommand,
  env: async () => (await import('./env-command.ts')).envCommand,
  why: async () => (await import('./why-command.ts')).whyCommand,
  lsp: async () => (await import('./lsp-command.ts')).lspCommand,
};

/** Exit code of an error, and what the user is told. */
async function report(error: unknown, terminal: Terminal): Promise<number> {
  if (terminal.signal.aborted || isTidemarkError(error, 'aborted')) return 130;
  const isOwn = isTidemarkError(error) && !error.code.startsWith('internal.');
  const debug = (terminal.env['TIDEMARK_DEBUG'] ?? '0') !== '0';
  const message = messageOf(error);
  const stack = error instanceof Error ? `${error.stack ?? message}\n${causes(error)}` : message;
  if (isOwn) {
    await terminal.stderr.write(`tidemark-lint: ${message}\n${debug ? `${stack}\n` : ''}`);
    return 2;
  }
  await terminal.stderr.write(
    [
      `tidemark-lint: internal fault: ${message}`,
      `This is a bug in Tidemark ${VERSION} (Node ${process.version}), not in your project.`,
      'Please open an issue in the repository of Tidemark and say what you ran.',
      debug ? stack : 'With TIDEMARK_DEBUG=1 the stack trace is printed; add it to the issue.',
      '',
    ].join('\n'),
  );
  return 3;
}

function causes(error: Error): string {
  return error.cause instanceof Error ? `Caused by: ${error.cause.stack}\n${causes(error.cause)}` : '';
}

/** @returns the exit code: 0 clean, 1 findings, 2 usage or configuration, 3 internal fault, 130 interrupted */
export async function run(argv: readonly string[], terminal: Terminal, services: Services): Promise<number> {
  try {
    const args = parseArguments(argv);
    if (args.has('version')) {
      await terminal.stdout.write(`${VERSION}\n`);
      return 0;
    }
    if (args.has('help')) {
      const { helpText } = await import('./help.ts');
      await terminal.stdout.write(helpText(args.command, terminal.stdout.columns));
      return 0;
    }
    const command = await RUN[args.command]();
    const code = await command(args, terminal, services);
    return terminal.signal.aborted ? 130 : code;
  } catch (error) {
    return report(error, terminal);
  }
}
