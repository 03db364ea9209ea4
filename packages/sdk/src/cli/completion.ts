/** Scripts that complete commands in a shell, made from the declared commands and options. */
import { COMMANDS, type CommandNode, type CommandOption, type Shell } from './command-tree.ts';

export function completionScript(shell: Shell): string {
  const lines = shell === 'bash' ? bash() : shell === 'zsh' ? zsh() : fish();
  return `${lines.join('\n')}\n`;
}

interface Completed {
  /** The words by which the command is reached. */
  readonly path: readonly string[];
  readonly command: CommandNode;
}

/** Every command with what lies below it. */
function completed(commands: readonly CommandNode[] = COMMANDS, above: readonly string[] = []): readonly Completed[] {
  return commands.flatMap((command) => {
    const path = [...above, command.name];
    return [{ path, command }, ...completed(command.commands, path)];
  });
}

function namesOf({ name, short }: CommandOption): readonly string[] {
  return short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`];
}

function isPath({ value }: CommandOption): boolean {
  return value === '<folder>';
}

function followers({ commands, words }: CommandNode): readonly string[] {
  return commands.length > 0 ? commands.map(({ name }) => name) : words === 'path' ? [] : words;
}

/** A word of a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function bash(): readonly string[] {
  const cases = completed().map(({ path, command }) => {
    const options = command.options.flatMap(namesOf).join(' ');
    const files = command.words === 'path' ? 'yes' : '';
    return `    ${quoted(path.join(' '))}) options=${quoted(options)} words=${quoted(followers(command).join(' '))} files=${quoted(files)} ;;`;
  });
  const values = completed().flatMap(({ path, command }) =>
    command.options
      .filter(({ value }) => value !== undefined)
      .map((option) => {
        const patterns = namesOf(option).map((name) => quoted([...path, name].join(' ')));
        const found = isPath(option)
          ? 'COMPREPLY=($(compgen -d -- "$word"))'
          : `COMPREPLY=($(compgen -W ${quoted((option.choices ?? []).join(' '))} -- "$word"))`;
        return `    ${patterns.join('|')}) ${found}; return ;;`;
      }),
  );
  return [
    '# bash completion of tidemark',
    '_tidemark() {',
    '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}',
    '  local options words files',
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W ${quoted(COMMANDS.map(({ name }) => name).join(' '))} -- "$word"))`,
    '    return',
    '  fi',
    '  if [ "$command" = storage ] && [ "$COMP_CWORD" -gt 2 ]; then command="storage ${COMP_WORDS[2]}"; fi',
    '  case "$command" in',
    ...cases,
    '    *) return ;;',
    '  esac',
    '  case "$command $before" in',
    ...values,
    '  esac',
    '  case "$word" in',
    '    -*) COMPREPLY=($(compgen -W "$options" -- "$word")); return ;;',
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '  if [ -n "$files" ]; then',
    '    compopt -o filenames 2>/dev/null',
    '    COMPREPLY+=($(compgen -f -- "$word"))',
    '  fi',
    '}',
    'complete -F _tidemark tidemark',
  ];
}

function zsh(): readonly string[] {
  const text = (said: string): string => said.replace(/[[\]:\\]/g, String.raw`\$&`);
  const described = (commands: readonly CommandNode[]): string =>
    commands.map(({ name, text: said }) => quoted(`${name}:${text(said)}`)).join(' ');
  const option = (each: CommandOption): readonly string[] =>
    namesOf(each).map((name) => {
      const choices = isPath(each) ? '_files -/' : each.choices === undefined ? '' : `(${each.choices.join(' ')})`;
      const value = each.value === undefined ? '' : `:${text(each.value)}:${choices}`;
      return quoted(`*${name}[${text(each.text)}]${value}`);
    });
  const rest = (command: CommandNode): string => {
    if (command.words === 'path') return quoted('*:path:_files');
    const words = followers(command);
    return words.length === 0 ? '' : quoted(`*:word:(${words.join(' ')})`);
  };
  const cases = (commands: readonly CommandNode[]): readonly string[] =>
    commands
      .filter((command) => command.commands.length === 0)
      .map(
        (command) =>
          `    ${command.name}) _arguments ${[...command.options.flatMap(option), rest(command)].join(' ')} ;;`,
      );
  const groups = COMMANDS.filter(({ commands }) => commands.length > 0);
  const functions = groups.flatMap(({ name, commands }) => [
    `_tidemark_${name}() {`,
    '  local -a commands',
    `  commands=(${described(commands)})`,
    '  if (( CURRENT == 2 )); then _describe command commands; return; fi',
    '  shift words; (( CURRENT -= 1 ))',
    '  case $words[1] in',
    ...cases(commands),
    '  esac',
    '}',
  ]);
  return [
    '#compdef tidemark',
    ...functions,
    '_tidemark() {',
    '  local -a commands',
    `  commands=(${described(COMMANDS)})`,
    '  if (( CURRENT == 2 )); then _describe command commands; return; fi',
    '  shift words; (( CURRENT -= 1 ))',
    '  case $words[1] in',
    ...groups.map(({ name }) => `    ${name}) _tidemark_${name} ;;`),
    ...cases(COMMANDS),
    '  esac',
    '}',
    'if [ "$funcstack[1]" = _tidemark ]; then _tidemark "$@"; else compdef _tidemark tidemark; fi',
  ];
}

function fish(): readonly string[] {
  const add = (path: readonly string[], ...more: readonly string[]): string =>
    ['complete -c tidemark', `-n ${quoted(`__tidemark_at ${path.join(' ')}`)}`, ...more].join(' ');
  const commands = (all: readonly CommandNode[], path: readonly string[]): readonly string[] =>
    all.map(({ name, text }) => add([...path, '--'], '-f', `-a ${name}`, `-d ${quoted(text)}`));
  const option = (path: readonly string[], each: CommandOption): string => {
    const { name, short, value, choices, text } = each;
    const kind = value === undefined ? '-f' : isPath(each) ? '-r -F' : '-x';
    const parts = [`-l ${name}`, ...(short === undefined ? [] : [`-s ${short}`]), kind];
    const values = choices === undefined ? [] : [`-a ${quoted(choices.join(' '))}`];
    return add(path, ...parts, ...values, `-d ${quoted(text)}`);
  };
  return [
    '# fish completion of tidemark',
    '# Whether the words so far are these; `--`: and no more than these.',
    'function __tidemark_at',
    '  set -l words (commandline -opc)',
    '  set -e words[1]',
    '  for at in (seq (count $argv))',
    '    if test "$argv[$at]" = --',
    '      test (count $words) -lt $at',
    '      return',
    '    end',
    '    test "$words[$at]" = "$argv[$at]"; or return 1',
    '  end',
    'end',
    'complete -c tidemark -f',
    ...commands(COMMANDS, []),
    ...completed().flatMap(({ path, command }) => [
      ...(command.words === 'path' ? [add(path, '-F')] : []),
      ...(command.commands.length > 0
        ? commands(command.commands, path)
        : followers(command).map((word) => add(path, '-f', `-a ${word}`))),
      ...command.options.map((each) => option(path, each)),
    ]),
  ];
}
