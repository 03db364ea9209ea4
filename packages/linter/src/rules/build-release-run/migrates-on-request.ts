import { argument, classOf, findingAt, isLiteral, lastSegment, methodOf } from '../code/calls.ts';
import { COMMAND_WORDS, commandsIn, FACADE_CALLS, simpleCommands } from '../code/commands.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { HOLE, textOf } from '../code/text.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';
import { isMigration, migrationIn } from './migrating-commands.ts';

const RUNNERS: ReadonlySet<string> = new Set([
  'call',
  'callsilent',
  'callsilently',
  'run',
  'queue',
  'dorun',
  'runcommand',
  'runaction',
]);
/** Code that a request runs for sure. */
const ANSWERS = /(?:^|\/)(?:Controllers?|Middleware|Livewire|EventSubscriber)\/|Controller\.php$/;
const SCHEMA_TOOL = new Set(['updateschema', 'createschema', 'dropschema']);

/** The name of the console command that the call runs, or an object that names it makes. */
function commandOf(file: CodeFile, call: CodeCall): string {
  const { expr } = call;
  if (expr.op === 'new' && lastSegment(classOf(expr)) === 'arrayinput') {
    const first = argument(expr, 0);
    const item = first?.op === 'array' ? first.items.find(({ key }) => isLiteral(key, 'command')) : undefined;
    return textOf(file, call, item?.value);
  }
  if (expr.op === 'new' && lastSegment(classOf(expr)) === 'stringinput') return textOf(file, call, argument(expr, 0));
  return RUNNERS.has(methodOf(expr)) ? textOf(file, call, argument(expr, 0)) : HOLE;
}

/** What migrates, as a reader knows it: the command, or the method of the schema tool. */
function migrationBy(file: CodeFile, call: CodeCall): string | undefined {
  const command = commandOf(file, call);
  if (isMigration(command)) return command;
  const isTool = call.expr.op === 'mcall' && SCHEMA_TOOL.has(methodOf(call.expr)) && namesTool(file);
  return isTool ? methodOf(call.expr) : undefined;
}

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  const inShells = commandsIn(file).flatMap(({ call, text }) =>
    simpleCommands(text)
      .flatMap((command) => migrationIn(command) ?? [])
      .slice(0, 1)
      .map((migration) => ({ call, migration })),
  );
  const inConsoles = file.calls.flatMap((call) => {
    const migration = migrationBy(file, call);
    return migration === undefined ? [] : [{ call, migration }];
  });
  return [...inConsoles, ...inShells].flatMap(({ call, migration }) => {
    if (isAtTerminal(file, call, context)) return [];
    const isAnswer = ANSWERS.test(file.path) || (call.fn.kind === 'main' && context.isServed(file.path));
    return [
      findingAt(file, call, {
        message: `The application changes the database's structure itself (${migration.replaceAll(HOLE, '…')}): several nodes may do so at once, and old code still runs against the new structure`,
        severity: isAnswer ? 'warning' : 'info',
        confidence: 'likely',
      }),
    ];
  });
}

function namesTool(file: CodeFile): boolean {
  return file.calls.some(({ expr }) => expr.op === 'new' && lastSegment(classOf(expr)) === 'schematool');
}

/** Migrations that the web application runs. */
export const migratesOnRequest: CodeRule = {
  meta: practice('build-release-run/migrates-on-request', 'Database migrations run by the web application', {
    minutes: 30,
    reason: 'The migration moves to a step of the deploy that runs once.',
  }),
  words: [
    'artisan migrate',
    'kernel migrate call',
    'arrayinput migrate',
    'arrayinput doctrine',
    'stringinput doctrine',
    'schematool(',
    'runaction migrate',
    ...COMMAND_WORDS,
  ],
  calls: [...RUNNERS, ...SCHEMA_TOOL, ...FACADE_CALLS],
  remedy: {
    summary: 'Run migrations once for each deploy, before the new release gets requests.',
    packages: [],
    docs: ['https://12factor.net/admin-processes'],
  },
  check,
};
