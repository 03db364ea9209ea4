/** The help, made from the option table. */
import { COMMAND_TABLE, COMMANDS, type Command, EXIT_CODES, OPTIONS, type OptionSpec } from './options.ts';
import { wrap } from './wrap.ts';

const PROGRAM = 'tidemark-lint';

/** `-h, --help`, `--threads <n>`. */
export function optionUsage({ name, short, value }: OptionSpec): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** The sentence of an option, its choices and its default included. */
export function optionText({ text, choices, default: fallback }: OptionSpec): string {
  const facts = [
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...(fallback === undefined ? [] : [`default: ${fallback}`]),
  ];
  return facts.length === 0 ? text : `${text} (${facts.join('; ')})`;
}

function rows(entries: readonly (readonly [string, string])[], width: number, gap: number): string[] {
  return entries.flatMap(([left, right]) => {
    const lines = wrap(right, Math.max(30, width - gap - 2));
    const [first = '', ...rest] = lines;
    const head =
      left.length > gap - 2 ? [`  ${left}`, `${' '.repeat(gap + 2)}${first}`] : [`  ${left.padEnd(gap)}${first}`];
    return [...head, ...rest.map((line) => `${' '.repeat(gap + 2)}${line}`)];
  });
}

/** @param width columns of the terminal */
export function helpText(command: Command, width: number): string {
  const columns = Math.min(width, 110);
  const options = OPTIONS.filter(({ commands }) => commands.includes(command));
  const groups = [...new Set(options.map(({ group }) => group))];
  const { usage, text } = COMMAND_TABLE[command];
  const sections = [
    [`Usage: ${PROGRAM} ${usage}`, '', ...wrap(`${text}.`, columns)],
    ...(command === 'lint'
      ? [
          [
            'Commands:',
            ...rows(
              COMMANDS.map((name) => [COMMAND_TABLE[name].usage, COMMAND_TABLE[name].text]),
              columns,
              26,
            ),
          ],
        ]
      : []),
    ...groups.map((group) => [
      `${group}:`,
      ...rows(
        options.filter((option) => option.group === group).map((option) => [optionUsage(option), optionText(option)]),
        columns,
        28,
      ),
    ]),
    ...(command === 'lint'
      ? [
          [
            'Exit codes:',
            ...rows(
              EXIT_CODES.map(({ code, text: meaning }) => [String(code), meaning]),
              columns,
              5,
            ),
          ],
          wrap(
            'The path is a project, a folder in it, or a file; without one, the current folder. A folder with the name of a command is written ./rules.',
            columns,
          ),
        ]
      : []),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
