/** Every command and option of the command line, as data: the parser, the help and the README read it from here. */

export const COMMANDS = ['lint', 'audit', 'state', 'env', 'explain', 'rules', 'init', 'why', 'lsp'] as const;

export type Command = (typeof COMMANDS)[number];

export const COMMAND_TABLE: Readonly<Record<Command, { readonly usage: string; readonly text: string }>> = {
  lint: { usage: '[lint] [options] [path]', text: 'Report what a deploy or a second node would lose (the default)' },
  audit: {
    usage: 'audit [options] [path]',
    text: 'Print how ready a project is for its platform, what to do in which order, and what lies on the disk',
  },
  state: { usage: 'state [path]', text: 'Print where each kind of state lives, and who can see it' },
  env: {
    usage: 'env [path]',
    text: 'Print the variables that the application reads, and which of them production must set',
  },
  explain: { usage: 'explain <rule>', text: 'Print the page of a rule: what it finds, why, and what to do' },
  rules: { usage: 'rules', text: 'List the rules' },
  init: { usage: 'init [path]', text: 'Write a tidemark.json to start from' },
  lsp: { usage: 'lsp', text: 'Serve an editor by the Language Server Protocol, over standard input and output' },
  why: { usage: 'why <file>:<line>', text: 'Say how each call on a line was resolved, and why it is reported or not' },
};

export const FORMAT_NAMES = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'] as const;

export type OptionGroup = 'Report' | 'Rules' | 'Fixes' | 'Known findings' | 'Project' | 'Other';

export interface OptionSpec {
  /** Long name, without `--`. */
  readonly name: string;
  /** One letter, without `-`. */
  readonly short?: string;
  /** What stands for the value in help; a flag has none. */
  readonly value?: string;
  /** The values it takes; with `listed`, each part of a comma list. */
  readonly choices?: readonly string[];
  /** Given several times, all count; each may be a comma list when `commas` is set. */
  readonly repeatable?: true;
  readonly commas?: true;
  readonly number?: { readonly min: number };
  readonly default?: string;
  /** The commands that take it. */
  readonly commands: readonly Command[];
  readonly group: OptionGroup;
  readonly text: string;
}

const LINT: readonly Command[] = ['lint'];
const REPORTS: readonly Command[] = ['lint', 'audit'];
const ANALYSIS: readonly Command[] = ['lint', 'audit', 'state', 'env', 'why', 'lsp'];

