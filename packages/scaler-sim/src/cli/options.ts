/** Every command and option of the command line, as data: the parser, the help and the documentation read it from here. */

export const COMMANDS = [
  'run',
  'compare',
  'sweep',
  'plan',
  'calibrate',
  'from-lint',
  'explain',
  'shard',
  'merge',
] as const;

export type Command = (typeof COMMANDS)[number];

export interface CommandSpec {
  readonly usage: string;
  readonly text: string;
  /** Least and most positional arguments. */
  readonly positionals: readonly [number, number];
}

export const COMMAND_TABLE: Readonly<Record<Command, CommandSpec>> = {
  run: { usage: 'run <file>', text: 'Simulate a scenario and judge its promises', positionals: [1, 1] },
  compare: {
    usage: 'compare <file> <file>',
    text: 'Simulate two scenarios with common random numbers, and tell their differences with paired intervals',
    positionals: [2, 2],
  },
  sweep: {
    usage: 'sweep <file> --set <key>=<range>',
    text: 'Simulate a scenario for every combination of values: --set php.nodes=1..8',
    positionals: [1, 1],
  },
  plan: {
    usage: 'plan <file> --slo <promise>',
    text: 'Find the cheapest configuration that keeps every promise, and confirm it with fresh seeds',
    positionals: [1, 1],
  },
  calibrate: {
    usage: 'calibrate <access log>',
    text: 'Make a scenario of an access log: arrivals over time, service times, sessions',
    positionals: [1, 1],
  },
  'from-lint': {
    usage: 'from-lint <report.json>',
    text: 'Make the state section of a scenario of what tidemark-lint found',
    positionals: [1, 1],
  },
  explain: { usage: 'explain <file>', text: 'Show every value in force and where it comes from', positionals: [1, 1] },
  shard: {
    usage: 'shard <i>/<n> <file>',
    text: 'Simulate the i-th of n parts of a run or a sweep, for merge to put together',
    positionals: [2, 2],
  },
  merge: {
    usage: 'merge <shard.json> …',
    text: 'Put the parts together: the result is that of one machine',
    positionals: [1, Number.POSITIVE_INFINITY],
  },
};

export type OptionGroup = 'Report' | 'Simulation' | 'Search' | 'Input' | 'Other';

export interface OptionSpec {
  /** Long name, without `--`. */
  readonly name: string;
  /** One letter, without `-`. */
  readonly short?: string;
  /** What stands for the value in help; a flag has none. */
  readonly value?: string;
  /** Given several times, all count. */
  readonly repeatable?: true;
  readonly choices?: Readonly<Partial<Record<Command, readonly string[]>>>;
  /** A whole number from `min`. */
  readonly number?: { readonly min: number };
  readonly default?: string;
  readonly commands: readonly Command[];
  readonly group: OptionGroup;
  readonly text: string;
}

const SIMULATING = ['run', 'compare', 'sweep', 'plan', 'shard'] as const;
const REPORTING = ['run', 'compare', 'sweep', 'plan', 'merge'] as const;
const SCENARIO = ['run', 'compare', 'sweep', 'plan', 'shard', 'explain'] as const;

const TEXT_FORMATS = ['table', 'json', 'csv'] as const;

export const LOG_FORMATS = ['nginx', 'apache', 'fpm', 'custom'] as const;

