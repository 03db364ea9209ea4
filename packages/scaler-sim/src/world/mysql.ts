import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type * as Components from '../scenario/components.ts';
import { QUERY, QUERY_QUEUED } from './kinds.ts';
import { QUERIES, QUERIES_REFUSED, QUERY_TIME, SERVERS_BUSY } from './layout.ts';
import { BARE, CONNECTED, NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';
import type { StepDraws } from './step-draws.ts';

/** Tells draws of queries that no request waits for from those of requests. */
const BARE_LANE = 0x2545f491;

/** The database: connections, and servers before which queries queue in the order in which they came. */
export class Mysql {
  private readonly connectionsMax: number;
  private readonly servers: number;
  private readonly times: readonly Sampler[];
  private readonly events: EventSet;
  private readonly requests: Requests;
  private readonly measures: Measures;
  private readonly draws: StepDraws;
  private connections = 0;
  private running = 0;
  private queued = 0;
  private head = NONE;
  private tail = NONE;
  /** False while a failover goes on. */
  isUp = true;
  /** Queries of that time fail rather than wait. */
  readonly failsWhileDown: boolean;

  constructor(mysql: Components.Mysql, events: EventSet, requests: Requests, measures: Measures, draws: StepDraws) {
    this.connectionsMax = mysql.connections;
    this.servers = mysql.servers;
    this.failsWhileDown = mysql.failover?.during === 'fail';
    this.times = mysql.queries.map(({ time }) => samplerOf(time));
    this.events = events;
    this.requests = requests;
    this.measures = measures;
    this.draws = draws;
  }

  /** Gives a request its connection for a query; false where none is left, or the database is gone. */
  connect(request: number): boolean {
    const isConnected = this.requests.has(request, CONNECTED);
    const isFull = !isConnected && this.connections >= this.connectionsMax;
    if (isFull || (!this.isUp && this.failsWhileDown)) {
      this.measures.add(QUERIES_REFUSED, 1);
      return false;
    }
    if (isConnected) return true;
    this.connections++;
    this.requests.mark(request, CONNECTED);
    return true;
  }

  disconnect(request: number): void {
    if (!this.requests.has(request, CONNECTED)) return;
    this.connections--;
    this.requests.unmark(request, CONNECTED);
  }

  /** Runs a query of a connected request, now or when a server is free. */
  query(request: number, query: number): void {
    this.requests.setQuery(request, query);
    this.measures.add(QUERY_TIME, -this.measures.age);
    if (this.isUp && this.running < this.servers) this.run(request);
    else this.enqueue(request);
  }

  /** A query that no request waits for; its draws are those of `serial`. */
  queryBare(query: number, serial: number): void {
    const { entities } = this.requests;
    const entity = entities.add(QUERY);
    this.requests.begin(entity, serial, 0, NONE, NONE);
    this.requests.mark(entity, BARE);
    this.requests.setLane(entity, BARE_LANE);
    if (this.connect(entity)) this.query(entity, query);
    else entities.release(entity);
  }

  isBare(request: number): boolean {
    return this.requests.has(request, BARE);
  }

  /** A query that no request waited for is over, or given up. */
  releaseBare(entity: number): void {
    this.disconnect(entity);
    this.requests.entities.release(entity);
  }

  /** The query of a request is over. */
  done(): void {
    const age = this.measures.age;
    this.measures.add(QUERIES, 1);
    this.measures.add(QUERY_TIME, age);
    this.release();
  }

  /** A query is given up: by a client that went, or by a failure. */
  cancel(request: number): void {
    this.measures.add(QUERY_TIME, this.measures.age);
    if (this.requests.entities.kinds[request] === QUERY_QUEUED) {
      this.dequeue(request);
      return;
    }
    this.events.remove(request);
    this.release();
  }

  /** Stops the query of a request and puts it back to wait. */
  suspend(request: number): void {
    this.events.remove(request);
    this.running--;
    this.measures.add(SERVERS_BUSY, this.measures.age);
    this.enqueue(request);
  }

  /** Lets as many waiting queries run as there are free servers. */
  resume(): void {
    while (this.isUp && this.running < this.servers && this.head !== NONE) this.runNext();
  }

  settle(): void {
    const age = this.measures.age;
    this.measures.add(SERVERS_BUSY, this.running * age);
    this.measures.add(QUERY_TIME, (this.running + this.queued) * age);
  }

  private release(): void {
    this.running--;
    this.measures.add(SERVERS_BUSY, this.measures.age);
    if (this.isUp && this.head !== NONE) this.runNext();
  }

  private runNext(): void {
    const request = this.head;
    this.dequeue(request);
    this.run(request);
  }

  private run(request: number): void {
    const { entities } = this.requests;
    this.running++;
    this.measures.add(SERVERS_BUSY, -this.measures.age);
    entities.kinds[request] = QUERY;
    const time = this.draws.sample(this.times[this.requests.query(request)], request);
    this.events.due[request] = this.events.now + time;
    this.events.put(request);
  }

  private enqueue(request: number): void {
    const { entities } = this.requests;
    entities.kinds[request] = QUERY_QUEUED;
    this.requests.setNext(request, NONE);
    if (this.head === NONE) this.head = request;
    else this.requests.setNext(this.tail, request);
    this.tail = request;
    this.queued++;
  }

  private dequeue(request: number): void {
    let before = NONE;
    let at = this.head;
    while (at !== request) {
      before = at;
      at = this.requests.next(at);
    }
    if (before === NONE) this.head = this.requests.next(request);
    else this.requests.setNext(before, this.requests.next(request));
    if (this.tail === request) this.tail = before;
    this.queued--;
  }
}
