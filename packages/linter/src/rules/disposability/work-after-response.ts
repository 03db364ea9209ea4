import { expressionsOf } from '../../flow/walk.ts';
import type { Expr, FunctionFacts } from '../../php/facts.ts';
import { argument, functionOf, methodOf, ofEachCall, type Said } from '../code/calls.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { callsOf } from '../code-file.ts';
import type { CodeCall, CodeContext, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** https://www.php.net/manual/en/function.register-shutdown-function.php; drupal/core: includes/bootstrap.inc */
const SHUTDOWN: ReadonlySet<string> = new Set(['register_shutdown_function', 'drupal_register_shutdown_function']);
/** https://www.php.net/manual/en/function.fastcgi-finish-request.php and LiteSpeed's twin */
const FINISHES: ReadonlySet<string> = new Set(['fastcgi_finish_request', 'litespeed_finish_request']);
/** Laravel: what runs when the answer was sent. https://laravel.com/docs/queues#dispatching-after-the-response-is-sent-to-browser */
const AFTERWARDS: ReadonlySet<string> = new Set(['dispatchafterresponse', 'afterresponse']);
/** https://laravel.com/docs/helpers#deferred-functions; Swoole has a function of the same name, without the namespace. */
const DEFERS = /^\\?illuminate\\support\\defer$/;
/** What reaches a service or another program: lost with the node when nobody waits any more. */
const WORK =
  /^(?:mail|wp_mail|curl_exec|exec|shell_exec|system|passthru|proc_open|popen|fsockopen|wp_remote_\w+|query|execute|insert|update|save|persist|dispatch|send|sendmail|publish|upload|import|export|runqueue|runtasks|runcron)$/;

function works(fn: FunctionFacts | undefined): boolean {
  const { calls = [] } = fn?.mentions ?? {};
  // A handler of fatal errors runs because something is broken already.
  return !calls.includes('error_get_last') && calls.some((name) => WORK.test(name));
}

/** The function of this file that is registered, where it can be told. */
function registered(file: CodeFile, call: CodeCall): FunctionFacts | undefined {
  const callback = argument(call.expr, 0);
  if (callback?.op === 'closure') return file.facts.functions[callback.fn];
  if (callback?.op === 'lit')
    return file.facts.functions.find(({ kind, name }) => kind === 'function' && name === callback.value);
  const method = callback?.op === 'array' ? callback.items[1]?.value : undefined;
  if (method?.op !== 'lit' || call.fn.cls === undefined) return undefined;
  return file.facts.functions.find(({ cls, name }) => cls === call.fn.cls && name === method.value);
}

/** Does anything but the end of the request follow the step in its function? */
function isFollowed(call: CodeCall): boolean {
  return (
    call.fn.steps
      .slice(call.step + 1)
      .some((step) =>
        expressionsOf(step).some((expr) => expr.op !== 'exit' && expr.op !== 'lit' && expr.op !== 'var'),
      ) && callsOf(call.fn).some(({ step, expr }) => step > call.step && WORK.test(functionOf(expr) || methodOf(expr)))
  );
}

function nameOf(expr: Expr): string {
  return expr.op === 'call' && typeof expr.name === 'string' ? expr.name.toLowerCase() : '';
}

function say(file: CodeFile, call: CodeCall, context: CodeContext): Said | undefined {
  const { expr } = call;
  const after =
    (FINISHES.has(functionOf(expr)) && isFollowed(call)) ||
    AFTERWARDS.has(methodOf(expr)) ||
    (SHUTDOWN.has(functionOf(expr)) && works(registered(file, call))) ||
    (methodOf(expr) === 'terminating' && works(registered(file, call))) ||
    DEFERS.test(nameOf(expr));
  if (!after || isAtTerminal(file, call, context)) return undefined;
  return {
    message:
      'Work goes on when the answer was sent: nobody waits for it, and a deploy or an error ends it without a trace',
    severity: 'info',
    confidence: 'likely',
  };
}

/** Work behind the answer, which nobody waits for. */
export const workAfterResponse: CodeRule = {
  meta: practice('disposability/work-after-response', 'Work that goes on when the answer was sent', {
    minutes: 60,
    reason: 'The work becomes a job on a queue.',
  }),
  words: [
    'fastcgi_finish_request(',
    'litespeed_finish_request(',
    ...[...SHUTDOWN].map((name) => `${name}(`),
    '->dispatchafterresponse(',
    '->afterresponse(',
    '->terminating(',
    'illuminate support defer',
  ],
  remedy: {
    summary: 'Put the work on a queue that keeps it until a worker has done it.',
    packages: ['symfony/messenger'],
    docs: ['https://12factor.net/disposability'],
  },
  check: ofEachCall(say),
};
