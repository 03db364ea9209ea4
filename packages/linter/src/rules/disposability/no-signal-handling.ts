import { print } from '../../flow/print.ts';
import { expressionsOf } from '../../flow/walk.ts';
import type { Block, Expr, FunctionFacts } from '../../php/facts.ts';
import { findingAt, functionOf, methodOf } from '../code/calls.ts';
import { someWithin } from '../code/within.ts';
import type { CodeCall, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

const SLEEPS: ReadonlySet<string> = new Set(['sleep', 'usleep', 'time_nanosleep', 'time_sleep_until']);
/** Methods that wait for the next message: phpredis, Pheanstalk, php-amqplib, the AWS SDK. */
const WAITS: ReadonlySet<string> = new Set([
  'blpop',
  'brpop',
  'brpoplpush',
  'blmove',
  'xreadgroup',
  'reserve',
  'reservewithtimeout',
  'receivemessage',
  'basic_get',
]);
const WAITING_FUNCTIONS: ReadonlySet<string> = new Set(['msg_receive']);
/** https://www.php.net/manual/en/ref.pcntl.php, https://symfony.com/doc/current/components/console/events.html */
const HANDLES: ReadonlySet<string> = new Set([
  'pcntl_signal',
  'pcntl_async_signals',
  'pcntl_signal_dispatch',
  'pcntl_sigtimedwait',
  'trap',
  'getsubscribedsignals',
  'handlesignal',
  'addsignal',
  'onsignal',
  'sapi_windows_set_ctrl_handler',
]);
const SIGNALS = /signal/i;

/** Tests of loops that run as long as a channel of php-amqplib has consumers: `is_consuming()`, `count($channel->callbacks)`. */
function isConsuming(test: Expr): boolean {
  return someWithin(
    test,
    (part) => methodOf(part) === 'is_consuming' || (part.op === 'prop' && part.name === 'callbacks'),
  );
}

/** `while (true)`, `do … while (true)` or `for (;;)`, and what comes to the same. */
function isEndless(fn: FunctionFacts, { arm, test, first, end }: Block): boolean {
  if (arm !== 'loop') return false;
  if (test) return isTrue(test) || isConsuming(test);
  if (fn.steps[first]?.do === 'foreach') return false;
  const after = fn.steps[end];
  return after?.do === 'test' ? isTrue(after.expr) : true;
}

function isTrue(test: Expr): boolean {
  return test.op === 'lit' && Boolean(test.value);
}

function knowsSignals(file: CodeFile): boolean {
  return (
    file.facts.functions.some(
      ({ name, mentions }) => HANDLES.has(name.toLowerCase()) || mentions.calls.some((call) => HANDLES.has(call)),
    ) ||
    file.facts.classes.some(({ implements: interfaces, traits }) =>
      [...interfaces, ...traits].some((name) => SIGNALS.test(name)),
    )
  );
}

function isWithin(fn: FunctionFacts, block: Block, loop: Block): boolean {
  for (let at = fn.blocks[block.parent]; at; at = fn.blocks[at.parent]) if (at === loop) return true;
  return false;
}

/** Is the loop left from within? Then it waits for something and does not serve for ever. */
function isLeft(fn: FunctionFacts, loop: Block): boolean {
  return (
    fn.blocks.some((block) => isWithin(fn, block, loop) && block.leaves !== undefined && block.leaves !== 'continue') ||
    fn.steps
      .slice(loop.first, loop.end)
      .some((step) => step.do === 'return' || step.do === 'throw' || step.do === 'yield' || holdsExit(step))
  );
}

function holdsExit(step: FunctionFacts['steps'][number]): boolean {
  return expressionsOf(step).some((whole) => someWithin(whole, ({ op }) => op === 'exit' || op === 'yield'));
}

function loopAround({ fn, step }: CodeCall): Block | undefined {
  for (let id = fn.steps[step]?.block ?? 0; id > 0; ) {
    const block = fn.blocks[id];
    if (!block) return undefined;
    if (isEndless(fn, block)) return block;
    id = block.parent;
  }
  return undefined;
}

/** Does the loop rest here until there is something to do? */
function waits({ expr }: CodeCall): boolean {
  const name = functionOf(expr);
  if (SLEEPS.has(name) || WAITING_FUNCTIONS.has(name) || WAITS.has(methodOf(expr))) return true;
  // php-amqplib: `$channel->wait()`; that of processes and promises ends.
  return methodOf(expr) === 'wait' && expr.op === 'mcall' && /channel$/i.test(print(expr.base));
}

function check(file: CodeFile): readonly CodeFinding[] {
  if (knowsSignals(file)) return [];
  const told = new Set<Block>();
  return file.calls.flatMap((call) => {
    if (!waits(call)) return [];
    const loop = loopAround(call);
    if (!loop || told.has(loop)) return [];
    told.add(loop);
    if (isLeft(call.fn, loop)) return [];
    return [
      findingAt(file, call, {
        message:
          'This loop runs for ever and listens to no signal: a deploy or a smaller number of workers ends it in the middle of its work',
        severity: 'warning',
        confidence: 'likely',
      }),
    ];
  });
}

/** Endless loops that are ended in the middle of their work. */
export const noSignalHandling: CodeRule = {
  meta: practice('disposability/no-signal-handling', 'Endless loop that listens to no signal', {
    minutes: 30,
    reason: 'The loop asks between two pieces of work whether it was told to stop.',
  }),
  words: [
    'sleep(',
    'usleep(',
    'time_nanosleep(',
    'time_sleep_until(',
    'msg_receive(',
    ...[...WAITS].map((name) => `->${name}(`),
    'channel ->wait(',
  ],
  remedy: {
    summary:
      'Handle SIGTERM (`pcntl_async_signals(true)`, `pcntl_signal(SIGTERM, …)`) and leave the loop after the piece of work at hand; or let a queue worker that does so run the work.',
    packages: ['symfony/messenger'],
    docs: ['https://www.php.net/manual/en/function.pcntl-async-signals.php', 'https://12factor.net/disposability'],
  },
  check,
};
