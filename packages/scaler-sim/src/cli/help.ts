/** The help, made from the option table. */
import { inColumns } from '../report/columns.ts';
import { COMMAND_TABLE, COMMANDS, type Command, EXIT_CODES, OPTIONS, type OptionSpec } from './options.ts';

/** `-h, --help`, `--threads <n>`. */
export function optionUsage({ name, short, value }: OptionSpec): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** The sentence of an option, its default included. */
export function optionText({ text, default: fallback }: OptionSpec): string {
  return fallback === undefined ? text : `${text} (default: ${fallback})`;
}

function section(title: string, rows: readonly (readonly [string, string])[], width: number): string {
  const cells = rows.map(([left, right]) => [{ text: `  ${left}` }, { text: right }]);
  return [`${title}:`, ...inColumns(cells, width)].join('\n');
}

/** @param width columns of the terminal */
export function helpText(command: Command | undefined, width: number): string {
  const columns = Math.min(width, 110);
  if (command === undefined) {
    const commands = COMMANDS.map((name): [string, string] => [COMMAND_TABLE[name].usage, COMMAND_TABLE[name].text]);
    return [
      'Usage: tidemark-sim <command> [options]\n\nLoad, scaling and wipes of horizontally scaled PHP sites, simulated.',
      section('Commands', commands, columns),
      section(
        'Exit codes',
        EXIT_CODES.map(({ code, text }) => [String(code), text]),
        columns,
      ),
      'tidemark-sim <command> --help lists the options of a command.\n',
    ].join('\n\n');
  }
  const options = OPTIONS.filter(({ commands }) => commands.includes(command));
  const groups = [...new Set(options.map(({ group }) => group))];
  const { usage, text } = COMMAND_TABLE[command];
  return `${[
    `Usage: tidemark-sim ${usage} [options]\n\n${text}.`,
    ...groups.map((group) => {
      const own = options.filter((option) => option.group === group);
      return section(
        group,
        own.map((option): [string, string] => [optionUsage(option), optionText(option)]),
        columns,
      );
    }),
  ].join('\n\n')}\n`;
}
