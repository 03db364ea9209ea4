/** From what follows `npm start --` to the arguments of the linter. */

/** Options that take the next argument as their value; start-arguments.test.ts holds it against the option table. */
export const VALUE_OPTIONS = [
  'format',
  'output',
  'min-severity',
  'fail-on',
  'max-warnings',
  'only',
  'except',
  'baseline',
  'changed-since',
  'config',
  'platform',
  'plugin',
  'stdin-filename',
  'threads',
  'cache-location',
];

export const OTHER_COMMANDS = ['audit', 'state', 'env', 'explain', 'rules', 'init', 'lsp', 'why'];

/** @param {readonly string[]} argv */
function hasPath(argv) {
  const takesNext = (argument) => argument?.startsWith('--') && VALUE_OPTIONS.includes(argument.slice(2));
  return argv.some((argument, at) => !argument.startsWith('-') && !takesNext(argv[at - 1]));
}

/**
 * Without a path the example is linted, and findings alone are no failure: the analysis ran.
 * @param {readonly string[]} argv
 * @param {string} example absolute path of the bundled example
 * @returns {string[]}
 */
export function startArguments(argv, example) {
  const [first = ''] = argv;
  if (OTHER_COMMANDS.includes(first)) return [...argv];
  const rest = first === 'lint' ? argv.slice(1) : argv;
  const asksForText = rest.some((argument) => ['--help', '-h', '--version', '-v'].includes(argument));
  const names = (option) => rest.some((argument) => argument === option || argument.startsWith(`${option}=`));
  return [
    'lint',
    ...rest,
    ...(names('--fail-on') || names('--max-warnings') ? [] : ['--fail-on', 'never']),
    ...(asksForText || names('--stdin') || hasPath(rest) ? [] : [example]),
  ];
}
