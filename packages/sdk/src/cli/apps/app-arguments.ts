/** The command line of apps: what each command takes. */
import { parseArgs } from 'node:util';
import { TidemarkError } from '../../client-error.ts';
import { messageOf } from '../../errors.ts';

export type AppCommand =
  | 'up'
  | 'deploy'
  | 'down'
  | 'apps'
  | 'app'
  | 'nodes'
  | 'drift'
  | 'logs'
  | 'scale'
  | 'rollback'
  | 'deployments'
  | 'env'
  | 'secrets'
  | 'restart'
  | 'exec';

interface CommandSpec {
  readonly usage: string;
  readonly text: string;
  readonly options: readonly (keyof typeof APP_OPTIONS)[];
}

/** What every command takes. */
const COMMON = ['app', 'backend', 'environment', 'json', 'help'] as const;
const CHANGE = ['plan', 'yes'] as const;

const APP_OPTIONS = {
  app: { type: 'string', value: 'NAME', text: 'the app; needed where there are several' },
  backend: { type: 'string', value: 'NAME', text: 'local (default) or fortrabbit' },
  balancing: { type: 'string', value: 'HOW', text: 'round-robin (default), random, least-connections, sticky' },
  environment: { type: 'string', value: 'ID', text: 'the environment, where the app has several' },
  follow: { type: 'boolean', text: 'go on as lines come' },
  foreground: { type: 'boolean', text: 'stay, and stop the app at the end' },
  git: { type: 'string', value: 'REVISION', text: 'deploy a revision of the repository at that path' },
  help: { type: 'boolean', text: 'this page' },
  json: { type: 'boolean', text: 'for programs' },
  nodes: { type: 'string', value: 'N', text: 'how many nodes (default 2)' },
  plan: { type: 'boolean', text: 'say what it would do, and do nothing' },
  port: { type: 'string', value: 'PORT', text: 'of the site (default: one that is free)' },
  remove: { type: 'boolean', text: 'with all that the app has' },
  root: { type: 'string', value: 'FOLDER', text: 'what the web server serves (default: found)' },
  size: { type: 'string', value: 'SIZE', text: 'the size of a node' },
  source: { type: 'string', value: 'NAME', text: 'lines of this source alone' },
  workers: { type: 'string', value: 'N', text: 'requests a node works on at a time (default 2)' },
  yes: { type: 'boolean', text: 'confirm what destroys something' },
} as const;

const APP_COMMANDS: Readonly<Record<AppCommand, CommandSpec>> = {
  up: {
    usage: 'up [path]',
    text: 'Run a PHP site here, on nodes whose disks are wiped at each deployment',
    options: ['nodes', 'workers', 'balancing', 'root', 'port', 'git', 'foreground'],
  },
  deploy: { usage: 'deploy [path]', text: 'Release a site, or the repository', options: ['git', ...CHANGE] },
  down: { usage: 'down', text: 'Stop an app that runs here', options: ['remove', 'yes'] },
  apps: { usage: 'apps', text: 'List apps', options: [] },
  app: { usage: 'app', text: 'Show one app with its components', options: [] },
  nodes: { usage: 'nodes [replace ID]', text: 'List nodes, or put a new one in the place of one', options: CHANGE },
  drift: { usage: 'drift', text: 'Show what the next deployment destroys', options: [] },
  logs: { usage: 'logs', text: 'Show the log', options: ['follow', 'source'] },
  scale: { usage: 'scale [component]', text: 'More, fewer or other nodes', options: ['nodes', 'size', ...CHANGE] },
  rollback: { usage: 'rollback DEPLOYMENT', text: 'Release anew what it released', options: CHANGE },
  deployments: { usage: 'deployments', text: 'List deployments', options: [] },
  env: { usage: 'env [set NAME=VALUE… | unset NAME…]', text: 'List or change variables', options: CHANGE },
  secrets: { usage: 'secrets [GROUP]', text: 'Show credentials of components', options: [] },
  restart: { usage: 'restart', text: 'Restart the nodes; disks stay', options: CHANGE },
  exec: { usage: 'exec -- COMMAND…', text: 'Run a command in a container of its own', options: [] },
};

type OptionName = keyof typeof APP_OPTIONS;

export interface AppArguments {
  readonly command: AppCommand;
  readonly words: readonly string[];
  has(name: OptionName): boolean;
  value(name: OptionName): string | undefined;
  /** A whole number. */
  count(name: OptionName, least: number, most: number): number | undefined;
}

export function isAppCommand(word: string | undefined): word is AppCommand {
  return word !== undefined && Object.hasOwn(APP_COMMANDS, word);
}

export function usage(what: string, next: string): TidemarkError {
  return new TidemarkError('usage.invalid', { what, next });
}

/** @throws TidemarkError `usage.invalid` */
export function parseAppArguments([command, ...args]: readonly [AppCommand, ...string[]]): AppArguments {
  const next = `See tidemark ${command} --help.`;
  const allowed: readonly OptionName[] = [...COMMON, ...APP_COMMANDS[command].options];
  const options = Object.fromEntries(allowed.map((name) => [name, { type: APP_OPTIONS[name].type }]));
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new TidemarkError('usage.invalid', { what: messageOf(cause).split('. ')[0] ?? '', next, cause });
  }
  const value = (name: OptionName): string | undefined => {
    const given = parsed.values[name];
    return typeof given === 'string' ? given : undefined;
  };
  return {
    command,
    words: parsed.positionals,
    has: (name) => parsed.values[name] !== undefined,
    value,
    count(name, least, most) {
      const text = value(name);
      if (text === undefined) return undefined;
      if (!/^\d{1,6}$/.test(text) || Number(text) < least || Number(text) > most) {
        throw usage(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`, next);
      }
      return Number(text);
    },
  };
}

export function appHelp(command: AppCommand): string {
  const { usage: line, text, options } = APP_COMMANDS[command];
  const names: readonly OptionName[] = [...options, ...COMMON];
  const rows = names.map((name) => {
    const option = APP_OPTIONS[name];
    return `  ${`--${name}${'value' in option ? ` ${option.value}` : ''}`.padEnd(22)}${option.text}`;
  });
  return [`Usage: tidemark ${line}`, '', `${text}.`, '', 'Options:', ...rows, ''].join('\n');
}

export function appCommandList(): string {
  const rows = Object.values(APP_COMMANDS).map(({ usage: line, text }) => `  ${line.padEnd(40)}${text}`);
  return ['Apps:', ...rows, '', 'Options of a command: tidemark <command> --help', ''].join('\n');
}
