/** Strict reading of a command line about apps: what is not known, not complete or not allowed is an error that says so. */
import { parseArgs } from 'node:util';
import { TidemarkError } from '../../client-error.ts';
import { didYouMean } from '../nearest.ts';
import { APP_COMMANDS, APP_OPTIONS, type AppCommand, type AppOptionName, optionsOf } from './app-arguments.ts';

export interface AppArguments {
  readonly command: AppCommand;
  readonly words: readonly string[];
  has(name: AppOptionName): boolean;
  value(name: AppOptionName): string | undefined;
  /** Of an option that may be given several times. */
  values(name: AppOptionName): readonly string[];
  /** A whole number. */
  count(name: AppOptionName, least: number, most: number): number | undefined;
}

export function usage(what: string, next: string): TidemarkError {
  return new TidemarkError('usage.invalid', { what, next });
}

/** @throws TidemarkError `usage.invalid` */
export function parseAppArguments([command, ...args]: readonly [AppCommand, ...string[]]): AppArguments {
  const next = `See tidemark ${command} --help.`;
  const names = optionsOf(command);
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(names.map((name) => [name, optionType(name)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<AppOptionName, string>();
  const all: (readonly [AppOptionName, string])[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const name = names.find((known) => known === token.name);
    if (name === undefined) {
      const isElsewhere = Object.hasOwn(APP_OPTIONS, token.name);
      const what = isElsewhere ? `${command} has no option ${token.rawName}` : `there is no option ${token.rawName}`;
      throw usage(what, didYouMean(token.name, names, next));
    }
    const value = valueOf(name, token, next);
    given.set(name, value);
    all.push([name, value]);
  }
  const surplus = words[APP_COMMANDS[command].most];
  if (surplus !== undefined) throw usage(`${command} takes no "${surplus}"`, next);
  return {
    command,
    words,
    has: (name) => given.has(name),
    value: (name) => given.get(name),
    values: (name) => all.flatMap(([of, value]) => (of === name ? [value] : [])),
    count(name, least, most) {
      const text = given.get(name);
      if (text === undefined) return undefined;
      if (!/^\d{1,6}$/.test(text) || Number(text) < least || Number(text) > most) {
        throw usage(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`, next);
      }
      return Number(text);
    },
  };
}

/** `-h` is asked for everywhere. */
function optionType(name: AppOptionName): { type: 'boolean' | 'string'; short?: string } {
  const type = APP_OPTIONS[name].value === undefined ? 'boolean' : 'string';
  return name === 'help' ? { type, short: 'h' } : { type };
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function valueOf(name: AppOptionName, { rawName, value, inlineValue }: OptionToken, next: string): string {
  const { value: shown, choices, isOpen } = APP_OPTIONS[name];
  if (shown === undefined) {
    if (value !== undefined) throw usage(`${rawName} takes no value`, next);
    return '';
  }
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'))) {
    throw usage(`${rawName} needs a value: ${rawName} ${shown}`, next);
  }
  const isAddress = isOpen === true && /^https?:\/\//.test(value);
  if (choices !== undefined && !isAddress && !choices.includes(value)) {
    throw usage(`${rawName} cannot be "${value}"`, didYouMean(value, choices, `It takes ${choices.join(', ')}.`));
  }
  return value;
}
