/** The commands about apps and their options, as data: the parser, the help and the completion read them from here. */

export type AppCommand =
  | 'up'
  | 'deploy'
  | 'down'
  | 'apps'
  | 'app'
  | 'components'
  | 'nodes'
  | 'drift'
  | 'probe'
  | 'logs'
  | 'scale'
  | 'rollback'
  | 'deployments'
  | 'env'
  | 'secrets'
  | 'restart'
  | 'exec'
  | 'serve'
  | 'login';

/** Under which heading the help has it. */
export type CommandGroup = 'here' | 'apps' | 'program';

interface CommandSpec {
  readonly group: CommandGroup;
  readonly usage: string;
  readonly text: string;
  readonly options: readonly AppOptionName[];
  /** What may follow the command, for completion: words, or a path. */
  readonly words?: readonly string[] | 'path';
  /** How many words may follow. */
  readonly most: number;
}

interface OptionSpec {
  /** What stands for the value in help; a flag has none. */
  readonly value?: string;
  /** The values it takes. */
  readonly choices?: readonly string[];
  /** It takes addresses besides. */
  readonly isOpen?: boolean;
  readonly text: string;
}

/** What every command takes, and what each takes that is about one app. */
const COMMON = ['json', 'help'] as const;
const ONE_APP = ['app', 'environment'] as const;
const CHANGE = ['plan', 'yes'] as const;

const OPTION_SPECS = {
  app: { value: '<name>', text: 'The app; needed where there are several' },
  backend: {
    value: '<name>',
    choices: ['local', 'fortrabbit'],
    isOpen: true,
    text: 'Where the app runs: local (the default), fortrabbit, or the address that tidemark serve printed',
  },
  backlog: { value: '<n>', text: 'Requests that may wait for a free process (default 1000)' },
  balancing: {
    value: '<how>',
    choices: ['round-robin', 'random', 'least-connections', 'sticky'],
    text: 'Which node gets a request: round-robin (the default), random, least-connections, sticky',
  },
  compare: { value: '<file>', text: 'Set it beside the findings of tidemark-lint: its JSON report' },
  crawl: { text: 'Follow links, and submit nothing (the default)' },
  environment: { value: '<id>', text: 'The environment, where the app has several' },
  'exit-code': { text: 'End with 1 where the next deployment would destroy something' },
  fidelity: {
    value: '<how>',
    choices: ['full', 'reduced'],
    text: 'full: nginx, PHP-FPM and HAProxy, where installed. reduced: PHP alone',
  },
  follow: { text: 'Go on as lines come' },
  foreground: { text: 'Stay, and stop the app at the end' },
  git: { value: '<revision>', text: 'Deploy a revision of the repository at that path' },
  har: { value: '<file>', text: 'Do what a browser recorded; several files are several visitors' },
  help: { text: 'Print this help' },
  json: { text: 'Print the result as JSON' },
  'max-pages': { value: '<n>', text: 'Pages that are followed and compared at most (default 50)' },
  'max-seconds': { value: '<n>', text: 'How long all of it may take (default 600)' },
  'mysql-dsn': { value: '<dsn>', text: 'A database of yours: mysql://user:password@host:port/name' },
  nodes: { value: '<n>', text: 'How many nodes' },
  plan: { text: 'Say what it would do, and do nothing' },
  platform: {
    value: '<name>',
    choices: ['fortrabbit', 'heroku'],
    text: 'Whose rules hold for disks: on heroku a changed variable wipes them as well',
  },
  port: { value: '<port>', text: 'Where it listens. Absent: one that is free' },
  remove: { text: 'With all that the app has' },
  root: { value: '<folder>', text: 'What the web server serves. Absent: found' },
  size: { value: '<size>', text: 'The size of a node' },
  source: { value: '<name>', text: 'Lines of this source alone' },
  stdin: { text: 'Hand on what standard input has' },
  'storage-dsn': { value: '<dsn>', text: 'A bucket of yours: http://key:secret@host:port/bucket' },
  'storage-limits': {
    value: '<name>',
    choices: ['fortrabbit', 'none'],
    text: 'What the object storage refuses: as on fortrabbit, or nothing (the default off fortrabbit)',
  },
  'storage-quota': { value: '<MB>', text: 'Writes to the object storage beyond it are rejected' },
  timeout: { value: '<seconds>', text: 'How long a request may wait for a free process (default 30)' },
  with: {
    value: '<list>',
    text: 'Components, with commas between: mysql, memcache or memcache:2, objectStorage, worker',
  },
  uploads: { value: '<folder>', text: 'Files that recorded forms sent. Absent: stand-ins of their type' },
  urls: { value: '<file>', text: 'Look at these pages, one a line' },
  workers: { value: '<n>', text: 'Requests a node works on at a time (default 2)' },
  yes: { text: 'Confirm what destroys something' },
} as const;

export type AppOptionName = keyof typeof OPTION_SPECS;

export const APP_OPTIONS: Readonly<Record<AppOptionName, OptionSpec>> = OPTION_SPECS;

