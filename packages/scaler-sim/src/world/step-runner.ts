import type { EventSet } from '../engine/event-set.ts';
import { mix32 } from '../engine/mix.ts';
import { MEMCACHE, STORAGE, STORAGE_RETRY, WAIT } from './kinds.ts';
import type { Memcache } from './memcache.ts';
import type { Mysql } from './mysql.ts';
import { type ObjectStorage, STORAGE_REFUSED } from './object-storage.ts';
import type { Program } from './program.ts';
import { HIT } from './request-columns.ts';
import type { Requests } from './requests.ts';
import {
  ASKS,
  FAILS,
  OVER,
  STEP_GET,
  STEP_JOB,
  STEP_MEMCACHE,
  STEP_MYSQL,
  STEP_PUT,
  STEP_SELF,
  STEP_WAIT,
  WAITS,
  WHEN_ALWAYS,
  WHEN_HIT,
} from './step-codes.ts';
import type { StepDraws } from './step-draws.ts';
import type { WorkerQueues } from './worker-queues.ts';

/** What stands behind PHP in a scenario. */
export interface Backends {
  readonly mysql: Mysql | null;
  readonly memcache: Memcache | null;
  readonly storage: ObjectStorage | null;
  readonly worker: WorkerQueues | null;
}

/** Runs the steps of requests against what stands behind PHP. */
export class StepRunner {
  private readonly mysql: Mysql | null;
  private readonly memcache: Memcache | null;
  private readonly storage: ObjectStorage | null;
  private readonly worker: WorkerQueues | null;
  private readonly programs: readonly Program[];
  private readonly requests: Requests;
  private readonly events: EventSet;
  private readonly draws: StepDraws;

  constructor(
    backends: Backends,
    programs: readonly Program[],
    requests: Requests,
    events: EventSet,
    draws: StepDraws,
  ) {
    this.mysql = backends.mysql;
    this.memcache = backends.memcache;
    this.storage = backends.storage;
    this.worker = backends.worker;
    this.programs = programs;
    this.requests = requests;
    this.events = events;
    this.draws = draws;
  }

  /** Begins the step that a request is at. */
  begin(request: number): number {
    const step = this.programs[this.requests.classOf(request)].steps[this.requests.step(request)];
    if (step.when !== WHEN_ALWAYS && (step.when === WHEN_HIT) !== this.requests.has(request, HIT)) return OVER;
    if (!this.draws.isTaken(step, request)) return OVER;
    switch (step.sort) {
      case STEP_MEMCACHE:
        return this.memcache === null ? OVER : this.askMemcache(request, this.memcache);
      case STEP_MYSQL:
        if (this.mysql === null) return OVER;
        if (!this.mysql.connect(request)) return FAILS;
        this.mysql.query(request, step.target);
        return WAITS;
      case STEP_GET:
      case STEP_PUT:
        this.requests.setTries(request, 0);
        return this.callStorage(request);
      case STEP_WAIT:
        return this.wait(request, WAIT, this.draws.sample(step.sampler, request));
      case STEP_SELF:
        return ASKS;
      case STEP_JOB:
        this.worker?.enqueue(step.target);
        return OVER;
      default:
        return OVER;
    }
  }

  /** The key is drawn before the answer, so that its place in a large table is on its way while other events go on. */
  private askMemcache(request: number, memcache: Memcache): number {
    // Beyond the time's own draws, so that key and time do not follow each other.
    const stream = this.draws.forStep(request);
    stream.int32();
    this.requests.setQuery(request, memcache.popularity.draw(stream));
    return this.wait(request, MEMCACHE, this.draws.sample(memcache.latency, request));
  }

  /** The memcache answers: what it found decides conditional steps. */
  memcacheAnswers(request: number): void {
    if (this.memcache === null) return;
    if (this.memcache.read(this.requests.query(request))) this.requests.mark(request, HIT);
    else this.requests.unmark(request, HIT);
  }

  /** The next attempt of an operation that was throttled. */
  callStorage(request: number): number {
    if (this.storage === null) return OVER;
    const step = this.programs[this.requests.classOf(request)].steps[this.requests.step(request)];
    if (!this.storage.admit()) {
      const tries = this.requests.tries(request) + 1;
      this.requests.setTries(request, tries);
      const delay = this.storage.retryAfter(tries);
      return delay === STORAGE_REFUSED ? FAILS : this.wait(request, STORAGE_RETRY, delay);
    }
    const stream = this.draws.forStep(request);
    const time =
      step.sort === STEP_GET ? this.storage.getTime(stream) : this.storage.putTime(step.sampler.draw(stream), stream);
    return time === STORAGE_REFUSED ? FAILS : this.wait(request, STORAGE, time);
  }

  /** Makes the request that a `self` step sends to the site: of a client without a cookie, with draws of its own. */
  beginSelf(request: number, inner: number): void {
    const { requests } = this;
    const at = requests.step(request);
    const { target } = this.programs[requests.classOf(request)].steps[at];
    const serial = requests.serial(request);
    requests.begin(inner, serial, target, -1 - serial, request);
    requests.setLane(inner, mix32(requests.lane(request) + at + 1));
    requests.setService(inner, this.draws.ownTime(this.programs[target].service, inner));
  }

  private wait(request: number, kind: number, time: number): number {
    this.requests.entities.kinds[request] = kind;
    this.events.due[request] = this.events.now + time;
    this.events.put(request);
    return WAITS;
  }
}
