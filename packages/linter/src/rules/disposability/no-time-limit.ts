import { argument, findingAt, functionOf } from '../code/calls.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { textOf } from '../code/text.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** What the call takes away; undefined where it leaves a limit. */
function liftedBy(file: CodeFile, call: CodeCall): string | undefined {
  const { expr } = call;
  const [first, second] = [argument(expr, 0), argument(expr, 1)];
  switch (functionOf(expr)) {
    case 'set_time_limit':
      return textOf(file, call, first) === '0' ? 'It runs without a time limit' : undefined;
    case 'ignore_user_abort':
      return first?.op === 'lit' && first.value ? 'It goes on when the visitor has left' : undefined;
    case 'ini_set':
    case 'ini_alter':
      if (textOf(file, call, first).toLowerCase() !== 'max_execution_time') return undefined;
      return /^(?:0|-1)$/.test(textOf(file, call, second)) ? 'It runs without a time limit' : undefined;
    default:
      return undefined;
  }
}

/** What installs or upgrades an application runs once, and often in dozens of files that say the same. */
const RUN_ONCE = /(?:^|\/)(?:install(?:er|ation)?|setup|upgrades?|updates?|migrations?)\//i;

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  if (RUN_ONCE.test(file.path)) return [];
  let isTold = false;
  return file.calls.flatMap((call) => {
    // A file that lifts the limit does so in each of its long functions.
    if (isTold) return [];
    const lifted = liftedBy(file, call);
    if (lifted === undefined || isAtTerminal(file, call, context)) return [];
    isTold = true;
    return [
      findingAt(file, call, {
        message: `${lifted}: the platform ends long requests all the same, and a deploy ends those that run, in the middle of their work`,
        severity: 'info',
        confidence: 'likely',
      }),
    ];
  });
}

/** Requests that are meant to run for as long as they like. */
export const noTimeLimit: CodeRule = {
  meta: practice('disposability/no-time-limit', 'Request without a time limit', {
    minutes: 60,
    reason: 'The long work is cut into jobs, each of which can be begun again.',
  }),
  words: ['set_time_limit(', 'ignore_user_abort(', 'ini_set( max_execution_time'],
  remedy: {
    summary: 'Give long work to a queue, in pieces that may be begun again; let the request only ask for it.',
    packages: ['symfony/messenger'],
    docs: ['https://12factor.net/disposability'],
  },
  check,
};
