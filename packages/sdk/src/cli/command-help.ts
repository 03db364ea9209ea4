/** The help of the program as a whole, and of a command about apps. */
import { APP_COMMANDS, type AppCommand, optionsOf } from './apps/app-arguments.ts';
import { appOption, COMMANDS, type CommandOption } from './command-tree.ts';
import { EXIT_CODES } from './exit-codes.ts';

const GROUPS: readonly (readonly [(typeof COMMANDS)[number]['group'], string])[] = [
  ['here', 'Run a site on this machine, as a platform with ephemeral disks would'],
  ['apps', 'Apps, wherever they run (--backend)'],
  ['storage', 'Object storage'],
  ['program', 'This program'],
];

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['tidemark up path/to/site --nodes 3', 'three nodes, each with a disk of its own'],
  ['tidemark drift', 'what the site wrote, and the next deployment destroys'],
  ['tidemark scale php --nodes 1 --plan', 'what a change costs and wipes, before it is made'],
  ['tidemark storage sync uploads s3://bucket/uploads', 'uploads to object storage'],
];

const GAP = 42;

function rows(entries: readonly (readonly [string, string])[], gap: number): readonly string[] {
  return entries.map(([left, right]) =>
    left.length < gap - 1 ? `  ${left.padEnd(gap)}${right}` : `  ${left}\n  ${''.padEnd(gap)}${right}`,
  );
}

export function programHelp(): string {
  return [
    'Usage: tidemark <command> [options]',
    '',
    'Runs PHP sites on nodes whose disks are wiped, as their platforms do, and manages apps, components and object',
    'storage with the same words wherever they are.',
    ...GROUPS.flatMap(([group, title]) => [
      '',
      `${title}:`,
      ...rows(
        COMMANDS.filter((command) => command.group === group).map(({ usage, text }) => [usage, text]),
        GAP,
      ),
    ]),
    '',
    'Examples:',
    ...rows(EXAMPLES, 52),
    '',
    'Exit codes:',
    ...rows(
      EXIT_CODES.map(([code, text]) => [String(code), text]),
      5,
    ),
    '',
    'Options of a command: tidemark <command> --help',
    'Lint a PHP project: tidemark-lint. Price what it loses: tidemark-sim.',
    '',
  ].join('\n');
}

export function optionLine({ name, short, value }: CommandOption): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

export function appHelp(command: AppCommand): string {
  const { usage, text } = APP_COMMANDS[command];
  return [
    `Usage: tidemark ${usage}`,
    '',
    `${text}.`,
    '',
    'Options:',
    ...rows(
      optionsOf(command)
        .map(appOption)
        .map((option) => [optionLine(option), option.text]),
      28,
    ),
    '',
  ].join('\n');
}
