import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import { classPlace, GOOD, LATENCY, WAITED } from './layout.ts';
import type { Nodes } from './nodes.ts';
import * as column from './request-columns.ts';
import { ANSWERED, NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';

/** Told of every good answer: its latency, and when it was given [s]. */
export interface LatencyObserver {
  add(latency: number, now: number): void;
}

/** Requests that wait for their answer, in the order in which they came, which is that of their timeouts. */
export class Answers {
  private readonly requests: Requests;
  private readonly nodes: Nodes;
  private readonly measures: Measures;
  private readonly events: EventSet;
  private readonly timeout: number;
  private readonly hasTimeout: boolean;
  /** The entity whose event is the next timeout. */
  private readonly clock: number;
  private readonly observer: LatencyObserver | null;
  private oldest = NONE;
  private newest = NONE;
  /** Whether the clock has an event, or is about to be looked at. */
  private isSet = false;

  constructor(
    requests: Requests,
    nodes: Nodes,
    measures: Measures,
    events: EventSet,
    timeout: number,
    clock: number,
    observer: LatencyObserver | null,
  ) {
    this.requests = requests;
    this.nodes = nodes;
    this.measures = measures;
    this.events = events;
    this.timeout = timeout;
    this.hasTimeout = timeout !== Number.POSITIVE_INFINITY;
    this.clock = clock;
    this.observer = observer;
  }

  /** A request has come. */
  expect(request: number): void {
    if (this.hasTimeout) this.link(request);
  }

  /** A good answer. */
  good(request: number): void {
    const { requests, measures } = this;
    const { reals } = requests;
    const { sums, row } = measures;
    const at = request << column.REAL_ROW;
    const arrived = reals[at + column.ARRIVED];
    const latency = this.events.now - arrived;
    const index = requests.classOf(request);
    const place = row + classPlace(index);
    sums[row + WAITED] += reals[at + column.STARTED] - arrived;
    sums[place + GOOD]++;
    sums[place + LATENCY] += latency;
    measures.count(index, latency);
    if (this.observer !== null) this.observer.add(latency, this.events.now);
    this.close(request);
  }

  /** Another answer, counted at a place of the layout; the request may have to be executed all the same. */
  bad(request: number, place: number): void {
    this.requests.mark(request, ANSWERED);
    this.measures.sums[this.measures.row + place]++;
    this.close(request);
  }

  /** The oldest request, if it has waited for the timeout; else NONE, and the clock is set for it. */
  overdue(): number {
    const request = this.oldest;
    this.isSet = request !== NONE;
    if (request === NONE) return NONE;
    const due = this.requests.arrivedAt(request) + this.timeout;
    if (due <= this.events.now) return request;
    this.events.due[this.clock] = due;
    this.events.put(this.clock);
    return NONE;
  }

  private close(request: number): void {
    const target = this.requests.node(request);
    if (target !== NONE) this.nodes.connections[target]--;
    if (this.hasTimeout) this.unlink(request);
  }

  private link(request: number): void {
    this.requests.setOlder(request, this.newest);
    this.requests.setNewer(request, NONE);
    if (this.newest === NONE) this.oldest = request;
    else this.requests.setNewer(this.newest, request);
    this.newest = request;
    if (this.isSet) return;
    this.isSet = true;
    this.events.due[this.clock] = this.events.now + this.timeout;
    this.events.put(this.clock);
  }

  private unlink(request: number): void {
    const before = this.requests.older(request);
    const after = this.requests.newer(request);
    if (before === NONE) this.oldest = after;
    else this.requests.setNewer(before, after);
    if (after === NONE) this.newest = before;
    else this.requests.setOlder(after, before);
  }
}
