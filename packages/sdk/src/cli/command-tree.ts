/** All commands of `tidemark` in one shape: what help, suggestions and completion are made from. */
import {
  APP_COMMAND_NAMES,
  APP_COMMANDS,
  APP_OPTIONS,
  type AppOptionName,
  type CommandGroup,
  optionsOf,
} from './apps/app-arguments.ts';
import { COMMAND_TABLE, OPTIONS, STORAGE_COMMANDS } from './options.ts';

export interface CommandOption {
  /** Long name, without `--`. */
  readonly name: string;
  readonly short?: string | undefined;
  /** What stands for the value; a flag has none. */
  readonly value?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly text: string;
}

export interface CommandNode {
  readonly name: string;
  readonly group: CommandGroup | 'storage';
  readonly usage: string;
  readonly text: string;
  readonly options: readonly CommandOption[];
  /** What may follow: words, or a path. */
  readonly words: readonly string[] | 'path';
  readonly commands: readonly CommandNode[];
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

const HELP: CommandOption = { name: 'help', short: 'h', text: 'Print this help' };

export function appOption(name: AppOptionName): CommandOption {
  return { name, short: name === 'help' ? 'h' : undefined, ...APP_OPTIONS[name] };
}

const APPS: readonly CommandNode[] = APP_COMMAND_NAMES.map((name) => {
  const { group, usage, text, words = [] } = APP_COMMANDS[name];
  return { name, group, usage, text, words, options: optionsOf(name).map(appOption), commands: [] };
});

const STORAGE: CommandNode = {
  name: 'storage',
  group: 'storage',
  usage: 'storage <command>',
  text: 'Copy, sync, verify and look at files, here and in S3: see storage --help',
  options: [HELP],
  words: [],
  commands: STORAGE_COMMANDS.map((name) => ({
    name,
    group: 'storage',
    ...COMMAND_TABLE[name],
    options: OPTIONS.filter(({ commands }) => commands.includes(name)),
    words: 'path',
    commands: [],
  })),
};

const COMPLETION: CommandNode = {
  name: 'completion',
  group: 'program',
  usage: 'completion <shell>',
  text: `Print what completes commands in a shell: ${SHELLS.join(', ')}`,
  options: [HELP],
  words: SHELLS,
  commands: [],
};

export const COMMANDS: readonly CommandNode[] = [...APPS, STORAGE, COMPLETION];

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);
