import { print } from '../../flow/print.ts';
import { eachWithin, expressionsOf } from '../../flow/walk.ts';
import type { Expr, FunctionFacts } from '../../php/facts.ts';
import { argument, functionOf, methodOf, symbolOf } from '../code/calls.ts';
import { wholeLine } from '../code/whole-line.ts';
import type { CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';
import { chosenAddresses } from './chosen-addresses.ts';

const EQUALITIES: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<>']);
/** Functions that look for a text within another one: https://www.php.net/manual/en/ref.strings.php */
const SEARCHES: ReadonlySet<string> = new Set([
  'strpos',
  'stripos',
  'strstr',
  'stristr',
  'str_contains',
  'str_starts_with',
  'str_ends_with',
  'preg_match',
  'in_array',
  'substr_count',
]);
const HOST_KEYS: ReadonlySet<string> = new Set(['HTTP_HOST', 'SERVER_NAME']);
/** symfony/http-foundation: Request.php; laravel/framework: src/Illuminate/Http/Request.php; yiisoft/yii2: framework/web/Request.php */
const REQUEST_HOST: ReadonlySet<string> = new Set(['gethost', 'gethttphost', 'host', 'httphost', 'gethostname']);
/** A host's name: with a dot, or the name of the machine itself. */
const HOST = /^\W{0,3}[\w-]*(?:\.[\w-]+)+(?::\d+)?\W{0,3}$|^localhost(?::\d+)?$|^127\./i;

type Named = 'machine' | 'host';

/** The name of the node, or the host that was asked for. */
function named(expr: Expr): Named | undefined {
  let found: Named | undefined;
  eachWithin(expr, (part) => {
    if (functionOf(part) === 'gethostname' || (functionOf(part) === 'php_uname' && isText(argument(part, 0), /^n$/)))
      found = 'machine';
    if (part.op === 'index' && part.base.op === 'var' && part.base.name === '_SERVER' && part.key?.op === 'lit')
      if (HOST_KEYS.has(String(part.key.value))) found ??= 'host';
    if (asksRequest(part)) found ??= 'host';
  });
  return found;
}

/** `$request->getHost()`, `request()->server('HTTP_HOST')`; the host of any other address is no matter of the environment. */
function asksRequest(expr: Expr): boolean {
  if (expr.op !== 'mcall' || !/(?:request|getrequest\(\)|request\(\))$/i.test(print(expr.base))) return false;
  const method = methodOf(expr);
  return REQUEST_HOST.has(method) || (method === 'server' && isText(argument(expr, 0), /^(?:HTTP_HOST|SERVER_NAME)$/));
}

function isText(expr: Expr | undefined, pattern: RegExp): boolean {
  return expr?.op === 'lit' && typeof expr.value === 'string' && pattern.test(expr.value);
}

function literals(expr: Expr): readonly string[] {
  const found: string[] = [];
  eachWithin(expr, (part) => {
    if (part.op === 'lit' && typeof part.value === 'string') found.push(part.value);
  });
  return found;
}

interface Comparison {
  readonly of: Named;
  readonly names: readonly string[];
  /** The whole name is compared, not a part of it. */
  readonly isWhole?: true | undefined;
}

/** The comparison of a host with names that stand in the code. */
function comparison(expr: Expr): Comparison | undefined {
  if (expr.op === 'bin' && EQUALITIES.has(expr.kind)) {
    for (const [subject, other] of [
      [expr.left, expr.right],
      [expr.right, expr.left],
    ] as const) {
      const of = named(subject);
      if (of && other.op === 'lit' && typeof other.value === 'string' && other.value !== '')
        return {
          of,
          names: [other.value],
          ...(functionOf(subject) === 'gethostname' || functionOf(subject) === 'php_uname' ? { isWhole: true } : {}),
        };
    }
  }
  if (expr.op === 'match') {
    const of = named(expr.subject);
    const names = expr.arms.flatMap(({ tests }) => (tests ?? []).flatMap(literals));
    return of && names.length > 0 ? { of, names } : undefined;
  }
  if (SEARCHES.has(functionOf(expr)) && expr.op === 'call') {
    const of = expr.args.map((arg) => named(arg.value)).find((one) => one !== undefined);
    const names = expr.args.filter((arg) => !named(arg.value)).flatMap((arg) => literals(arg.value));
    if (of && names.length > 0) return { of, names };
  }
  return undefined;
}

function findingsIn(file: CodeFile): readonly CodeFinding[] {
  const findings: CodeFinding[] = [];
  for (const fn of file.facts.functions) {
    for (const step of fn.steps) {
      for (const whole of expressionsOf(step)) {
        eachWithin(whole, (expr) => {
          const found = comparison(expr);
          if (!found) return;
          const finding = findingOf(found, expr, step.line, symbolOf(file, fn));
          if (finding) findings.push(finding);
        });
      }
    }
    findings.push(...switchesIn(file, fn));
  }
  return [...findings, ...chosenAddresses(file)];
}

function findingOf(found: Comparison, expr: Expr, line: number, symbol: string): CodeFinding | undefined {
  const isHost = (name: string): boolean => HOST.test(name.replaceAll('\\', ''));
  const names = found.names.filter((name) => (found.of === 'host' ? isHost(name) : /\w/.test(name)));
  if (names.length === 0) return undefined;
  return {
    span: 'span' in expr ? expr.span : wholeLine(line),
    message:
      found.of === 'machine'
        ? `The code decides by the node's name (${names.join(', ')}): nodes come and go, and each has a name of its own`
        : `The code decides by the host that was asked for (${names.join(', ')}): another environment needs another release`,
    severity: found.isWhole ? 'warning' : 'info',
    confidence: 'likely',
    symbol,
    about: print(expr),
  };
}

/** `switch (gethostname()) { case 'web01': … }`: one finding for each switch, at its subject. */
function switchesIn(file: CodeFile, fn: FunctionFacts): readonly CodeFinding[] {
  return fn.steps.flatMap((step, number): readonly CodeFinding[] => {
    if (step.do !== 'test') return [];
    const of = named(step.expr);
    if (!of || step.expr.op === 'bin') return [];
    const subject = print(step.expr);
    const names = fn.blocks.flatMap(({ test, first }) =>
      test?.op === 'bin' && test.kind === '==' && first > number && print(test.left) === subject
        ? literals(test.right)
        : [],
    );
    const finding = findingOf(
      { of, names, isWhole: of === 'machine' || undefined },
      step.expr,
      step.line,
      symbolOf(file, fn),
    );
    return finding ? [finding] : [];
  });
}

/** Behaviour chosen by the name of the node, or of the host in the request, that stands in the code. */
export const environmentSwitch: CodeRule = {
  meta: practice('config/environment-switch', 'Behaviour chosen by a host name that stands in the code', {
    minutes: 20,
    reason: 'What differs gets a variable, and each environment sets it.',
  }),
  words: [
    'gethostname(',
    'php_uname(',
    'HTTP_HOST',
    'SERVER_NAME',
    '->gethost(',
    '->gethttphost(',
    '->gethostname(',
    '->httphost(',
    // With an address beside it, which has a scheme.
    ...[
      'app_env',
      'wp_env',
      'craft_environment',
      'environment',
      'isproduction',
      'getenvironment',
      'wp_get_environment_type',
    ].map((asks) => `${asks} https`),
  ],
  remedy: {
    summary: 'Let the environment say what differs: one variable for each setting, read in one place.',
    packages: [],
    docs: ['https://12factor.net/config'],
  },
  check: findingsIn,
};
