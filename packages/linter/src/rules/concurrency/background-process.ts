import { classOf, findingAt, functionOf, lastSegment } from '../code/calls.ts';
import { COMMAND_WORDS, commandsIn, FACADE_CALLS } from '../code/commands.ts';
import { isAtTerminal } from '../code/terminal.ts';
import type { CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** A shell leaves it running: `&` at the end, nohup, setsid, disown. */
const LEFT_RUNNING = /[^&>|\\]&\s*(?:echo \$!.*|disown.*)?["')]*\s*$|(?:^|[;|&(]\s*)(?:nohup|setsid)\s/i;
/** On Windows, where the handle is closed at once. */
const LEFT_ON_WINDOWS = /^start\s+(?:"[^"]*"\s+)?\/b\b/i;

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  const started = commandsIn(file).flatMap(({ call, text, isShell }): CodeFinding[] =>
    isShell && (LEFT_RUNNING.test(text) || (functionOf(call.expr) === 'popen' && LEFT_ON_WINDOWS.test(text)))
      ? [
          findingAt(file, call, {
            message:
              'A process is left running behind the request: no platform knows of it, and it ends unfinished when the node does',
            severity: isAtTerminal(file, call, context) ? 'info' : 'warning',
            confidence: 'certain',
          }),
        ]
      : [],
  );
  const forks = file.calls.flatMap((call): CodeFinding[] => {
    const { expr } = call;
    const isFork = functionOf(expr) === 'pcntl_fork';
    if (!isFork && !(expr.op === 'new' && lastSegment(classOf(expr)) === 'swoole_process')) return [];
    return [
      findingAt(file, call, {
        message:
          'The process forks itself: how many run is decided by the code and not by the platform, which knows and stops only the first one',
        severity: 'info',
        confidence: 'likely',
      }),
    ];
  });
  return [...started, ...forks];
}

/** Processes that the application starts and leaves to themselves. */
export const backgroundProcess: CodeRule = {
  meta: practice('concurrency/background-process', 'Process left running behind the request', {
    minutes: 90,
    reason: 'The work becomes a job on a queue, and a worker is added to the platform.',
  }),
  words: [...COMMAND_WORDS, 'pcntl_fork('],
  calls: FACADE_CALLS,
  remedy: {
    summary: 'Put the work on a queue that all nodes share, and let the platform run and scale the workers.',
    packages: ['symfony/messenger'],
    docs: ['https://12factor.net/concurrency'],
  },
  check,
};
