import { argument, findingAt, functionOf, methodOf } from '../code/calls.ts';
import { conditionsAround } from '../code/conditions.ts';
import { practice } from '../code/practice.ts';
import { textOf } from '../code/text.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';

/** Scripts that set up or change an installation, by the names that applications give them. */
const SCRIPT =
  /(?:^|\/)(?:install(?:er|ation)?|setup|upgrade|update|migrate|migration|db[-_]?update|dbupgrade)(?:\/index)?\.php$/i;
/** Statements that change a database's structure. */
const STRUCTURE = /^\s*(?:create|alter|drop)\s+(?:table|database|index|view)\b/i;
const QUERIES: ReadonlySet<string> = new Set([
  'query',
  'exec',
  'execute',
  'mysqli_query',
  'mysql_query',
  'pg_query',
  'prepare',
  'multi_query',
  'db_query',
  'sql_query',
]);
/** Applications' own names for it. */
const INSTALLS =
  /^(?:install_drupal|wp_install|wp_upgrade|dbdelta|run_?migrations?|migrate(?:up|all)?|upgrade(?:_?(?:db|database|schema))|update_?(?:db|database|schema)|create_?(?:tables|database|schema)|install_?(?:db|database|schema|tables))$/;

function installs(file: CodeFile, call: CodeCall): boolean {
  const { expr } = call;
  const name = functionOf(expr) || methodOf(expr);
  if (INSTALLS.test(name)) return true;
  return (
    QUERIES.has(name) &&
    'args' in expr &&
    expr.args.some((_, at) => STRUCTURE.test(textOf(file, call, argument(expr, at))))
  );
}

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  if (context.isServed && !context.isServed(file.path)) return [];
  // A class or a mere list of functions does nothing when it is asked for by its address.
  const call =
    file.calls.find((candidate) => candidate.fn.kind === 'main' && installs(file, candidate)) ??
    file.calls.find((candidate) => candidate.fn.kind === 'function' && installs(file, candidate) && runsByItself(file));
  if (
    !call ||
    conditionsAround(file, call.fn, call.step).some(({ test }) => test.op === 'const' && test.name === 'PHP_SAPI')
  )
    return [];
  return [
    findingAt(file, call, {
      message:
        'This script changes the installation when its address is called: it runs on one node, at any time, and whoever finds it may start it',
      severity: 'info',
      confidence: 'likely',
    }),
  ];
}

/** Does the file's top-level code do more than include others and define things? */
function runsByItself({ facts }: CodeFile): boolean {
  const own = new Set(facts.functions.filter(({ kind }) => kind === 'function').map(({ name }) => name.toLowerCase()));
  return facts.functions[0]?.mentions.calls.some((name) => own.has(name)) ?? false;
}

/** Installers and migrators that a browser can start. */
export const webInstaller: CodeRule = {
  meta: practice('admin-processes/web-installer', 'Installer or migrator that a browser can start', {
    minutes: 60,
    reason: 'The script becomes a console command, which the deploy or an operator runs.',
  }),
  words: [
    'create table',
    'alter table',
    'drop table',
    'install_drupal(',
    'wp_install(',
    'wp_upgrade(',
    'dbdelta(',
    '->migrate(',
    '->runmigrations(',
    '->upgradeschema(',
    '->updateschema(',
    '->updatedatabase(',
    '->createtables(',
  ],
  calls: [...QUERIES],
  paths: SCRIPT,
  remedy: {
    summary: 'Make it a console command, run it once for each deploy, and leave the script out of the docroot.',
    packages: ['symfony/console'],
    docs: ['https://12factor.net/admin-processes'],
  },
  check,
};
