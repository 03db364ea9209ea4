import { print } from '../../flow/print.ts';
import type { CallExpr, Expr, FunctionFacts } from '../../php/facts.ts';
import { findingAt, functionOf, isLiteral, lastSegment, methodOf, type Said, symbolOf } from '../code/calls.ts';
import { conditionsAround } from '../code/conditions.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { wholeLine } from '../code/whole-line.ts';
import { someWithin } from '../code/within.ts';
import { callsOf } from '../code-file.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodePlace, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/**
 * Directories of one machine: where web servers and people keep sites (Filesystem Hierarchy Standard 3.0 for `/home` and
 * `/srv`; the defaults of Debian's apache2, cPanel, XAMPP, WAMP, Homestead and Vagrant for the others).
 */
const MACHINE =
  /^(?:\/var\/www\/[\w.-]|\/home\/[\w-]+\/|\/Users\/[\w.-]+\/|\/srv\/(?:www|http|htdocs)\/|\/opt\/lampp\/|\/vagrant\/|[A-Za-z]:[\\/](?:xampp|wamp\d*|inetpub|laragon|Users|www|htdocs)\b)/;

/** What only looks at a text, or says it. */
const NOT_USED =
  /^(?:str|preg|substr|trim|ltrim|rtrim|explode|in_array|printf|sprintf|echo|print|__|_e|t|trans|esc_|html|add_settings|define_help|setdescription|sethelp|setinfo|info|comment|line|addoption|addargument|setplaceholder|setlabel|hint|helpertext|placeholder|description|example|throw)/;

function paths(expr: CallExpr): readonly string[] {
  if (expr.op === 'include') return texts(expr.path);
  if (expr.op === 'shell') return [];
  return expr.args.flatMap((arg) => texts(arg.value));
}

/** Beginnings of texts, one for each argument or element. */
function texts(expr: Expr): readonly string[] {
  if (expr.op === 'lit') return typeof expr.value === 'string' ? [expr.value] : [];
  if (expr.op === 'concat') return expr.parts[0] ? texts(expr.parts[0]) : [];
  if (expr.op === 'array') return expr.items.flatMap((item) => texts(item.value));
  return [];
}

/** Asks whether something is there: what follows knows that it may not be. */
const PROBES: ReadonlySet<string> = new Set([
  'file_exists',
  'is_dir',
  'is_file',
  'is_readable',
  'is_writable',
  'realpath',
]);

/** Does a condition around the call ask for the path first? */
function isProbed(file: CodeFile, place: CodePlace, path: string): boolean {
  return conditionsAround(file, place).some(({ test }) => someWithin(test, (part) => isLiteral(part, path)));
}

/** Names of what is used as a path: a text that only documents one is given another name. */
const NAMES_PATH = /(?:dir|directory|path|root|base|folder|file|home|location|log|dest|destination|target)$/i;

/** Paths that are given to a variable, a property or an element whose name says that it is used as one. */
function given(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  return file.facts.functions.flatMap((fn) =>
    fn.steps.flatMap((step, at): readonly CodeFinding[] => {
      if (step.do !== 'expr' || step.expr.op !== 'assign' || !NAMES_PATH.test(nameOf(step.expr.target))) return [];
      const path = texts(step.expr.value).find((text) => MACHINE.test(text) && !/[\s<>]/.test(text));
      if (path === undefined || isProbed(file, { fn, step: at }, path) || isAskedFor(fn, step.expr.target)) return [];
      return [
        {
          span: wholeLine(step.line),
          ...said(path, context.isConfiguration(file.path) || isAtTerminal(file, { fn, step: at }, context)),
          symbol: symbolOf(file, fn),
          about: print(step.expr),
        },
      ];
    }),
  );
}

/** Is what was given the path handed to a probe in the same function? */
function isAskedFor(fn: FunctionFacts, target: Expr): boolean {
  const name = print(target);
  return callsOf(fn).some(
    ({ expr }) =>
      PROBES.has(functionOf(expr)) &&
      'args' in expr &&
      expr.args[0] !== undefined &&
      print(expr.args[0].value) === name,
  );
}

function nameOf(target: Expr): string {
  if (target.op === 'var' || target.op === 'sprop') return target.name;
  if (target.op === 'prop') return typeof target.name === 'string' ? target.name : '';
  return target.op === 'index' && target.key?.op === 'lit' ? String(target.key.value) : '';
}

/** @param isOwn A file that configures one environment, or a person, may know where it is. */
function said(path: string, isOwn: boolean): Said {
  return {
    message: `The path ${path} is that of one machine: on other nodes the directory is not there, or is another one`,
    severity: isOwn ? 'info' : 'warning',
    confidence: 'likely',
  };
}

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  return [...handedOn(file, context), ...given(file, context)];
}

function handedOn(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  return file.facts.functions.flatMap(callsOf).flatMap((call: CodeCall) => {
    const { expr } = call;
    const name = functionOf(expr) || methodOf(expr);
    if (name === '' && expr.op !== 'include' && expr.op !== 'new') return [];
    if (
      NOT_USED.test(name) ||
      (expr.op === 'new' &&
        'name' in expr.cls &&
        /(?:Exception|Error|Option|Argument)$/.test(lastSegment(expr.cls.name)))
    )
      return [];
    const path = paths(expr).find((text) => MACHINE.test(text) && !/[\s<>]/.test(text));
    if (path === undefined || PROBES.has(name) || isProbed(file, call, path)) return [];
    return [findingAt(file, call, said(path, context.isConfiguration(file.path) || isAtTerminal(file, call, context)))];
  });
}

/** Absolute paths of one machine that are handed to a call or kept as a path. */
export const absoluteMachinePath: CodeRule = {
  meta: practice('config/absolute-machine-path', 'Absolute path of one machine in the code', {
    minutes: 10,
    reason: 'The path is told relative to the file, or becomes a setting.',
  }),
  words: [
    'var www',
    'srv www',
    'home public_html',
    'home vagrant',
    'home forge',
    'xampp',
    'wamp',
    'wamp64',
    'laragon',
    'inetpub',
    'lampp',
    'users sites',
  ],
  remedy: {
    summary: "Build the path from `__DIR__` or the framework's path function, or read it from the environment.",
    packages: [],
    docs: ['https://12factor.net/config'],
  },
  check,
};
