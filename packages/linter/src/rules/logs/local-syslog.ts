import { classOf, findingAt, functionOf } from '../code/calls.ts';
import type { CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

const CLASSES: ReadonlySet<string> = new Set([
  'monolog\\handler\\sysloghandler',
  'laminas\\log\\writer\\syslog',
  'zend\\log\\writer\\syslog',
  'zend_log_writer_syslog',
]);

function check(file: CodeFile): readonly CodeFinding[] {
  // Each syslog() follows one openlog(); one without it is a word beside the real log.
  const call = file.calls.find(
    ({ expr }) => functionOf(expr) === 'openlog' || (expr.op === 'new' && CLASSES.has(classOf(expr))),
  );
  if (!call) return [];
  return [
    findingAt(file, call, {
      message:
        "Logs go to the node's own syslog: where a platform has none they are lost, and elsewhere they stay on the node",
      severity: 'info',
      confidence: 'likely',
    }),
  ];
}

/** Logs handed to a service of the node that is not the platform's log. */
export const localSyslog: CodeRule = {
  meta: practice('logs/local-syslog', "Log handed to the node's own syslog", {
    minutes: 10,
    reason: 'Another handler is set, in one place.',
  }),
  words: ['openlog(', 'sysloghandler(', 'log writer syslog', 'zend_log_writer_syslog'],
  remedy: {
    summary: 'Write the log to stderr, where the platform collects it.',
    packages: [],
    docs: ['https://12factor.net/logs'],
  },
  check,
};
