import { argument, functionOf, lastSegment, ofEachCall, type Said } from '../code/calls.ts';
import { textOf } from '../code/text.ts';
import type { CodeCall, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Names of handlers that write files. */
const FILES = /file|flat|disk/i;
const OTHERS = /profile/i;

/** What keeps the sessions in files; undefined where the call does not say so. */
function keeper(file: CodeFile, call: CodeCall): string | undefined {
  const { expr } = call;
  if (functionOf(expr) === 'session_set_save_handler') {
    const handler = argument(expr, 0);
    const made = handler?.op === 'new' && 'name' in handler.cls ? lastSegment(handler.cls.name) : '';
    return FILES.test(made.replace(OTHERS, '')) ? made : undefined;
  }
  // At top level it is a setting of the application, which is read with its configuration.
  if (call.fn.kind === 'main') return undefined;
  const isModule = functionOf(expr) === 'session_module_name';
  if (!isModule && (functionOf(expr) !== 'ini_set' || textOf(file, call, argument(expr, 0)) !== 'session.save_handler'))
    return undefined;
  return textOf(file, call, argument(expr, isModule ? 0 : 1)) === 'files' ? "PHP's own handler" : undefined;
}

function say(file: CodeFile, call: CodeCall): Said | undefined {
  const by = keeper(file, call);
  if (by === undefined) return undefined;
  return {
    message: `${by} keeps sessions in files of this node: with the next request on another node, or after a deploy, visitors are logged out`,
    kind: 'session-file',
    state: 'sessions',
    severity: 'warning',
    confidence: 'likely',
  };
}

/** Sessions that code puts into files. */
export const sessionInCode: CodeRule = {
  meta: practice('processes/session-in-code', 'Session that the code keeps in files', {
    minutes: 30,
    reason: 'A shared store is attached and set as the handler; sessions that exist are lost once.',
  }),
  words: ['session_set_save_handler(', 'session_module_name(', 'ini_set( save_handler'],
  remedy: {
    summary:
      'Keep sessions in Redis, Memcached or the database: `session.save_handler=redis`, or a handler for `session_set_save_handler()`.',
    packages: [],
    docs: ['https://www.php.net/manual/en/session.customhandler.php'],
  },
  check: ofEachCall(say),
};
