/** Strict reading of the command line: what is not known, not complete or not allowed is an error that says so. */
import { parseArgs } from 'node:util';
import { SimulationError } from '../errors.ts';
import { didYouMean } from '../scenario/nearest-key.ts';
import { COMMAND_TABLE, COMMANDS, type Command, OPTIONS, type OptionSpec } from './options.ts';

export interface ParsedArguments {
  /** Undefined where only help or the version is asked for. */
  readonly command: Command | undefined;
  readonly positionals: readonly string[];
  /** Was the option given? */
  has(name: string): boolean;
  /** The value given last, or the default of the option. */
  value(name: string): string | undefined;
  /** Every value given. */
  values(name: string): readonly string[];
  number(name: string): number | undefined;
}

/** A mistake on the command line; the help is always a next step. */
export function usageError(code: string, what: string, next = 'See tidemark-sim --help.'): SimulationError {
  return new SimulationError(`usage.${code}`, { what, next });
}

type Given = ReadonlyMap<string, readonly string[]>;

/** @throws SimulationError `usage.…` */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const specs = new Map(OPTIONS.map((spec) => [spec.name, spec]));
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
    if (token.kind !== 'option') continue;
    const spec = specs.get(token.name);
    if (spec === undefined) {
      const known = didYouMean(
        token.rawName,
        OPTIONS.map(({ name }) => `--${name}`),
      );
      throw usageError('unknown-option', `there is no option ${token.rawName}${known}`);
    }
    given.set(spec.name, [...(given.get(spec.name) ?? []), valueOf(spec, token)]);
  }
  const asksOnly = given.has('help') || given.has('version');
  const command = commandOf(words[0], asksOnly);
  if (command !== undefined && !asksOnly) check(command, words.slice(1), given);
  return argumentsOf(command, words.slice(1), given);
}

function commandOf(word: string | undefined, asksOnly: boolean): Command | undefined {
  const command = COMMANDS.find((name) => name === word);
  if (command !== undefined || asksOnly) return command;
  if (word === undefined) throw usageError('no-command', `name a command: ${COMMANDS.join(', ')}`);
  throw usageError(
    'unknown-command',
    `there is no command "${word}"${didYouMean(word, COMMANDS) || `; there are ${COMMANDS.join(', ')}`}`,
  );
}

function valueOf(
  spec: OptionSpec,
  token: { readonly rawName: string; readonly value: string | undefined; readonly inlineValue: boolean | undefined },
): string {
  if (spec.value === undefined) {
    if (token.value === undefined) return '';
    throw usageError('unexpected-value', `${token.rawName} takes no value`);
  }
  // An option in the place of a value is a forgotten value, save where it is written with "=".
  if (token.value === undefined || token.value === '' || (!token.inlineValue && /^--?[a-z]/i.test(token.value))) {
    throw usageError('missing-value', `${token.rawName} needs a value: ${token.rawName} ${spec.value}`);
  }
  return token.value;
}

function check(command: Command, positionals: readonly string[], given: Given): void {
  const help = `See tidemark-sim ${command} --help.`;
  for (const [name, values] of given) {
    const spec = OPTIONS.find((option) => option.name === name) as OptionSpec;
    if (!spec.commands.includes(command)) {
      const own = spec.commands.join(', ');
      throw usageError('misplaced-option', `--${name} is an option of ${own}, not of ${command}`, help);
    }
    if (values.length > 1 && spec.repeatable === undefined && spec.value !== undefined) {
      throw usageError('repeated-option', `--${name} is given ${values.length} times, and takes one value`, help);
    }
    for (const value of values) checkValue(spec, value, command, help);
  }
  const {
    positionals: [least, most],
    usage,
  } = COMMAND_TABLE[command];
  if (positionals.length < least || positionals.length > most) {
    const wrong = positionals.length < least ? 'too few arguments' : `too many arguments: "${positionals[most]}"`;
    throw usageError('arguments', `${wrong}. Usage: tidemark-sim ${usage}`, help);
  }
}

function checkValue(spec: OptionSpec, value: string, command: Command, help: string): void {
  const choices = spec.choices?.[command];
  if (choices !== undefined && !choices.includes(value)) {
    const wanted = `one of ${choices.join(', ')}`;
    throw usageError(
      'invalid-value',
      `--${spec.name} must be ${wanted}, not "${value}"${didYouMean(value, choices)}`,
      help,
    );
  }
  if (spec.number !== undefined && (!/^\d{1,15}$/.test(value) || Number(value) < spec.number.min)) {
    const from = spec.number.min;
    throw usageError('invalid-value', `--${spec.name} must be a whole number from ${from}, not "${value}"`, help);
  }
}

function argumentsOf(command: Command | undefined, positionals: readonly string[], given: Given): ParsedArguments {
  const fallback = (name: string): string | undefined => OPTIONS.find((option) => option.name === name)?.default;
  const value = (name: string): string | undefined => given.get(name)?.at(-1) ?? fallback(name);
  return {
    command,
    positionals,
    value,
    values: (name) => given.get(name) ?? [],
    has: (name) => given.has(name),
    number: (name) => {
      const text = value(name);
      return text === undefined ? undefined : Number(text);
    },
  };
}
