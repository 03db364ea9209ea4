import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type * as Scenario from '../scenario/traffic.ts';
import type { Arrivals } from './arrivals.ts';
import { RETRY, SESSION } from './kinds.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Program } from './program.ts';
import { NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';
import type { Sessions } from './sessions.ts';
import type { StepDraws } from './step-draws.ts';

export interface TrafficParts {
  readonly traffic: Scenario.Traffic;
  readonly programs: readonly Program[];
  readonly arrivals: Arrivals;
  readonly lifecycle: Lifecycle;
  readonly requests: Requests;
  readonly events: EventSet;
  readonly sessions: Sessions | null;
  readonly draws: StepDraws;
  /** For class and own time of each request, in the order of arrival. */
  readonly stream: RandomStream;
  /** By user: the node of the cookie; empty where users keep none. */
  readonly cookies: Int32Array;
  /** Handle of the source's entity. */
  readonly clock: number;
}

/** Turns arrivals into requests: whose, of which class, how long. */
export class Traffic {
  private readonly programs: readonly Program[];
  private readonly arrivals: Arrivals;
  private readonly lifecycle: Lifecycle;
  private readonly requests: Requests;
  private readonly events: EventSet;
  private readonly sessions: Sessions | null;
  private readonly draws: StepDraws;
  private readonly stream: RandomStream;
  private readonly clock: number;
  private readonly users: number;
  private readonly drawsUsers: boolean;
  private readonly closedUsers: number;
  private readonly sessionLength: Sampler | null;
  /** What a replay says of each request; null where it is drawn. */
  private readonly givenClasses: Int32Array | null;
  private readonly givenService: Float64Array | null;
  private readonly givenUsers: Int32Array | null;
  /** Classes' weights, cumulated, the last one 1. */
  private readonly shares: Float64Array;
  private readonly cookies: Int32Array;
  private serial = 0;
  private sessionSerial = 0;

  constructor(parts: TrafficParts) {
    const { traffic } = parts;
    this.programs = parts.programs;
    this.arrivals = parts.arrivals;
    this.lifecycle = parts.lifecycle;
    this.requests = parts.requests;
    this.events = parts.events;
    this.sessions = parts.sessions;
    this.draws = parts.draws;
    this.stream = parts.stream;
    this.clock = parts.clock;
    this.users = traffic.users;
    this.drawsUsers = traffic.users !== Number.POSITIVE_INFINITY;
    this.closedUsers = traffic.source.process === 'closed' ? traffic.source.count : 0;
    this.sessionLength = traffic.sessions === null ? null : samplerOf(traffic.sessions.requests);
    const replay = traffic.source.process === 'replay' ? traffic.source : null;
    this.givenClasses = replay?.classes ?? null;
    this.givenService = replay?.service ?? null;
    this.givenUsers = replay?.users ?? null;
    const sum = parts.programs.reduce((total, { weight }) => total + weight, 0);
    let below = 0;
    this.shares = Float64Array.from(parts.programs, ({ weight }) => (below += weight) / sum);
    this.cookies = parts.cookies;
  }

  begin(): void {
    for (let user = 0; user < this.closedUsers; user++) this.sessions?.rest(this.addSession(user, Infinity));
    this.schedule();
  }

  /** Requests that have come so far. */
  get count(): number {
    return this.serial;
  }

  /** The source's next request or session. */
  arrive(): void {
    const row = this.arrivals.row;
    this.schedule();
    if (this.sessionLength === null) this.request(NONE, row);
    else this.beginSession(this.sessionLength);
  }

  /** A session or closed user asks. */
  ask(session: number): void {
    this.request(session, NONE);
  }

  private schedule(): void {
    this.arrivals.schedule(this.events, this.clock);
  }

  private beginSession(requests: Sampler): void {
    const serial = this.sessionSerial++;
    const length = Math.max(1, Math.round(requests.draw(this.stream)));
    const user = this.drawsUsers ? this.draws.user(this.users, serial) : serial;
    this.request(this.addSession(user, length), NONE);
  }

  private addSession(user: number, length: number): number {
    const session = this.requests.entities.add(SESSION);
    this.requests.setUser(session, user);
    this.requests.setService(session, length);
    this.requests.setNode(session, NONE);
    return session;
  }

  /**
   * @param session whose it is, or NONE
   * @param row of the replay, or NONE
   */
  private request(session: number, row: number): void {
    const { requests, stream } = this;
    const serial = this.serial++ | 0;
    const request = requests.entities.add(RETRY);
    const index = this.givenClasses === null ? this.drawClass() : this.givenClasses[row];
    if (this.givenService === null) this.programs[index].service.leave(stream);
    else stream.value = this.givenService[row];
    const user = session === NONE ? this.userOf(serial, row) : requests.user(session);
    requests.begin(request, serial, index, user, session);
    requests.setService(request, stream.value);
    this.lifecycle.arrive(request, this.cookieOf(session, user));
  }

  private userOf(serial: number, row: number): number {
    if (this.givenUsers !== null) return this.givenUsers[row];
    return this.drawsUsers ? this.draws.user(this.users, serial) : serial;
  }

  private cookieOf(session: number, user: number): number {
    if (session !== NONE) return this.requests.node(session);
    return this.cookies.length === 0 ? NONE : this.cookies[user];
  }

  private drawClass(): number {
    const { shares } = this;
    if (shares.length === 1) return 0;
    const u = this.stream.unit();
    let index = 0;
    while (index < shares.length - 1 && u >= shares[index]) index++;
    return index;
  }
}
