import type { Expr } from '../../php/facts.ts';
import { argument, findingAt, functionOf, lastSegment } from '../code/calls.ts';
import { practice } from '../code/practice.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { textOf } from '../code/text.ts';
import type { CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';

/** Who calls these sets up the session for the whole application: https://www.php.net/manual/en/ref.session.php */
const DECIDES: ReadonlySet<string> = new Set(['session_name', 'session_set_cookie_params', 'session_cache_limiter']);
const FILES = /file|flat|disk/i;

function hasFramework({ knowledge }: CodeContext): boolean {
  return knowledge.frameworks.some(({ name }) => name !== 'php');
}

/** Where sessions are kept, as far as this file says. */
function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  let begun = 0;
  const decides = file.calls.some(({ expr }) => DECIDES.has(functionOf(expr)));
  const handles = file.calls.some(({ expr }) => functionOf(expr) === 'session_set_save_handler' || setsHandler(expr));
  return file.calls.flatMap((call): CodeFinding[] => {
    const { expr } = call;
    if (functionOf(expr) === 'session_set_save_handler') {
      const handler = argument(expr, 0);
      const made = handler?.op === 'new' && 'name' in handler.cls ? lastSegment(handler.cls.name) : '';
      if (!FILES.test(made)) return [];
      return [
        findingAt(file, call, {
          ...SAID,
          kind: 'session-file',
          message: `${made} keeps sessions in files of this node: with the next request on another node, or after a deploy, visitors are logged out`,
          severity: 'warning',
          confidence: 'likely',
        }),
      ];
    }
    if (functionOf(expr) === 'ini_set' && textOf(file, call, argument(expr, 0)) === 'session.save_handler') {
      if (textOf(file, call, argument(expr, 1)) !== 'files') return [];
      return [
        findingAt(file, call, {
          ...SAID,
          kind: 'session-file',
          message:
            'Sessions are kept in files of this node: with the next request on another node, or after a deploy, visitors are logged out',
          severity: 'warning',
          confidence: 'certain',
        }),
      ];
    }
    if (functionOf(expr) !== 'session_start' || handles || isAtTerminal(file, call, context)) return [];
    if (hasFramework(context) || !(decides || call.fn.kind === 'main')) return [];
    begun += 1;
    // What PHP does with sessions is one setting, however often they are started.
    if (begun > 1) return [];
    return [
      findingAt(file, call, {
        ...SAID,
        message: "PHP's own session is started: php.ini decides where it lies, and its default are files of this node",
        severity: 'info',
        confidence: 'possible',
      }),
    ];
  });
}

const SAID = { state: 'sessions' } as const;

function setsHandler(expr: Expr): boolean {
  if (functionOf(expr) !== 'ini_set') return false;
  const name = argument(expr, 0);
  return name?.op === 'lit' && name.value === 'session.save_handler';
}

/** Sessions that code puts into files, or leaves to PHP's default. */
export const sessionInCode: CodeRule = {
  meta: practice('processes/session-in-code', "Session kept in files by the code or by PHP's default", {
    minutes: 30,
    reason: 'A shared store is attached and set as the handler; sessions that exist are lost once.',
  }),
  words: ['session_start(', 'session_set_save_handler(', 'ini_set( save_handler'],
  calls: [...DECIDES],
  remedy: {
    summary:
      'Keep sessions in Redis, Memcached or the database: `session.save_handler=redis`, or a handler for `session_set_save_handler()`.',
    packages: [],
    docs: ['https://www.php.net/manual/en/session.customhandler.php'],
  },
  check,
};
