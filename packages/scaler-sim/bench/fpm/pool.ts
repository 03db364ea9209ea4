import { readFileSync } from 'node:fs';

/** Time between two looks at whether the processes want a core [ms]. */
const LOOK_EVERY = 10;

/** The processes of a php-fpm as Linux accounts for them (`proc_pid_stat(5)`, Documentation/scheduler/sched-stats.rst). */
export class Pool {
  private readonly processes: readonly string[];

  /** @param master process id of php-fpm, all of whose processes have started */
  constructor(master: number) {
    this.processes = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim().split(' ');
  }

  /** Processor time of all of them so far [s]. */
  get used(): number {
    return this.processes.reduce((sum, id) => sum + Number(file(id, 'schedstat').split(' ')[0]) / 1e9, 0);
  }

  /** Whether any of them computes or waits for a core. */
  get isWanting(): boolean {
    return this.processes.some((id) => file(id, 'stat').split(') ')[1].startsWith('R'));
  }

  /**
   * The share of a core that they get while they want one, 1 on an idle machine: for pools that one core serves.
   * @param until how long to look
   */
  async shareOfCore(until: Promise<unknown>): Promise<number> {
    const before = this.used;
    const began = performance.now();
    let looks = 0;
    let wanting = 0;
    const timer = setInterval(() => {
      looks++;
      if (this.isWanting) wanting++;
    }, LOOK_EVERY);
    await until;
    clearInterval(timer);
    const wanted = ((performance.now() - began) / 1000) * (wanting / looks);
    return Math.min(1, (this.used - before) / wanted);
  }
}

function file(id: string, name: string): string {
  return readFileSync(`/proc/${id}/${name}`, 'utf8');
}
