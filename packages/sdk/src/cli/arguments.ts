/** Strict reading of the command line: what is not known, not complete or not allowed is an error that says so. */
import { parseArgs } from 'node:util';
import { StorageError } from '../storage-error.ts';
import { didYouMean } from './nearest.ts';
import { OPTIONS, STORAGE_COMMANDS, type StorageCommand } from './options.ts';

export interface ParsedArguments {
  /** Absent where only help or the version is asked for. */
  readonly command: StorageCommand | undefined;
  readonly positionals: readonly string[];
  has(name: string): boolean;
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

const HELP = 'See tidemark storage --help.';

export function usageError(what: string, next: string = HELP): StorageError {
  return new StorageError('usage.invalid', { what, next });
}

/** @throws StorageError `usage.invalid` */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      OPTIONS.map(({ name, short, value }) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', multiple: true, ...(short === undefined ? {} : { short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    else if (token.kind === 'option') {
      const spec = OPTIONS.find(({ name }) => name === token.name);
      if (spec === undefined) {
        const known = OPTIONS.map(({ name }) => name);
        throw usageError(`there is no option ${token.rawName}`, didYouMean(token.name, known, HELP));
      }
      const isForgotten =
        token.value === undefined || token.value === '' || (!token.inlineValue && /^-./.test(token.value));
      if (spec.value !== undefined && isForgotten)
        throw usageError(`${token.rawName} needs a value: ${token.rawName} ${spec.value}`);
      if (spec.value === undefined && token.value !== undefined) throw usageError(`${token.rawName} takes no value`);
      given.set(spec.name, [...(given.get(spec.name) ?? []), token.value ?? '']);
    }
  }
  const has = (name: string): boolean => given.has(name);
  const command = commandOf(words, has('help') || has('version'));
  checkPlaces(command, given);
  return {
    command,
    positionals: words.slice(2),
    has,
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function commandOf([, name]: readonly string[], isHelp: boolean): StorageCommand | undefined {
  const command = STORAGE_COMMANDS.find((known) => known === name);
  if (command !== undefined) return command;
  if (name !== undefined) {
    throw usageError(`there is no command "storage ${name}"`, didYouMean(name, STORAGE_COMMANDS, HELP));
  }
  if (isHelp) return undefined;
  throw usageError(`say what to do: tidemark storage <${STORAGE_COMMANDS.join('|')}>`);
}

function checkPlaces(command: StorageCommand | undefined, given: ReadonlyMap<string, unknown>): void {
  if (command === undefined || given.has('help') || given.has('version')) return;
  for (const name of given.keys()) {
    const spec = OPTIONS.find((option) => option.name === name);
    if (spec?.commands.includes(command)) continue;
    throw usageError(`--${name} is an option of ${spec?.commands.join(' and ')}, not of ${command}`);
  }
}

/** A whole number from `least` on. */
export function numberOf(args: ParsedArguments, name: string, least: number): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text) || Number(text) < least) {
    throw usageError(`--${name} must be a whole number from ${least}, not "${text}"`);
  }
  return Number(text);
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 1024,
  mi: 1024 ** 2,
  gi: 1024 ** 3,
};

/** `20MB/s`, `1.5GiB/s`, `500k`. [bytes/s] */
export function rateOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,9}(?:\.\d{1,6})?)\s*(k|m|g|ki|mi|gi|)b?(?:\/s)?$/i.exec(text);
  const rate = Number(match?.[1] ?? 0) * (UNITS[(match?.[2] ?? '').toLowerCase()] ?? 0);
  if (rate >= 1) return rate;
  throw usageError(`--bwlimit must be bytes a second, as 20MB/s, not "${text}"`);
}

const TIMES: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `15m`, `1h`, `7d`. [s] */
export function durationOf(text: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const seconds = Number(match?.[1] ?? 0) * (TIMES[match?.[2] ?? ''] ?? 0);
  if (seconds >= 1 && seconds <= 7 * 86_400) return seconds;
  throw usageError(`--expires must be from 1s to 7d, as 15m or 1h, not "${text}"`);
}
