/** One run of the program: from arguments to an exit code. Nothing here ends the process. */
import { isTidemarkError, messageOf, tidemarkErrorIn } from '../errors.ts';
import { VERSION } from '../version.ts';
import { isAppCommand } from './apps/app-arguments.ts';
import { SUPERVISE } from './apps/supervise-word.ts';
import { type ParsedArguments, parseArguments } from './arguments.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { StorageCommand } from './options.ts';
import type { Terminal } from './terminal.ts';

type RunCommand = (args: ParsedArguments, terminal: Terminal) => Promise<number>;

async function transfer(command: 'sync' | 'cp' | 'verify' | 'diff'): Promise<RunCommand> {
  const { transferCommand } = await import('./transfer-commands.ts');
  return (args, terminal) => transferCommand(args, terminal, command);
}

/** Loaded when it is called, so that the start is quick. */
const RUN: Readonly<Record<StorageCommand, () => Promise<RunCommand>>> = {
  sync: () => transfer('sync'),
  cp: () => transfer('cp'),
  verify: () => transfer('verify'),
  diff: () => transfer('diff'),
  rm: async () => (await import('./transfer-commands.ts')).rmCommand,
  ls: async () => (await import('./look-commands.ts')).lsCommand,
  du: async () => (await import('./look-commands.ts')).duCommand,
  cat: async () => (await import('./look-commands.ts')).catCommand,
  presign: async () => (await import('./look-commands.ts')).presignCommand,
  url: async () => (await import('./look-commands.ts')).urlCommand,
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
};

/** @returns the exit code: 0 whole, 1 something is not, 2 usage, access or lock, 3 internal fault, 130 interrupted */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [area, ...rest] = argv;
    if (area === SUPERVISE) return await (await import('./apps/supervise-command.ts')).superviseCommand(rest, terminal);
    if (isAppCommand(area)) return await (await import('./apps/app-commands.ts')).appCommand([area, ...rest], terminal);
    if (area === 'storage') return await storageCommand(argv, terminal);
    const { programCommand } = await import('./program-command.ts');
    return await programCommand(argv, terminal);
  } catch (error) {
    return report(error, argv.includes('--json'), terminal);
  }
}

async function storageCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const args = parseArguments(argv);
  if (args.has('version')) {
    await terminal.write(`${VERSION}\n`);
    return 0;
  }
  if (args.has('help') || args.command === undefined) {
    const { helpText } = await import('./text.ts');
    await terminal.write(helpText(args.command));
    return 0;
  }
  const command = await RUN[args.command]();
  const code = await command(args, terminal);
  return terminal.signal.aborted ? 130 : code;
}

async function report(error: unknown, isJson: boolean, terminal: Terminal): Promise<number> {
  if (terminal.signal.aborted || isTidemarkError(error, 'storage.aborted')) return 130;
  const own = tidemarkErrorIn(error);
  if (own === undefined) {
    const isDebug = (terminal.env['TIDEMARK_DEBUG'] ?? '0') !== '0';
    const detail =
      isDebug && error instanceof Error ? (error.stack ?? error.message) : 'With TIDEMARK_DEBUG=1 more is said.';
    await terminal.writeError(`tidemark: ${messageOf(error)}\n${detail}\n`);
    return isSystemError(error) ? 2 : 3;
  }
  const { code, message, retryable, requestId, key, next } = own;
  if (isJson)
    await terminal.write(`${JSON.stringify({ error: { code, message, retryable, requestId, key, next } })}\n`);
  await terminal.writeError(`tidemark: ${message}\n`);
  return exitCodeOf(code);
}

/** What the operating system refuses: a full disk, missing permissions. */
function isSystemError(error: unknown): boolean {
  return typeof (error as { syscall?: unknown } | null)?.syscall === 'string';
}
