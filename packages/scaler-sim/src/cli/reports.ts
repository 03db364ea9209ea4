/** Where reports go: standard output in one format, files in others. */
import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SimulationError } from '../errors.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Formats of a command, each made when it is asked for. */
export type Formats = Readonly<Record<string, () => string>>;

export interface OutputFile {
  readonly format: string;
  readonly file: string;
}

/** The files of `--output`; told before anything is simulated. @throws SimulationError `usage.output` */
export function outputFiles(args: ParsedArguments, known: readonly string[]): readonly OutputFile[] {
  return args.values('output').map((text) => {
    const at = text.indexOf('=');
    const [format, file] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
    if (known.includes(format) && file !== '') return { format, file };
    throw usageError('output', `--output must be ${known.map((each) => `${each}=<file>`).join(' or ')}, not "${text}"`);
  });
}

/** Files first, so that a report on standard output is the last word. */
export async function writeReports(
  formats: Formats,
  files: readonly OutputFile[],
  args: ParsedArguments,
  terminal: Terminal,
): Promise<void> {
  for (const { format, file } of files) writeWhole(resolve(terminal.cwd, file), formats[format]?.() ?? '');
  const format = args.value('format') ?? 'table';
  await terminal.stdout.write(formats[format]?.() ?? '');
}

/** The whole file or nothing: beside it first, then renamed. What is there and is no file is written to directly. */
export function writeWhole(file: string, text: string): void {
  try {
    if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(file, text);
    mkdirSync(dirname(file), { recursive: true });
    const beside = `${file}.${process.pid}.tmp`;
    try {
      writeFileSync(beside, text);
      renameSync(beside, file);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw new SimulationError('output.unwritable', {
      where: file,
      what: `the file cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      next: 'Name a file in a folder you may write to.',
      cause: error,
    });
  }
}

/** `0.99` or `99%`. @throws SimulationError `usage.invalid-value` */
export function confidenceOf(args: ParsedArguments): number {
  const text = args.value('confidence') ?? '';
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (value >= 0.5 && value <= 0.9999) return value;
  throw usageError('invalid-value', `--confidence must be between 0.5 and 0.9999, not "${text}"`);
}