export const OPTIONS: readonly OptionSpec[] = [
  {
    name: 'format',
    value: '<format>',
    choices: {
      run: TEXT_FORMATS,
      compare: TEXT_FORMATS,
      sweep: TEXT_FORMATS,
      plan: TEXT_FORMATS,
      merge: TEXT_FORMATS,
      explain: ['table', 'json'],
      calibrate: LOG_FORMATS,
    },
    commands: [...REPORTING, 'explain', 'calibrate'],
    group: 'Report',
    text: 'Format on standard output: table, json or csv; explain has table and json. For calibrate the format of the log: nginx, apache, fpm or custom, told by its lines where it is absent',
  },
  {
    name: 'output',
    short: 'o',
    value: '<format>=<file>',
    repeatable: true,
    commands: [...REPORTING, 'shard'],
    group: 'Report',
    text: 'Write a report to a file as well: html=report.html, json=result.json, csv=result.csv. For shard, the file of the part',
  },
  {
    name: 'confidence',
    value: '<share>',
    default: '0.95',
    commands: REPORTING,
    group: 'Report',
    text: 'Confidence of every interval, between 0.5 and 0.9999',
  },
  {
    name: 'quiet',
    short: 'q',
    commands: COMMANDS,
    group: 'Report',
    text: 'No progress and no notes on standard error',
  },
  { name: 'no-color', commands: COMMANDS, group: 'Report', text: 'No colours (NO_COLOR does the same)' },
  {
    name: 'set',
    value: '<key>=<value>',
    repeatable: true,
    commands: SCENARIO,
    group: 'Simulation',
    text: 'Replace or add a value: php.nodes=4. For sweep and shard also a range (1..8, 2..16..2) or a list (2,4,8)',
  },
  {
    name: 'slo',
    value: '<promise>',
    repeatable: true,
    commands: ['run', 'sweep', 'plan', 'shard'],
    group: 'Simulation',
    text: 'A promise beside those of the scenario: "latency.p95 < 500ms"',
  },
  {
    name: 'seed',
    value: '<n>',
    number: { min: 0 },
    commands: SIMULATING,
    group: 'Simulation',
    text: "Seed in place of the scenario's",
  },
  {
    name: 'replications',
    value: '<n>',
    number: { min: 1 },
    commands: SIMULATING,
    group: 'Simulation',
    text: "Independent runs in place of the scenario's",
  },
  {
    name: 'threads',
    value: '<n>',
    number: { min: 1 },
    commands: SIMULATING,
    group: 'Simulation',
    text: 'Cores to use. Absent: all of them. The result is the same',
  },
  {
    name: 'until-precision',
    value: '<share>',
    commands: ['run'],
    group: 'Simulation',
    text: 'Add replications until the half-width of the interval is this share of the value: 1%',
  },
  {
    name: 'metric',
    value: '<name>',
    repeatable: true,
    commands: ['run', 'compare', 'sweep', 'plan'],
    group: 'Simulation',
    text: 'For run, a figure whose precision counts (default: latency.mean). For the others, a figure to show',
  },
  {
    name: 'max-replications',
    value: '<n>',
    number: { min: 2 },
    default: '200',
    commands: ['run'],
    group: 'Simulation',
    text: 'Replications at which --until-precision gives up',
  },
  {
    name: 'max-in-flight',
    value: '<n>',
    number: { min: 1 },
    commands: SIMULATING,
    group: 'Simulation',
    text: 'Requests, sessions and items at a time beyond which a run is given up, since more and more pile up (default: 1000000)',
  },
  {
    name: 'trace',
    commands: ['run'],
    group: 'Simulation',
    text: 'Print one line per event of the first replication on standard error',
  },
  {
    name: 'prices',
    value: '<file>',
    commands: ['plan'],
    group: 'Search',
    text: 'Table of sizes and prices of nodes: what plan chooses from',
  },
  {
    name: 'nodes',
    value: '<range>',
    default: '1..16',
    commands: ['plan'],
    group: 'Search',
    text: 'Numbers of nodes that plan looks at: 2..8, or 2,4,8',
  },
  {
    name: 'runners-up',
    value: '<n>',
    number: { min: 0 },
    default: '3',
    commands: ['plan'],
    group: 'Search',
    text: 'Configurations shown after the cheapest',
  },
  {
    name: 'pattern',
    value: '<log format>',
    commands: ['calibrate'],
    group: 'Input',
    text: "Format of the log's lines, as nginx (log_format), Apache (LogFormat) or php-fpm (access.format) writes it",
  },
  {
    name: 'bucket',
    value: '<time>',
    default: '1h',
    commands: ['calibrate'],
    group: 'Input',
    text: 'Width of a step of the arrival profile',
  },
  {
    name: 'session-gap',
    value: '<time>',
    default: '30m',
    commands: ['calibrate'],
    group: 'Input',
    text: 'Pause after which a client begins another session',
  },
  {
    name: 'rates',
    value: '<file>',
    commands: ['from-lint'],
    group: 'Input',
    text: 'YAML with the rates of each kind of state, as in the state section of a scenario',
  },
  { name: 'help', short: 'h', commands: COMMANDS, group: 'Other', text: 'Print this help; after a command, its own' },
  { name: 'version', short: 'V', commands: COMMANDS, group: 'Other', text: 'Print the version' },
];

export const EXIT_CODES: readonly { readonly code: number; readonly text: string }[] = [
  { code: 0, text: 'Done; every promise is kept' },
  { code: 1, text: 'A promise is broken, or cannot be told to be kept' },
  { code: 2, text: 'Wrong usage, or a scenario that is not valid: the message says where' },
  { code: 3, text: 'A fault of the program' },
];
