import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** PHP has the first processor for itself; driver and nginx have the others, so that they do not slow what they measure. */
const OTHERS = availableParallelism() > 1 ? `1-${availableParallelism() - 1}` : '0';

/** A command on PHP's processor. */
export function pinned(command: readonly string[]): readonly string[] {
  return ['taskset', '-c', '0', ...command];
}

/** Linux's time slice of processes of equal rank in `SCHED_RR` [ms]; 0 is its default, which is longer than most requests. */
const SLICE = '/proc/sys/kernel/sched_rr_timeslice_ms';
const SHORT_SLICE = 4;

/**
 * Moves this process and what it starts from now on to the processors that are not PHP's, and before all other work of the
 * machine. `nice` would not do: Linux shares processors between sessions first (`sched(7)`, autogroup), and php-fpm makes one
 * of its own.
 */
export function takeProcessors(): void {
  const own = String(process.pid);
  execFileSync('taskset', ['-a', '-c', '-p', OTHERS, own], { stdio: 'ignore' });
  try {
    execFileSync('chrt', ['--all-tasks', '--rr', '--pid', '1', own], { stdio: 'ignore' });
    writeFileSync(SLICE, String(SHORT_SLICE));
    process.once('exit', () => writeFileSync(SLICE, '0'));
  } catch {
    process.stderr.write('Other work of this machine comes in between: only root can put this first.\n');
  }
}
