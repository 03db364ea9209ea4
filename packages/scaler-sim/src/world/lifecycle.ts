import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import type { Answers } from './answers.ts';
import type { Backlog } from './backlog.ts';
import type { Cores } from './cores.ts';
import { COMPUTING, LOCKED, RETRY, SELF_WAIT, SERVICE, SESSION } from './kinds.ts';
import { ARRIVED, BUSY, classPlace, FAILED, NO_MEMORY, NOT_BAD, REJECTED } from './layout.ts';
import type { LifecycleParts } from './lifecycle-parts.ts';
import type { Mysql } from './mysql.ts';
import { DRAINING, UP } from './node-status.ts';
import type { Nodes } from './nodes.ts';
import type { Processes } from './processes.ts';
import type { Program } from './program.ts';
import * as column from './request-columns.ts';
import { ANSWERED, NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';
import type { Router } from './router.ts';
import type { SessionLocks } from './session-locks.ts';
import type { Sessions } from './sessions.ts';
import type { Start } from './start.ts';
import { ASKS, FAILS, WAITS } from './step-codes.ts';
import type { StepRunner } from './step-runner.ts';

/** A full TCP backlog: the client tries again after 1, 2, 4, … s (Linux: initial SYN timeout 1 s, doubled each time). */
const FIRST_RETRY = 1;
const RETRIES_DOUBLED_MAX = 30;

/** The way of a request: balancer, backlog, process, own time, steps, answer. */
export class Lifecycle {
  private readonly retries: boolean;
  private readonly programs: readonly Program[];
  private readonly events: EventSet;
  private readonly measures: Measures;
  private readonly requests: Requests;
  private readonly nodes: Nodes;
  private readonly router: Router;
  private readonly answers: Answers;
  private readonly starting: Start | null;
  private readonly steps: StepRunner;
  private readonly cores: Cores | null;
  private readonly locks: SessionLocks | null;
  private readonly sessions: Sessions | null;
  private readonly mysql: Mysql | null;
  /** Whether a request may hold anything beside its process. */
  private readonly holdsMore: boolean;
  /** A process takes a request for its own time, whatever its node is at. */
  private readonly isPlain: boolean;
  private readonly processes: Processes;
  private readonly backlog: Backlog;
  private readonly cookies: Int32Array;

  constructor(parts: LifecycleParts) {
    this.retries = parts.php.listen === 'tcp';
    this.programs = parts.programs;
    this.events = parts.events;
    this.measures = parts.measures;
    this.requests = parts.requests;
    this.nodes = parts.nodes;
    this.router = parts.router;
    this.answers = parts.answers;
    this.starting = parts.start;
    this.steps = parts.steps;
    this.cores = parts.cores;
    this.locks = parts.locks;
    this.sessions = parts.sessions;
    this.mysql = parts.mysql;
    this.holdsMore = parts.mysql !== null || parts.start !== null || parts.locks !== null;
    this.isPlain = parts.start === null && parts.locks === null && parts.cores === null && !parts.processes.areTold;
    this.processes = parts.processes;
    this.backlog = parts.backlog;
    this.cookies = parts.cookies;
  }

  /**
   * A request comes to the balancer.
   * @param cookie node that its cookie names, or NONE
   */
  arrive(request: number, cookie: number): void {
    const { measures, nodes } = this;
    const { ints, reals } = this.requests;
    const row = request << column.ROW;
    reals[(request << column.REAL_ROW) + column.ARRIVED] = this.events.now;
    measures.sums[measures.row + classPlace(ints[row + column.CLASS]) + ARRIVED]++;
    this.answers.expect(request);
    const node = this.router.route(ints[row + column.USER], cookie);
    ints[row + column.NODE] = node;
    if (node === NONE) {
      this.refuse(request, REJECTED);
      return;
    }
    if (ints[row + column.OWNER] !== NONE || this.cookies.length > 0) this.remember(request, node);
    nodes.connections[node]++;
    const status = nodes.status[node];
    // The balancer has not noticed yet.
    if (status !== UP && status !== DRAINING) this.refuse(request, FAILED);
    else if (nodes.idle[node] > 0) this.begin(request, node);
    else this.queue(request, node);
  }

  /** A client whose request met a full backlog tries again. */
  offer(request: number): void {
    const node = this.requests.node(request);
    if (this.nodes.idle[node] > 0) this.begin(request, node);
    else this.queue(request, node);
  }

  /** The cookie of the client names the node from now on. */
  private remember(request: number, node: number): void {
    const { requests } = this;
    const owner = requests.owner(request);
    if (owner === NONE) this.cookies[requests.user(request)] = node;
    else if (requests.entities.kinds[owner] === SESSION) requests.setNode(owner, node);
  }

  /** The node's backlog or refusal. */
  private queue(request: number, node: number): void {
    const { requests } = this;
    if (this.backlog.hasRoom(node)) {
      this.backlog.put(request, node);
    } else if (this.retries) {
      const doublings = Math.min(RETRIES_DOUBLED_MAX, requests.tries(request));
      requests.setTries(request, doublings + 1);
      this.events.due[request] = this.events.now + FIRST_RETRY * (1 << doublings);
      this.events.put(request);
    } else {
      this.refuse(request, REJECTED);
    }
  }

  /** The own time of a request is over: its steps follow. */
  advance(request: number): void {
    const { ints } = this.requests;
    const row = request << column.ROW;
    const { steps } = this.programs[ints[row + column.CLASS]];
    if (ints[row + column.STEP] < steps.length) this.takeSteps(request, steps.length);
    else this.finish(request, NOT_BAD);
  }

  private takeSteps(request: number, count: number): void {
    const { requests } = this;
    while (requests.step(request) < count) {
      const outcome = this.steps.begin(request);
      if (outcome === WAITS) return;
      if (outcome === FAILS) {
        this.finish(request, FAILED);
        return;
      }
      if (outcome === ASKS) {
        this.askSelf(request);
        return;
      }
      requests.setStep(request, requests.step(request) + 1);
    }
    this.finish(request, NOT_BAD);
  }

  /** The step that a request is at is over. */
  stepDone(request: number): void {
    this.requests.setStep(request, this.requests.step(request) + 1);
    this.advance(request);
  }

  /** An operation that was throttled is tried again. */
  retryStorage(request: number): void {
    const outcome = this.steps.callStorage(request);
    if (outcome === FAILS) this.finish(request, FAILED);
    else if (outcome !== WAITS) this.stepDone(request);
  }

  /** A request on a node's cores is done with its computing. */
  computed(node: number): void {
    if (this.cores === null) return;
    const request = this.cores.takeDone(node);
    const left = this.requests.service(request);
    if (left > 0) {
      this.requests.entities.kinds[request] = SERVICE;
      this.events.due[request] = this.events.now + left;
      this.events.put(request);
    } else {
      this.advance(request);
    }
  }

  /** Ends a request that holds a process, and gives everything back that it held. */
  finish(request: number, outcome: number): void {
    const { requests, nodes } = this;
    const { ints } = requests;
    const row = request << column.ROW;
    const node = ints[row + column.NODE];
    let owner = NONE;
    if ((ints[row + column.FLAGS] & ANSWERED) === 0) {
      owner = ints[row + column.OWNER];
      if (outcome === NOT_BAD) this.answers.good(request);
      else this.answers.bad(request, outcome);
    }
    const woken = this.holdsMore ? this.giveBack(request, node) : NONE;
    this.measures.addSince(BUSY, requests.startedAt(request));
    this.processes.giveBack(request, node);
    requests.entities.release(request);
    if (woken !== NONE) this.work(woken);
    if (nodes.head[node] !== NONE) this.takeNext(node);
    if (owner !== NONE) this.tell(owner);
  }

  /** Answers a request that never got a process, or not this time. */
  refuse(request: number, place: number): void {
    const owner = this.requests.owner(request);
    this.answers.bad(request, place);
    this.requests.entities.release(request);
    if (owner !== NONE) this.tell(owner);
  }

  /** Tells who waited that the answer is there: a session, or a request to the site itself. */
  tell(owner: number): void {
    if (this.requests.entities.kinds[owner] === SELF_WAIT) this.stepDone(owner);
    else if (this.sessions !== null) this.sessions.answered(owner);
  }

  /** A process that was replaced is ready. */
  respawned(entity: number): void {
    this.takeNext(this.processes.respawned(entity));
  }

  /** Gives back what a request holds beside its process; tells whose turn with the session it is. */
  private giveBack(request: number, node: number): number {
    this.mysql?.disconnect(request);
    this.starting?.giveBack(request, node);
    return this.locks === null ? NONE : this.locks.release(request);
  }

  /** Fills idle processes of a node from its backlog. */
  private takeNext(node: number): void {
    while (this.nodes.idle[node] > 0) {
      const request = this.backlog.take(node);
      if (request === NONE) return;
      this.begin(request, node);
    }
  }

  private begin(request: number, node: number): void {
    const { requests, events } = this;
    const { reals } = requests;
    const row = request << column.REAL_ROW;
    reals[row + column.STARTED] = events.now;
    if (!this.isPlain) {
      this.beginOn(request, node);
      return;
    }
    this.nodes.idle[node]--;
    requests.entities.kinds[request] = SERVICE;
    events.due[request] = events.now + reals[row + column.SERVICE];
    events.put(request);
  }

  private beginOn(request: number, node: number): void {
    if (this.starting !== null && !this.isAdmitted(request, node, this.starting)) return;
    this.processes.take(request, node);
    if (this.locks !== null && !this.locks.acquire(request)) this.requests.entities.kinds[request] = LOCKED;
    else this.work(request);
  }

  /** Whether the node has memory for a request; if so, its own time becomes what it takes there. */
  private isAdmitted(request: number, node: number, starting: Start): boolean {
    const { requests } = this;
    if (!starting.admit(request, node)) {
      if (!requests.has(request, ANSWERED)) this.refuse(request, NO_MEMORY);
      else requests.entities.release(request);
      return false;
    }
    requests.setService(request, requests.service(request) * starting.slowness(node));
    return true;
  }

  private work(request: number): void {
    const { requests } = this;
    const time = requests.service(request);
    if (this.cores !== null) {
      const computing = time * this.programs[requests.classOf(request)].cpu;
      if (computing > 0) {
        requests.setService(request, time - computing);
        requests.entities.kinds[request] = COMPUTING;
        this.cores.add(requests.node(request), request, computing);
        return;
      }
    }
    requests.entities.kinds[request] = SERVICE;
    this.events.due[request] = this.events.now + time;
    this.events.put(request);
  }

  /** A request asks the site itself, and waits. */
  private askSelf(request: number): void {
    const { entities } = this.requests;
    const inner = entities.add(RETRY);
    this.steps.beginSelf(request, inner);
    entities.kinds[request] = SELF_WAIT;
    this.arrive(inner, NONE);
  }
}
