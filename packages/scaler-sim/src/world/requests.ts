import type { Entities, EntityColumns } from '../engine/entities.ts';
import { SERVICE as KIND_FIRST, SELF_WAIT as KIND_LAST } from './kinds.ts';
import {
  ARRIVED,
  CLASS,
  FLAGS,
  LANE,
  MEMORY,
  NEWER,
  NEXT,
  NODE,
  NONE,
  OLDER,
  OWNER,
  PROCESS,
  QUERY,
  REAL_ROW,
  ROW,
  SERIAL,
  SERVICE,
  SHARING,
  STARTED,
  STEP,
  TRIES,
  USER,
} from './request-columns.ts';

/**
 * Requests by handle: what is known of each. Sessions and closed users use some of it as well. Every getter and setter is
 * small enough to cost nothing.
 */
export class Requests implements EntityColumns {
  readonly entities: Entities;
  /** Rows of whole numbers, and of others, for who reads many columns at once; new ones when an entity is added. */
  ints: Int32Array = new Int32Array(0);
  reals: Float64Array = new Float64Array(0);

  constructor(entities: Entities) {
    this.entities = entities;
    entities.attach(this);
  }

  reserve(capacity: number): void {
    const ints = new Int32Array(capacity << ROW);
    ints.set(this.ints);
    this.ints = ints;
    const reals = new Float64Array(capacity << REAL_ROW);
    reals.set(this.reals);
    this.reals = reals;
  }

  /**
   * A new request.
   * @param owner who waits for the answer, or NONE
   */
  begin(request: number, serial: number, index: number, user: number, owner: number): void {
    const { ints } = this;
    const at = request << ROW;
    ints[at + SERIAL] = serial | 0;
    ints[at + LANE] = 0;
    ints[at + USER] = user | 0;
    ints[at + OWNER] = owner | 0;
    ints[at + NODE] = NONE;
    ints[at + CLASS] = index | 0;
    ints[at + FLAGS] = 0;
    ints[at + STEP] = 0;
    ints[at + TRIES] = 0;
  }

  /** Serial number, from 0. */
  serial(request: number): number {
    return this.ints[(request << ROW) + SERIAL];
  }

  setSerial(request: number, value: number): void {
    this.ints[(request << ROW) + SERIAL] = value;
  }

  /** What tells requests to the site itself apart from the one that sent them. */
  lane(request: number): number {
    return this.ints[(request << ROW) + LANE];
  }

  setLane(request: number, value: number): void {
    this.ints[(request << ROW) + LANE] = value;
  }

  /** Whose request it is. */
  user(request: number): number {
    return this.ints[(request << ROW) + USER];
  }

  setUser(request: number, value: number): void {
    this.ints[(request << ROW) + USER] = value;
  }

  /** Who waits for the answer: a session, a closed user, or a request to itself. */
  owner(request: number): number {
    return this.ints[(request << ROW) + OWNER];
  }

  setOwner(request: number, value: number): void {
    this.ints[(request << ROW) + OWNER] = value;
  }

  node(request: number): number {
    return this.ints[(request << ROW) + NODE];
  }

  setNode(request: number, value: number): void {
    this.ints[(request << ROW) + NODE] = value;
  }

  /** Index of its class. */
  classOf(request: number): number {
    return this.ints[(request << ROW) + CLASS];
  }

  setClass(request: number, value: number): void {
    this.ints[(request << ROW) + CLASS] = value;
  }

  /** The step it is at. */
  step(request: number): number {
    return this.ints[(request << ROW) + STEP];
  }

  setStep(request: number, value: number): void {
    this.ints[(request << ROW) + STEP] = value;
  }

  /** How often the backlog or the step was tried. */
  tries(request: number): number {
    return this.ints[(request << ROW) + TRIES];
  }

  setTries(request: number, value: number): void {
    this.ints[(request << ROW) + TRIES] = value;
  }

  /** Which query runs or waits, or which key the memcache is asked for. */
  query(request: number): number {
    return this.ints[(request << ROW) + QUERY];
  }

  setQuery(request: number, value: number): void {
    this.ints[(request << ROW) + QUERY] = value;
  }

  /** Process of the node; only where processes are told apart. */
  process(request: number): number {
    return this.ints[(request << ROW) + PROCESS];
  }

  setProcess(request: number, value: number): void {
    this.ints[(request << ROW) + PROCESS] = value;
  }

  /** The next one in the backlog or in the database's queue. */
  next(request: number): number {
    return this.ints[(request << ROW) + NEXT];
  }

  setNext(request: number, value: number): void {
    this.ints[(request << ROW) + NEXT] = value;
  }

  /** Neighbours among unanswered requests, in the order of their arrival. */
  older(request: number): number {
    return this.ints[(request << ROW) + OLDER];
  }

  setOlder(request: number, value: number): void {
    this.ints[(request << ROW) + OLDER] = value;
  }

  newer(request: number): number {
    return this.ints[(request << ROW) + NEWER];
  }

  setNewer(request: number, value: number): void {
    this.ints[(request << ROW) + NEWER] = value;
  }

  /** The next one that shares a bucket of session locks. */
  sharing(request: number): number {
    return this.ints[(request << ROW) + SHARING];
  }

  setSharing(request: number, value: number): void {
    this.ints[(request << ROW) + SHARING] = value;
  }

  /** Arrival at the balancer [s]. */
  arrivedAt(request: number): number {
    return this.reals[(request << REAL_ROW) + ARRIVED];
  }

  setArrivedAt(request: number, value: number): void {
    this.reals[(request << REAL_ROW) + ARRIVED] = value;
  }

  /** Start in a process [s]. */
  startedAt(request: number): number {
    return this.reals[(request << REAL_ROW) + STARTED];
  }

  setStartedAt(request: number, value: number): void {
    this.reals[(request << REAL_ROW) + STARTED] = value;
  }

  /** Own time in PHP that is left [s]. */
  service(request: number): number {
    return this.reals[(request << REAL_ROW) + SERVICE];
  }

  setService(request: number, value: number): void {
    this.reals[(request << REAL_ROW) + SERVICE] = value;
  }

  /** Memory held [bytes]. */
  memory(request: number): number {
    return this.reals[(request << REAL_ROW) + MEMORY];
  }

  setMemory(request: number, value: number): void {
    this.reals[(request << REAL_ROW) + MEMORY] = value;
  }

  has(request: number, flag: number): boolean {
    return (this.ints[(request << ROW) + FLAGS] & flag) !== 0;
  }

  mark(request: number, flag: number): void {
    this.ints[(request << ROW) + FLAGS] |= flag;
  }

  unmark(request: number, flag: number): void {
    this.ints[(request << ROW) + FLAGS] &= ~flag;
  }
}

/** Whether an entity of this kind is a request that is not over. */
export function isRequest(kind: number): boolean {
  return kind >= KIND_FIRST && kind <= KIND_LAST;
}
