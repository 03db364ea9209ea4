import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** PHP has the first processor for itself; driver and nginx have the others, so that they do not slow what they measure. */
const OTHERS = availableParallelism() > 1 ? `1-${availableParallelism() - 1}` : '0';

/** The niceness that weighs most. */
const FIRST = -20;

/**
 * A command on PHP's processor and first there. What computes goes in Linux's ordinary class, as any php-fpm: from a real-time
 * class that keeps a processor busy Linux takes it for 50 ms of each second in which other work waits (the fair server of
 * kernel/sched/deadline.c), and a process that wakes up to answer waits there until each other one has had its slice
 * (`sched(7)`). What only waits keeps the class of this process: it needs the processor at once, and next to nothing of it.
 */
export function pinned(command: readonly string[], computes: boolean): readonly string[] {
  const ordinary = ['chrt', '--other', '0', 'nice', '-n', String(FIRST)];
  return ['taskset', '-c', '0', ...(computes ? ordinary : []), ...command];
}

/** Gives the session that a process made the greatest weight: Linux shares a processor between sessions first (`sched(7)`). */
export function weighSession(id: number): void {
  try {
    writeFileSync(`/proc/${id}/autogroup`, String(FIRST));
  } catch {
    // Not root, which was said before, or a Linux that does not share between sessions.
  }
}

/** Above what people give to work of their own. */
const PRIORITY = '40';

/**
 * Moves this process and what it starts from now on to the processors that are not PHP's, and before all other work there: it
 * needs little time, but at once.
 */
export function takeProcessors(): void {
  const own = String(process.pid);
  execFileSync('taskset', ['-a', '-c', '-p', OTHERS, own], { stdio: 'ignore' });
  try {
    execFileSync('chrt', ['--all-tasks', '--rr', '--pid', PRIORITY, own], { stdio: 'ignore' });
  } catch {
    process.stderr.write('Other work of this machine comes in between: only root can put this first.\n');
  }
}
