/** Scheduled tasks that each node would run: nothing in them asks for one server. */
import { posix } from 'node:path';
import type { SwitchReading } from '../../../configuration/reading.ts';
import type { Expr, FileFacts, FunctionFacts } from '../../../php/facts.ts';
import type { Application } from './application.ts';
import { SCHEDULE_REMEDY } from './remedies.ts';

/** https://laravel.com/docs/scheduling#defining-schedules */
const FILES = ['routes/console.php', 'app/Console/Kernel.php', 'bootstrap/app.php'];

const TASKS: ReadonlySet<string> = new Set(['command', 'job', 'call', 'exec']);

export async function scheduleSwitches(app: Application): Promise<readonly SwitchReading[]> {
  const tasks: { path: string; line: number }[] = [];
  for (const name of FILES) {
    const path = posix.join(app.place.base, name);
    const facts = await app.files.facts(path);
    if (facts) tasks.push(...tasksOf(facts).map((line) => ({ path, line })));
  }
  const [first] = tasks;
  if (!first) return [];
  const count = tasks.length === 1 ? 'A scheduled task runs' : `${tasks.length} scheduled tasks run`;
  return [
    {
      name: 'schedule-on-every-node',
      ...first,
      message: `${count} on each node that calls \`schedule:run\`: none asks for \`onOneServer()\``,
      remedy: SCHEDULE_REMEDY,
    },
  ];
}

/** Lines of tasks without `onOneServer()`. */
function tasksOf(facts: FileFacts): readonly number[] {
  const lines: number[] = [];
  for (const fn of facts.functions) {
    // A group that asks for one server does so for the tasks inside.
    if (isInGroup(facts, fn)) continue;
    for (const step of fn.steps) {
      if (!('expr' in step) || !step.expr) continue;
      const methods = chainOf(step.expr);
      const task = methods.find(({ name, isSchedule }) => isSchedule && TASKS.has(name));
      if (task && !methods.some(({ name }) => name === 'ononeserver')) lines.push(task.line);
    }
  }
  return lines;
}

function isInGroup(facts: FileFacts, fn: FunctionFacts): boolean {
  const outer = fn.outer === undefined ? undefined : facts.functions[fn.outer];
  const step = outer?.steps[fn.outerStep ?? -1];
  if (!step || !('expr' in step) || !step.expr) return false;
  return chainOf(step.expr).some(({ name }) => name === 'ononeserver');
}

interface ChainedCall {
  readonly name: string;
  readonly line: number;
  /** Is it called on the schedule itself? */
  readonly isSchedule: boolean;
}

function chainOf(expr: Expr): readonly ChainedCall[] {
  const calls: ChainedCall[] = [];
  let at: Expr | undefined = expr.op === 'assign' ? expr.value : expr;
  while (at) {
    if (at.op === 'mcall' && typeof at.name === 'string') {
      const base: Expr = at.base;
      const isSchedule = base.op === 'var' ? /^sched/i.test(base.name) : isScheduleFacade(base);
      calls.push({ name: at.name.toLowerCase(), line: at.nameLine ?? at.span[0], isSchedule });
      at = base;
    } else if (at.op === 'scall' && typeof at.name === 'string' && 'name' in at.cls) {
      const isSchedule = /(?:^|\\)Schedule$/.test(at.cls.name);
      calls.push({ name: at.name.toLowerCase(), line: at.nameLine ?? at.span[0], isSchedule });
      at = undefined;
    } else at = undefined;
  }
  return calls;
}

function isScheduleFacade(expr: Expr): boolean {
  return expr.op === 'scall' && 'name' in expr.cls && /(?:^|\\)Schedule$/.test(expr.cls.name);
}
