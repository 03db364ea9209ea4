import { argument, classOf, isLiteral, lastSegment, methodOf, ofEachCall, type Said } from '../code/calls.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { HOLE, textOf } from '../code/text.ts';
import type { CodeCall, CodeContext, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Console commands that change the database's structure: Laravel, Doctrine, Yii, Craft. */
const MIGRATES =
  /^(?:migrate(?::(?:fresh|refresh|reset|rollback|install))?|tenants:migrate|module:migrate|doctrine:(?:migrations:migrate|schema:(?:update|create|drop))|migrations:migrate|migrate\/(?:all|up))(?:\s|$)/;
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

function say(file: CodeFile, call: CodeCall, context: CodeContext): Said | undefined {
  const command = commandOf(file, call);
  const isTool = SCHEMA_TOOL.has(methodOf(call.expr)) && call.expr.op === 'mcall' && namesTool(file);
  if (!MIGRATES.test(command) && !isTool) return undefined;
  if (isAtTerminal(file, call, context)) return undefined;
  return {
    message: `The application changes the database's structure itself (${isTool ? methodOf(call.expr) : command.replaceAll(HOLE, '…')}): several nodes may do so at once, and old code still runs against the new structure`,
    severity: ANSWERS.test(file.path) ? 'warning' : 'info',
    confidence: 'likely',
  };
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
  ],
  calls: [...RUNNERS, ...SCHEMA_TOOL],
  remedy: {
    summary: 'Run migrations once for each deploy, before the new release gets requests.',
    packages: [],
    docs: ['https://12factor.net/admin-processes'],
  },
  check: ofEachCall(say),
};