const COMPONENT_WORDS = ['php', 'mysql', 'memcache', 'objectStorage', 'worker'];

export const APP_COMMANDS: Readonly<Record<AppCommand, CommandSpec>> = {
  up: {
    group: 'here',
    usage: 'up [path]',
    most: 1,
    text: 'Run a PHP site here, on nodes whose disks each deployment wipes',
    options: [
      ...([
        'nodes',
        'workers',
        'balancing',
        'backlog',
        'timeout',
        'root',
        'port',
        'git',
        'with',
        'mysql-dsn',
        'storage-dsn',
        'storage-limits',
        'storage-quota',
      ] as const),
      ...(['platform', 'fidelity', 'foreground'] as const),
    ],
    words: 'path',
  },
  down: { group: 'here', usage: 'down [app]', most: 1, text: 'Stop an app that runs here', options: ['remove', 'yes'] },
  drift: {
    group: 'here',
    usage: 'drift',
    most: 0,
    text: 'Show what the next deployment destroys',
    options: ['exit-code'],
  },
  probe: {
    group: 'here',
    usage: 'probe',
    most: 0,
    text: 'Drive a site over its nodes, deploy meanwhile, show what is lost',
    options: ['crawl', 'urls', 'har', 'uploads', 'compare', 'max-pages', 'max-seconds'],
  },
  apps: { group: 'apps', usage: 'apps', most: 0, text: 'List apps', options: [] },
  app: { group: 'apps', usage: 'app', most: 0, text: 'Show one app, its components and nodes', options: [] },
  components: {
    group: 'apps',
    usage: 'components [on|off <component>]',
    most: 2,
    text: 'List components, or switch one on or off',
    options: ['size', ...CHANGE],
    words: ['on', 'off'],
  },
  scale: {
    group: 'apps',
    usage: 'scale [component]',
    most: 1,
    text: 'More, fewer or other nodes (of php, if none is named)',
    options: ['nodes', 'size', ...CHANGE],
    words: COMPONENT_WORDS,
  },
  deploy: {
    group: 'apps',
    usage: 'deploy [path]',
    most: 1,
    text: 'Release a site, or what the repository holds',
    options: ['git', ...CHANGE],
    words: 'path',
  },
  deployments: {
    group: 'apps',
    usage: 'deployments [log <deployment>]',
    most: 2,
    text: 'List deployments, or show the log of one',
    options: [],
    words: ['log'],
  },
  rollback: {
    group: 'apps',
    usage: 'rollback <deployment>',
    most: 1,
    text: 'Release anew what it released',
    options: CHANGE,
  },
  env: {
    group: 'apps',
    usage: 'env [set <name>=<value>… | unset <name>…]',
    most: Number.POSITIVE_INFINITY,
    text: 'List variables, or change them',
    options: CHANGE,
    words: ['set', 'unset'],
  },
  secrets: { group: 'apps', usage: 'secrets [group]', most: 1, text: 'Show credentials of components', options: [] },
  logs: { group: 'apps', usage: 'logs', most: 0, text: 'Show the log', options: ['follow', 'source'] },
  exec: {
    group: 'apps',
    usage: 'exec -- <command>…',
    most: Number.POSITIVE_INFINITY,
    text: 'Run a command in a container of its own, and end as it ends',
    options: ['stdin'],
  },
  nodes: {
    group: 'apps',
    usage: 'nodes [replace <node>]',
    most: 2,
    text: 'List nodes, or put a new one in the place of one',
    options: CHANGE,
    words: ['replace'],
  },
  restart: { group: 'apps', usage: 'restart', most: 0, text: 'Restart the nodes', options: CHANGE },
  serve: {
    group: 'program',
    usage: 'serve',
    most: 0,
    text: 'Serve all of this as an HTTP API with a dashboard, to this machine alone',
    options: ['port'],
  },
  login: {
    group: 'program',
    usage: 'login [out]',
    most: 1,
    text: 'Keep a token for a platform, read from standard input, or forget it',
    options: [],
    words: ['out'],
  },
};

export const APP_COMMAND_NAMES: readonly AppCommand[] = Object.keys(APP_COMMANDS) as AppCommand[];

const NOT_OF_ONE_APP: ReadonlySet<AppCommand> = new Set(['apps', 'serve', 'login']);
/** They start and end what runs on this machine, wherever else the same app may run. */
const HERE_ALONE: ReadonlySet<AppCommand> = new Set(['up', 'down']);

/** Every option of a command, its own first. */
export function optionsOf(command: AppCommand): readonly AppOptionName[] {
  const { options } = APP_COMMANDS[command];
  if (HERE_ALONE.has(command)) return [...options, 'app', ...COMMON];
  return [...options, ...(NOT_OF_ONE_APP.has(command) ? [] : ONE_APP), 'backend', ...COMMON];
}

export function isAppCommand(word: string | undefined): word is AppCommand {
  return word !== undefined && Object.hasOwn(APP_COMMANDS, word);
}
