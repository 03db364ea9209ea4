/** Strict reading of the command line: what is not known, not complete or not allowed is an error that says so. */
import { parseArgs } from 'node:util';
import { didYouMean } from '../config/did-you-mean.ts';
import { TidemarkError } from '../errors.ts';
import { COMMANDS, type Command, OPTIONS, type OptionSpec } from './options.ts';

export interface ParsedArguments {
  readonly command: Command;
  readonly positionals: readonly string[];
  /** Was the flag given? */
  has(name: string): boolean;
  /** The value given last. */
  value(name: string): string | undefined;
  /** Every value, comma lists taken apart where the option takes them; undefined when it is not given. */
  values(name: string): string[] | undefined;
  number(name: string): number | undefined;
}

/** A mistake on the command line; `tidemark-lint --help` is always a next step. */
export function usageError(code: string, what: string, next = 'See tidemark-lint --help.'): TidemarkError {
  return new TidemarkError(`usage.${code}`, { what, next });
}

function unknownOption(raw: string): TidemarkError {
  const names = OPTIONS.map(({ name }) => `--${name}`);
  return usageError('unknown-option', `there is no option ${raw}.${didYouMean(raw, names)}`);
}

function checkValue(spec: OptionSpec, value: string): void {
  if (value === '') throw usageError('empty-value', `--${spec.name} needs a value: --${spec.name} ${spec.value}`);
  if (spec.choices !== undefined && !spec.choices.includes(value)) {
    const nearest = didYouMean(value, spec.choices);
    throw usageError(
      'invalid-value',
      `--${spec.name} must be one of ${spec.choices.join(', ')}, not "${value}".${nearest}`,
    );
  }
  if (spec.number !== undefined && (!/^\d{1,9}$/.test(value) || Number(value) < spec.number.min)) {
    throw usageError('invalid-value', `--${spec.name} must be a whole number from ${spec.number.min}, not "${value}"`);
  }
}

/** @throws TidemarkError `usage.…` */
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
  const positionals: string[] = [];
  let command: Command | undefined;
  let afterTerminator = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') afterTerminator = true;
    else if (token.kind === 'positional') {
      const named = COMMANDS.find((name) => name === token.value);
      if (named !== undefined && command === undefined && positionals.length === 0 && !afterTerminator) command = named;
      else positionals.push(token.value);
    } else {
      const spec = specs.get(token.name);
      if (spec === undefined) throw unknownOption(token.rawName);
      given.set(spec.name, [...(given.get(spec.name) ?? []), valueOf(spec, token)]);
    }
  }
  return argumentsOf(command ?? 'lint', positionals, given);
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
  if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
    throw usageError('missing-value', `${token.rawName} needs a value: ${token.rawName} ${spec.value}`);
  }
  const parts = spec.commas ? token.value.split(',').map((part) => part.trim()) : [token.value];
  for (const part of parts) checkValue(spec, part);
  return token.value;
}

function argumentsOf(
  command: Command,
  positionals: readonly string[],
  given: ReadonlyMap<string, readonly string[]>,
): ParsedArguments {
  for (const name of given.keys()) {
    const spec = OPTIONS.find((option) => option.name === name) as OptionSpec;
    if (!spec.commands.includes(command) && !given.has('help') && !given.has('version')) {
      throw usageError(
        'misplaced-option',
        `--${name} is an option of ${spec.commands.join(' and ')}, not of ${command}`,
      );
    }
  }
  const values = (name: string): string[] | undefined => {
    const commas = OPTIONS.find((option) => option.name === name)?.commas;
    const all = given.get(name);
    return commas ? all?.flatMap((value) => value.split(',').map((part) => part.trim())) : all?.slice();
  };
  return {
    command,
    positionals,
    values,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    number: (name) => (given.has(name) ? Number(given.get(name)?.at(-1)) : undefined),
  };
}
