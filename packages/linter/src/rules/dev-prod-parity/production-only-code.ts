import type { Expr } from '../../php/facts.ts';
import { argument, classOf, functionOf, lastSegment, methodOf, ofEachCall, type Said } from '../code/calls.ts';
import { conditionsAround } from '../code/conditions.ts';
import { isEnvironment } from '../code/environment-question.ts';
import type { CodeCall, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

const PRODUCTION = /^(?:prod|production|live)$/i;
/** Work whose absence nobody sees before production: mail, messages, jobs, payments. */
const FACADES = /^illuminate\\support\\facades\\(?:mail|notification|queue|bus|event)$/;
const FACADE_WORK: ReadonlySet<string> = new Set(['send', 'queue', 'later', 'push', 'dispatch', 'route']);
const WORK = /^(?:mail|wp_mail|dispatch|notify|notifynow|dispatchnow|dispatchsync|charge|refund|capture|curl_exec)$/;
/** Words of files that may ask for the environment, and of files that may do such work. */
const ASKING = [
  '->environment(',
  '->isproduction(',
  '->getenvironment(',
  'app_env',
  'wp_env',
  'wp_get_environment_type(',
  'config( app env',
];
const WORKING = ['mail', 'wp_mail(', 'notification', 'notify', 'dispatch', 'charge', 'refund', 'capture', 'curl_exec('];

/** Is the condition true in production alone? */
function asksForProduction(test: Expr, truth: boolean): boolean {
  if (test.op === 'unary' && test.kind === '!') return asksForProduction(test.expr, !truth);
  if (test.op === 'bin') {
    if (test.kind === '&&' || test.kind === 'and')
      return truth && (asksForProduction(test.left, true) || asksForProduction(test.right, true));
    const equal = test.kind === '==' || test.kind === '===';
    if (!equal && test.kind !== '!=' && test.kind !== '!==') return false;
    return (
      equal === truth &&
      ((isEnvironment(test.left) && isProduction(test.right)) || (isEnvironment(test.right) && isProduction(test.left)))
    );
  }
  if (methodOf(test) === 'isproduction') return truth;
  return methodOf(test) === 'environment' && truth && isProduction(argument(test, 0));
}

function isProduction(expr: Expr | undefined): boolean {
  return expr?.op === 'lit' && typeof expr.value === 'string' && PRODUCTION.test(expr.value);
}

/** `Mail::to($user)->cc($other)->send(…)` */
function isChained(expr: Expr): boolean {
  let at = expr;
  while (at.op === 'mcall') at = at.base;
  return at !== expr && FACADES.test(classOf(at)) && FACADE_WORK.has(methodOf(expr));
}

function isWork({ expr }: CodeCall): boolean {
  if (isChained(expr)) return true;
  if (FACADES.test(classOf(expr))) return FACADE_WORK.has(methodOf(expr));
  const name = functionOf(expr) || methodOf(expr);
  return WORK.test(name) && lastSegment(classOf(expr)) !== 'event';
}

function say(file: CodeFile, call: CodeCall): Said | undefined {
  if (!isWork(call)) return undefined;
  if (!conditionsAround(file, call).some(({ test, truth }) => asksForProduction(test, truth))) return undefined;
  return {
    message: 'This runs in production alone: what goes wrong in it is seen there first',
    severity: 'info',
    confidence: 'likely',
  };
}

/** Work that nothing but production does. */
export const productionOnlyCode: CodeRule = {
  meta: practice('dev-prod-parity/production-only-code', 'Mail, message or job that only production sends', {
    minutes: 20,
    reason: 'The condition goes, and each environment is given a service that fits it.',
  }),
  words: ASKING.flatMap((asking) => WORKING.map((working) => `${asking} ${working}`)),
  calls: [...FACADE_WORK],
  remedy: {
    summary:
      'Run the same code everywhere, and give development a service that catches what is sent: a mail catcher, a queue of its own.',
    packages: [],
    docs: ['https://12factor.net/dev-prod-parity'],
  },
  check: ofEachCall(say),
};
