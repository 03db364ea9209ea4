import type { Measures } from '../engine/measures.ts';
import type { Php } from '../scenario/components.ts';
import { CORES_BUSY, NODES_BOOKED, NODES_UP, PROCESSES } from './layout.ts';
import { ABSENT, DRAINING, OFF, UP } from './node-status.ts';
import { NONE } from './request-columns.ts';

/** PHP nodes as columns, by node from 0, with their levels over time. */
export class Nodes {
  readonly capacity: number;
  readonly processes: number;
  readonly status: Uint8Array;
  /** Processes without a request, ready to take one. */
  readonly idle: Int32Array;
  /** Processes that are being replaced. */
  readonly respawning: Int32Array;
  readonly waiting: Int32Array;
  /** Unanswered requests that the balancer sent there. */
  readonly connections: Int32Array;
  /** First and last request in the backlog. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** Since when a node is up [s]. */
  readonly upSince: Float64Array;
  /** Requests that a fresh node still answers slowly. */
  readonly cold: Int32Array;
  /** Bytes that running requests hold. */
  readonly memory: Float64Array;
  /** Nodes that the balancer sends requests to, in rising order. */
  readonly eligible: Int32Array;
  eligibleCount = 0;
  /** 1 where the balancer takes the node for healthy. */
  readonly healthy: Uint8Array;
  upCount = 0;
  bookedCount = 0;
  /** Cores at work, over all nodes. */
  coresBusy = 0;
  private readonly measures: Measures;
  private readonly coldRequests: number;

  constructor(php: Php, capacity: number, measures: Measures) {
    this.measures = measures;
    this.capacity = capacity;
    this.processes = php.processes;
    this.coldRequests = php.coldStart?.requests ?? 0;
    this.status = new Uint8Array(capacity);
    this.idle = new Int32Array(capacity).fill(php.processes);
    this.respawning = new Int32Array(capacity);
    this.waiting = new Int32Array(capacity);
    this.connections = new Int32Array(capacity);
    this.head = new Int32Array(capacity).fill(NONE);
    this.tail = new Int32Array(capacity).fill(NONE);
    this.cold = new Int32Array(capacity);
    this.upSince = new Float64Array(capacity);
    this.memory = new Float64Array(capacity);
    this.eligible = new Int32Array(capacity);
    this.healthy = new Uint8Array(capacity);
  }

  isUp(node: number): boolean {
    return this.status[node] === UP || this.status[node] === DRAINING;
  }

  /** Whether there is a disk to lose: that of a failed node is gone already. */
  holdsData(node: number): boolean {
    return this.isUp(node) || this.status[node] === OFF;
  }

  /** Puts a node into a status and keeps the counts; the balancer learns of it by `setHealthy`. */
  setStatus(node: number, status: number): void {
    const before = this.status[node];
    const wasUp = before === UP || before === DRAINING ? 1 : 0;
    const isUp = status === UP || status === DRAINING ? 1 : 0;
    const up = isUp - wasUp;
    const booked = (status === ABSENT ? 0 : 1) - (before === ABSENT ? 0 : 1);
    this.status[node] = status;
    this.upCount += up;
    this.bookedCount += booked;
    const age = this.measures.age;
    this.measures.add(NODES_UP, -up * age);
    this.measures.add(PROCESSES, -up * this.processes * age);
    this.measures.add(NODES_BOOKED, -booked * age);
  }

  /** Empty queue, nothing in OPcache; its processes are the matter of `Processes`. */
  makeFresh(node: number): void {
    this.waiting[node] = 0;
    this.connections[node] = 0;
    this.head[node] = NONE;
    this.tail[node] = NONE;
    this.memory[node] = 0;
    this.chill(node);
  }

  /** Its OPcache is empty from now on. */
  chill(node: number): void {
    this.cold[node] = this.coldRequests;
  }

  /** Whether the balancer sends requests there. */
  setHealthy(node: number, isHealthy: boolean): void {
    if ((this.healthy[node] === 1) === isHealthy) return;
    this.healthy[node] = isHealthy ? 1 : 0;
    this.eligibleCount = 0;
    for (let i = 0; i < this.capacity; i++) if (this.healthy[i] === 1) this.eligible[this.eligibleCount++] = i;
  }

  setCoresBusy(change: number): void {
    this.coresBusy += change;
    const { sums, row } = this.measures;
    sums[row + CORES_BUSY] -= change * this.measures.age;
  }

  /** Adds to the areas what the levels give until the end of a block. */
  settle(): void {
    const age = this.measures.age;
    this.measures.add(NODES_UP, this.upCount * age);
    this.measures.add(PROCESSES, this.upCount * this.processes * age);
    this.measures.add(NODES_BOOKED, this.bookedCount * age);
    this.measures.add(CORES_BUSY, this.coresBusy * age);
  }
}
