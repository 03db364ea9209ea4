import { exitsOf } from '../../flow/exits.ts';
import type { Expr } from '../../php/facts.ts';
import { argument, classOf, findingAt, functionOf, methodOf } from '../code/calls.ts';
import { textOf } from '../code/text.ts';
import { someWithin } from '../code/within.ts';
import { callsOf } from '../code-file.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Scripts that set up or change an installation, by the names that applications give them; classes begin with a capital. */
const SCRIPT =
  /^(?!(?:.*\/)?(?:lang|languages?|i18n|locales?)\/)(?:.*\/)?(?:install(?:er|ation)?|setup|upgrade|update|migrat(?:e|ions?)|(?:run|do|db|database)[-_]?(?:install|upgrade|update|setup|migrat(?:e|ions?))|(?:install|setup|upgrade|update|migrate)[-_]?(?:db|database|schema|tables))(?:\/index)?\.php$/;
/** Calls whose names say so: `install_drupal`, `yourls_create_sql_tables`, `dbDelta`, `execute_sqlfile`. */
const INSTALLS =
  /install(?!ed)|upgrade(?!d)|migrat|schema|sqlfile|sql_?tables|create_?tables|dbdelta|update_?(?:db|database)/i;
/** Statements that change a database's structure, and files of them. */
const STRUCTURE = /^\s*(?:create|alter|drop)\s+(?:table|database|index|view)\b|\.sql$/i;
/** A script of an installer does more than this many things at its top level, a list of texts none. */
const MANY_CALLS = 8;

function changesInstallation(file: CodeFile, call: CodeCall): boolean {
  const { expr } = call;
  if (INSTALLS.test(functionOf(expr) || methodOf(expr))) return true;
  if (expr.op === 'new' && /phinx|migrat|installer/i.test(classOf(expr))) return true;
  return 'args' in expr && expr.args.some((_, at) => STRUCTURE.test(textOf(file, call, argument(expr, at))));
}

/** Does the script refuse to be asked for by itself (`defined('ABSPATH') || exit;`)? */
function isIncluded({ facts }: CodeFile): boolean {
  const main = facts.functions[0];
  const byShortCircuit = main?.steps.some(
    ({ do: form, ...step }) =>
      form === 'expr' &&
      'expr' in step &&
      step.expr?.op === 'bin' &&
      step.expr.right.op === 'exit' &&
      functionOf(step.expr.left) === 'defined',
  );
  const byCondition = main?.blocks.some(
    ({ test, leaves }) =>
      (leaves === 'exit' || leaves === 'return') && test?.op === 'unary' && functionOf(test.expr) === 'defined',
  );
  return byShortCircuit === true || byCondition === true;
}

/** Does the script leave unless it was started at a terminal? */
function isForTerminal({ facts }: CodeFile): boolean {
  const main = facts.functions[0];
  if (!main) return false;
  return [...main.blocks, ...exitsOf(main)].some(({ test }) => test !== undefined && asksForTerminal(test));
}

function asksForTerminal(test: Expr): boolean {
  return someWithin(
    test,
    (part) =>
      functionOf(part) === 'php_sapi_name' || (part.op === 'const' && (part.fallback ?? part.name) === 'PHP_SAPI'),
  );
}

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  const [main] = file.facts.functions;
  if (!main || main.mentions.calls.length === 0 || !context.isServed(file.path)) return [];
  if (context.isConfiguration(file.path) || context.isOperators(file.path) || isForTerminal(file)) return [];
  if (isIncluded(file)) return [];
  const calls = callsOf(main).filter(({ expr }) => expr.op !== 'include');
  const named = calls.find((call) => changesInstallation(file, call));
  const call = named ?? (calls.length > MANY_CALLS ? calls[0] : undefined);
  if (!call) return [];
  return [
    findingAt(file, call, {
      message:
        'This script changes the installation when its address is called: it runs on one node, at any time, and whoever finds it may start it',
      severity: 'info',
      confidence: named ? 'likely' : 'possible',
    }),
  ];
}

/** Installers and migrators that a browser can start. */
export const webInstaller: CodeRule = {
  meta: practice('admin-processes/web-installer', 'Installer or migrator that a browser can start', {
    minutes: 60,
    reason: 'The script becomes a console command, which the deploy or an operator runs.',
  }),
  // Every script holds one of these; the name of the file is what makes it rare.
  words: ['require', 'require_once', 'include', 'include_once', 'if', 'new', 'exec(', 'query(', 'mysqli_query('],
  paths: SCRIPT,
  remedy: {
    summary: 'Make it a console command, run it once for each deploy, and leave the script out of the docroot.',
    packages: ['symfony/console'],
    docs: ['https://12factor.net/admin-processes'],
  },
  check,
};