export const OPTIONS: readonly OptionSpec[] = [
  {
    name: 'format',
    value: '<format>',
    choices: [...FORMAT_NAMES, 'yaml', 'html'],
    commands: ['lint', 'audit', 'state', 'env', 'rules'],
    group: 'Report',
    text: 'Format of the report on standard output. Absent: github in GitHub Actions, gitlab in GitLab CI, else pretty. state and env print pretty, json or yaml; audit prints pretty, html, markdown or json',
  },
  {
    name: 'output',
    value: '<format>=<file>',
    repeatable: true,
    commands: REPORTS,
    group: 'Report',
    text: 'Write the report to a file as well; may be given several times',
  },
  {
    name: 'min-severity',
    value: '<severity>',
    choices: ['error', 'warning', 'info'],
    default: 'info',
    commands: LINT,
    group: 'Report',
    text: 'Show only findings this severe to readers; the exit code still counts all of them',
  },
  {
    name: 'fail-on',
    value: '<severity>',
    choices: ['error', 'warning', 'info', 'never'],
    default: 'warning',
    commands: LINT,
    group: 'Report',
    text: 'Exit with 1 when a finding is this severe or more. With --max-warnings the default is error',
  },
  {
    name: 'max-warnings',
    value: '<n>',
    number: { min: 0 },
    commands: LINT,
    group: 'Report',
    text: 'Exit with 1 when there are more warnings than this',
  },
  { name: 'quiet', short: 'q', commands: REPORTS, group: 'Report', text: 'No progress and no notes on standard error' },
  {
    name: 'verbose',
    commands: ['lint', 'why'],
    group: 'Report',
    text: 'Show every finding and trace in full, and say which configuration was used',
  },
  { name: 'no-color', commands: COMMANDS, group: 'Report', text: 'No colours (NO_COLOR does the same)' },
  {
    name: 'only',
    value: '<rule>',
    repeatable: true,
    commas: true,
    commands: LINT,
    group: 'Rules',
    text: 'Run only these rules; a comma list, or given several times',
  },
  {
    name: 'except',
    value: '<rule>',
    repeatable: true,
    commas: true,
    commands: LINT,
    group: 'Rules',
    text: 'Run all rules but these; a comma list, or given several times',
  },
  {
    name: 'fix',
    commands: LINT,
    group: 'Fixes',
    text: 'Apply the fixes that change nothing while the variables they bring are unset, then report what is left',
  },
  {
    name: 'fix-dry-run',
    commands: LINT,
    group: 'Fixes',
    text: 'Print what --fix would change as a unified diff, and change nothing',
  },
  {
    name: 'fix-unsafe',
    commands: LINT,
    group: 'Fixes',
    text: 'Apply fixes that may change behaviour as well; with --fix-dry-run, print them as well',
  },
  {
    name: 'baseline',
    value: '<file>',
    commands: LINT,
    group: 'Known findings',
    text: 'Leave out the findings this file lists',
  },
  {
    name: 'update-baseline',
    commands: LINT,
    group: 'Known findings',
    text: 'Add the current findings to the baseline; nothing is removed from it',
  },
  {
    name: 'prune-baseline',
    commands: LINT,
    group: 'Known findings',
    text: 'Remove findings that are gone from the baseline; nothing is added to it',
  },
  {
    name: 'changed-since',
    value: '<git ref>',
    commands: LINT,
    group: 'Known findings',
    text: 'Leave out findings that were there at this commit, branch or tag, which is linted as well',
  },
  {
    name: 'config',
    value: '<file>',
    commands: ANALYSIS,
    group: 'Project',
    text: 'Configuration file. Absent: tidemark.json, tidemark.yaml or tidemark.yml at the project root',
  },
  {
    name: 'plugin',
    value: '<package or file>',
    repeatable: true,
    commands: [...ANALYSIS, 'rules', 'explain'],
    group: 'Rules',
    text: 'Load rules, frameworks and platforms from a package, or from a file named with ./ in front. It is run as code; a plugin that a configuration names is loaded only with --config',
  },
  {
    name: 'no-config',
    commands: ANALYSIS,
    group: 'Project',
    text: 'Read no configuration file. An audit then counts what comments silence too, and says what would be hidden',
  },
  {
    name: 'platform',
    value: '<name>',
    commands: [...ANALYSIS, 'init'],
    group: 'Project',
    text: "Target platform. Absent: the configuration's, then what the project's files tell",
  },
  {
    name: 'stdin',
    commands: LINT,
    group: 'Project',
    text: 'Lint the text on standard input in place of a file, and report only on it',
  },
  {
    name: 'stdin-filename',
    value: '<path>',
    commands: LINT,
    group: 'Project',
    text: 'The file that the text on standard input is the content of',
  },
  {
    name: 'threads',
    value: '<n>',
    number: { min: 1 },
    commands: ANALYSIS,
    group: 'Other',
    text: 'Threads to work in. Absent: one per processor',
  },
  { name: 'no-cache', commands: ANALYSIS, group: 'Other', text: 'Neither read nor write the cache' },
  {
    name: 'cache-location',
    value: '<directory>',
    commands: ANALYSIS,
    group: 'Other',
    text: "Directory of the cache. Absent: the user's cache directory",
  },
  {
    name: 'timing',
    commands: LINT,
    group: 'Other',
    text: 'Print on standard error how long each step and each rule took, in a run without cache',
  },
  {
    name: 'stdio',
    commands: ['lsp'],
    group: 'Other',
    text: 'Speak over standard input and output, as lsp always does; many editors ask for it by name',
  },
  { name: 'version', short: 'v', commands: COMMANDS, group: 'Other', text: 'Print the version' },
  { name: 'help', short: 'h', commands: COMMANDS, group: 'Other', text: 'Print this help' },
];

export const EXIT_CODES: readonly { readonly code: number; readonly text: string }[] = [
  { code: 0, text: 'clean, or nothing as severe as --fail-on' },
  { code: 1, text: 'findings at or above --fail-on, or more warnings than --max-warnings' },
  { code: 2, text: 'wrong usage or configuration' },
  { code: 3, text: 'internal fault' },
  { code: 130, text: 'interrupted' },
];
