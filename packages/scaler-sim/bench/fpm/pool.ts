import { readFileSync } from 'node:fs';

/** The processes of a php-fpm as Linux accounts for them (Documentation/scheduler/sched-stats.rst). */
export class Pool {
  private readonly processes: readonly string[];

  /** @param master process id of php-fpm, all of whose processes have started */
  constructor(master: number) {
    this.processes = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim().split(' ');
  }

  /** Processor time of all of them so far [s]. */
  get used(): number {
    return (
      this.processes.reduce((sum, id) => sum + Number(readFileSync(`/proc/${id}/schedstat`, 'utf8').split(' ')[0]), 0) /
      1e9
    );
  }
}
