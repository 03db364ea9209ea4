import { expressionsOf } from '../../flow/walk.ts';
import type { Expr, FunctionFacts } from '../../php/facts.ts';
import type { TraceStep } from '../../result.ts';
import { classAround, classOf, findingAt, lastSegment, methodOf } from '../code/calls.ts';
import { someWithin } from '../code/within.ts';
import type { CodeCall, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** https://laravel.com/docs/scheduling: what puts a task on the schedule, and what keeps it to one node. */
const TASKS: ReadonlySet<string> = new Set(['command', 'job', 'call', 'exec']);
const ONE_NODE: ReadonlySet<string> = new Set(['ononeserver', 'withoutoverlapping', 'runsononeserver']);
const FACADE = 'illuminate\\support\\facades\\schedule';
const SCHEDULE = 'illuminate\\console\\scheduling\\schedule';

interface Task {
  readonly call: CodeCall;
  readonly isLocked: boolean;
}

/** Methods called on one another, the innermost last, and what the first of them was called on. */
function chainOf(expr: Expr): { readonly names: readonly string[]; readonly root: Expr } {
  const names: string[] = [];
  let at = expr;
  while (at.op === 'mcall') {
    names.push(methodOf(at));
    at = at.base;
  }
  return { names, root: at };
}

function isSchedule(fn: FunctionFacts, expr: Expr): boolean {
  if (expr.op !== 'var') return false;
  const types = [
    ...fn.params.filter(({ name }) => name === expr.name).map(({ type }) => type),
    fn.varTypes?.[expr.name],
  ];
  return types.some((type) => type?.classes.some((cls) => cls.toLowerCase() === SCHEDULE));
}

function laravelTasks(file: CodeFile): readonly Task[] {
  const tasks: Task[] = [];
  for (const fn of file.facts.functions) {
    if (!fn.mentions.calls.some((name) => TASKS.has(name))) continue;
    fn.steps.forEach((step, number) => {
      for (const whole of expressionsOf(step)) {
        if (whole.op !== 'mcall' && whole.op !== 'scall') continue;
        const { names, root } = chainOf(whole);
        const isFacade = root.op === 'scall' && classOf(root) === FACADE && TASKS.has(methodOf(root));
        const first = names.at(-1) ?? '';
        const isTask = isFacade || (TASKS.has(first) && (isSchedule(fn, root) || isOuterSchedule(file, fn, root)));
        if (!isTask) continue;
        const isLocked = names.some((name) => ONE_NODE.has(name)) || isGrouped(file, fn);
        tasks.push({ call: { fn, step: number, expr: whole }, isLocked });
      }
    });
  }
  return tasks;
}

/** A closure's `$schedule` that its maker was given. */
function isOuterSchedule(file: CodeFile, fn: FunctionFacts, root: Expr): boolean {
  const outer = fn.outer === undefined ? undefined : file.facts.functions[fn.outer];
  return (
    outer !== undefined && fn.params.length === 0 && (isSchedule(outer, root) || isOuterSchedule(file, outer, root))
  );
}

/** Is the closure handed to `->group()` behind a lock that counts for all of its tasks? */
function isGrouped(file: CodeFile, fn: FunctionFacts): boolean {
  const outer = fn.outer === undefined ? undefined : file.facts.functions[fn.outer];
  const step = outer?.steps[fn.outerStep ?? 0];
  if (!step) return false;
  return expressionsOf(step).some((whole) => someWithin(whole, (part) => ONE_NODE.has(methodOf(part))));
}

/** https://symfony.com/doc/current/scheduler.html#efficient-management-with-symfony-scheduler */
function symfonyTasks(file: CodeFile): readonly Task[] {
  return file.calls
    .filter(({ expr }) => expr.op === 'scall' && lastSegment(classOf(expr)) === 'recurringmessage')
    .map((call) => {
      const cls = classAround(file, call);
      const functions = cls ? cls.methods.flatMap((id) => file.facts.functions[id] ?? []) : [call.fn];
      return { call, isLocked: functions.some(({ mentions }) => mentions.calls.includes('lock')) };
    });
}

function check(file: CodeFile): readonly CodeFinding[] {
  const byFunction = new Map<FunctionFacts, CodeCall[]>();
  for (const { call, isLocked } of [...laravelTasks(file), ...symfonyTasks(file)]) {
    if (isLocked) continue;
    const list = byFunction.get(call.fn);
    if (list) list.push(call);
    else byFunction.set(call.fn, [call]);
  }
  return [...byFunction.values()].flatMap((calls) => {
    const [first, ...others] = calls;
    if (!first) return [];
    const trace = others.map(
      ({ expr }): TraceStep => ({ path: file.path, line: expr.span[0], message: 'another task without a lock' }),
    );
    return [
      findingAt(file, first, {
        message: `${others.length === 0 ? 'A scheduled task runs' : `${calls.length} scheduled tasks run`} on every node that has the schedule: nothing keeps them to one`,
        severity: 'warning',
        confidence: 'likely',
        trace,
      }),
    ];
  });
}

/** Tasks of a schedule that each node runs. */
export const scheduleWithoutLock: CodeRule = {
  meta: practice('concurrency/schedule-without-lock', 'Scheduled task that every node runs', {
    minutes: 15,
    reason: 'The tasks get a lock, and the lock needs a store that all nodes share.',
  }),
  // What the framework's reader looks at itself is reported as `concurrency/schedule-on-every-node`.
  paths: /^(?!(?:routes\/console|app\/Console\/Kernel|bootstrap\/app)\.php$)/,
  words: ['illuminate scheduling schedule', 'illuminate facades schedule', 'recurringmessage'],
  calls: ['every', 'cron', 'trigger'],
  remedy: {
    summary:
      'Take a lock in a store that all nodes share before the task runs, or let one node alone have the schedule.',
    packages: [],
    docs: ['https://12factor.net/concurrency'],
  },
  check,
};
