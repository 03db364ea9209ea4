import type { Entities } from '../engine/entities.ts';
import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import { exponential } from '../engine/ziggurat.ts';
import type { NonstopJob } from '../scenario/components.ts';
import { JOB, JOB_ARRIVAL } from './kinds.ts';
import { JOB_TIME, JOBS_DONE, JOBS_WAITING } from './layout.ts';

/** Nonstop jobs of the worker: each a queue and processes of its own. */
export class WorkerQueues {
  private readonly services: readonly Sampler[];
  private readonly rates: Float64Array;
  private readonly idle: Int32Array;
  private readonly waiting: Int32Array;
  /** Handles of entities from here on belong to jobs: by handle, which one. */
  private readonly jobs = new Map<number, number>();
  private readonly entities: Entities;
  private readonly events: EventSet;
  private readonly measures: Measures;
  private readonly stream: RandomStream;

  constructor(
    jobs: readonly NonstopJob[],
    entities: Entities,
    events: EventSet,
    measures: Measures,
    stream: RandomStream,
  ) {
    this.services = jobs.map(({ service }) => samplerOf(service));
    this.rates = Float64Array.from(jobs, ({ rate }) => rate);
    this.idle = Int32Array.from(jobs, ({ processes }) => processes);
    this.waiting = new Int32Array(jobs.length);
    this.entities = entities;
    this.events = events;
    this.measures = measures;
    this.stream = stream;
  }

  /** Sets the clocks of jobs that come from elsewhere. */
  begin(): void {
    for (let job = 0; job < this.rates.length; job++) {
      if (this.rates[job] > 0) this.schedule(this.entityOf(JOB_ARRIVAL, job), job);
    }
  }

  enqueue(job: number): void {
    this.measures.add(JOB_TIME, -this.measures.age);
    if (this.idle[job] > 0) {
      this.idle[job]--;
      this.run(this.entityOf(JOB, job), job);
    } else {
      this.waiting[job]++;
      this.measures.add(JOBS_WAITING, -this.measures.age);
    }
  }

  /** A job comes from elsewhere. */
  arrive(entity: number): void {
    const job = this.jobs.get(entity) ?? 0;
    this.schedule(entity, job);
    this.enqueue(job);
  }

  /** A job is done. */
  done(entity: number): void {
    const job = this.jobs.get(entity) ?? 0;
    const age = this.measures.age;
    this.measures.add(JOBS_DONE, 1);
    this.measures.add(JOB_TIME, age);
    if (this.waiting[job] > 0) {
      this.waiting[job]--;
      this.measures.add(JOBS_WAITING, age);
      this.run(entity, job);
    } else {
      this.idle[job]++;
      this.jobs.delete(entity);
      this.entities.release(entity);
    }
  }

  /** Running and waiting jobs at the end of a block. */
  settle(): void {
    const age = this.measures.age;
    let waiting = 0;
    for (const count of this.waiting) waiting += count;
    const running = [...this.jobs.keys()].filter((entity) => this.entities.kinds[entity] === JOB).length;
    this.measures.add(JOBS_WAITING, waiting * age);
    this.measures.add(JOB_TIME, (waiting + running) * age);
  }

  private run(entity: number, job: number): void {
    this.events.due[entity] = this.events.now + this.services[job].draw(this.stream);
    this.events.put(entity);
  }

  private schedule(entity: number, job: number): void {
    this.events.due[entity] = this.events.now + exponential(this.stream) / this.rates[job];
    this.events.put(entity);
  }

  private entityOf(kind: number, job: number): number {
    const entity = this.entities.add(kind);
    this.jobs.set(entity, job);
    return entity;
  }
}
