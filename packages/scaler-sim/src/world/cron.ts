import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type { CronJob, Worker } from '../scenario/components.ts';
import { CRON, CRON_RUN } from './kinds.ts';
import { CRON_DUE, CRON_DUPLICATES, CRON_KILLED, CRON_RUNS, CRON_SKIPPED } from './layout.ts';
import type { Nodes } from './nodes.ts';
import type { Requests } from './requests.ts';

/** Cron jobs: due at intervals, run on the worker or on every node, and ended at a limit. */
export class Cron {
  private readonly jobs: readonly CronJob[];
  private readonly durations: readonly Sampler[];
  private readonly concurrency: number;
  private readonly limit: number;
  /** A lock that a job takes keeps the other nodes from running it. */
  private readonly locksAreShared: boolean;
  private readonly nodes: Nodes;
  private readonly requests: Requests;
  private readonly events: EventSet;
  private readonly measures: Measures;
  private readonly stream: RandomStream;
  private running = 0;

  constructor(
    worker: Worker,
    locksAreShared: boolean,
    nodes: Nodes,
    requests: Requests,
    events: EventSet,
    measures: Measures,
    stream: RandomStream,
  ) {
    this.jobs = worker.cron;
    this.durations = worker.cron.map(({ duration }) => samplerOf(duration));
    this.concurrency = worker.cronConcurrency;
    this.limit = worker.cronLimit;
    this.locksAreShared = locksAreShared;
    this.nodes = nodes;
    this.requests = requests;
    this.events = events;
    this.measures = measures;
    this.stream = stream;
  }

  begin(): void {
    this.jobs.forEach(({ every }, job) => {
      const clock = this.requests.entities.add(CRON);
      this.requests.setNext(clock, job);
      this.schedule(clock, this.stream.fineUnit() * every);
    });
  }

  /** A job is due. */
  due(clock: number): void {
    const job = this.requests.next(clock);
    const { every, runsOn, lock } = this.jobs[job];
    this.schedule(clock, every);
    this.measures.add(CRON_DUE, 1);
    if (runsOn === 'nodes') {
      const runs = lock && this.locksAreShared ? Math.min(1, this.nodes.upCount) : this.nodes.upCount;
      this.measures.add(CRON_RUNS, runs);
      this.measures.add(CRON_DUPLICATES, Math.max(0, runs - 1));
      return;
    }
    if (this.running >= this.concurrency) {
      this.measures.add(CRON_SKIPPED, 1);
      return;
    }
    this.running++;
    this.measures.add(CRON_RUNS, 1);
    const duration = this.durations[job].draw(this.stream);
    if (duration > this.limit) this.measures.add(CRON_KILLED, 1);
    this.schedule(this.requests.entities.add(CRON_RUN), Math.min(duration, this.limit));
  }

  /** A run on the worker is over. */
  ended(run: number): void {
    this.running--;
    this.requests.entities.release(run);
  }

  private schedule(entity: number, delay: number): void {
    this.events.due[entity] = this.events.now + delay;
    this.events.put(entity);
  }
}
