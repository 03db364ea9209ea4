import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import type { Sampler } from '../engine/sampler.ts';
import type { Balancer } from '../scenario/components.ts';
import type { Casualties } from './casualties.ts';
import { DRAIN, HEALTH, NODE_START } from './kinds.ts';
import { WIPES } from './layout.ts';
import { ABSENT, DOWN, DRAINING, OFF, STARTING, UP } from './node-status.ts';
import type { Nodes } from './nodes.ts';
import type { Processes } from './processes.ts';
import { NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';
import type { Wipe } from './state/flow.ts';
import type { Flows } from './state/flows.ts';

export interface FleetParts {
  readonly balancer: Balancer;
  readonly nodes: Nodes;
  readonly processes: Processes;
  readonly requests: Requests;
  readonly events: EventSet;
  readonly measures: Measures;
  readonly casualties: Casualties;
  readonly flows: Flows;
  /** For phases of health checks. */
  readonly stream: RandomStream;
  /** For times from the order of a node to its readiness. */
  readonly starting: RandomStream;
  /** A node came up (true), or left the balancer for good (false). */
  readonly onChange: (node: number, isUp: boolean) => void;
}

/** A node dies and takes its disk along. */
const UNPLANNED: Wipe = { kills: true, isDeploy: false };

/** What can happen to a node: it comes, goes, fails, comes back, is wiped; and what the balancer sees of it. */
export class Fleet {
  private readonly parts: FleetParts;
  /** By node: handle of its health check's or start's or drain's entity. */
  private readonly clocks: Int32Array;
  /** By node that goes: how its disk goes with it. */
  private readonly ends: Wipe[];

  constructor(parts: FleetParts) {
    this.parts = parts;
    this.clocks = new Int32Array(parts.nodes.capacity).fill(NONE);
    this.ends = Array<Wipe>(parts.nodes.capacity).fill(UNPLANNED);
  }

  /** A node is there from the beginning. */
  install(node: number): void {
    this.comeUp(node);
    this.parts.nodes.setHealthy(node, true);
  }

  /** Orders a node, which is ready after a time drawn from `delay`; its number, or NONE where there is no room. */
  order(delay: Sampler): number {
    const { nodes, starting } = this.parts;
    const node = nodes.status.indexOf(ABSENT);
    if (node < 0) return NONE;
    nodes.setStatus(node, STARTING);
    this.schedule(node, NODE_START, delay.draw(starting));
    return node;
  }

  /** A node that was ordered is ready. */
  started(node: number): void {
    this.clear(node);
    this.comeUp(node);
    this.parts.nodes.setHealthy(node, true);
    this.parts.onChange(node, true);
  }

  /** Takes a node out on purpose: it goes after `drain`, or at once where it has not started or has failed. */
  retire(node: number, end: Wipe = UNPLANNED): void {
    const { nodes, balancer } = this.parts;
    const status = nodes.status[node];
    nodes.setHealthy(node, false);
    this.clear(node);
    this.ends[node] = end;
    if (status !== UP || balancer.drain <= 0) {
      this.leave(node);
      return;
    }
    nodes.setStatus(node, DRAINING);
    this.schedule(node, DRAIN, balancer.drain);
  }

  /** A node goes for good; what still runs there fails. */
  leave(node: number): void {
    const { nodes, casualties } = this.parts;
    this.clear(node);
    const holdsData = nodes.holdsData(node);
    if (nodes.isUp(node)) casualties.failNode(node);
    if (holdsData) this.wipe(node, this.ends[node]);
    nodes.setStatus(node, ABSENT);
    this.ends[node] = UNPLANNED;
    this.parts.onChange(node, false);
  }

  /** A node fails and is wiped. */
  fail(node: number): void {
    const { nodes, casualties, balancer } = this.parts;
    // Its own clock is over: what it waited for does not come.
    this.clear(node);
    nodes.setStatus(node, DOWN);
    casualties.failNode(node);
    this.wipe(node, UNPLANNED);
    if (balancer.healthCheck === null) nodes.setHealthy(node, false);
    else if (nodes.healthy[node] === 1) this.scheduleCheck(node, balancer.healthCheck.failures);
  }

  /** A node is switched off on purpose, so the balancer knows; what still runs there fails. */
  switchOff(node: number, wipe: Wipe | null): void {
    const { nodes, casualties, flows } = this.parts;
    this.clear(node);
    nodes.setStatus(node, OFF);
    nodes.setHealthy(node, false);
    casualties.failNode(node);
    if (wipe !== null) this.wipe(node, wipe);
    flows.halt(node);
  }

  /** A node is back. */
  repair(node: number): void {
    const { nodes, balancer } = this.parts;
    this.clear(node);
    this.comeUp(node);
    if (balancer.healthCheck === null) nodes.setHealthy(node, true);
    else if (nodes.healthy[node] === 0) this.scheduleCheck(node, balancer.healthCheck.successes);
  }

  /** The balancer notices what a node is. */
  check(node: number): void {
    this.clear(node);
    this.parts.nodes.setHealthy(node, this.parts.nodes.status[node] === UP);
  }

  /** A node's disk and memory are emptied. */
  wipe(node: number, wipe: Wipe): void {
    this.parts.measures.add(WIPES, 1);
    this.parts.nodes.chill(node);
    this.parts.flows.wipe(node, wipe);
  }

  private comeUp(node: number): void {
    const { nodes, processes, flows } = this.parts;
    nodes.makeFresh(node);
    processes.makeFresh(node);
    nodes.setStatus(node, UP);
    nodes.upSince[node] = this.parts.events.now;
    flows.revive(node);
  }

  /** So many checks in a row from the next one on, which comes at a random phase. */
  private scheduleCheck(node: number, checks: number): void {
    const every = this.parts.balancer.healthCheck?.every ?? 0;
    this.schedule(node, HEALTH, (this.parts.stream.fineUnit() + checks - 1) * every);
  }

  private schedule(node: number, kind: number, delay: number): void {
    const { requests, events } = this.parts;
    const clock = requests.entities.add(kind);
    requests.setNode(clock, node);
    this.clocks[node] = clock;
    events.due[clock] = events.now + delay;
    events.put(clock);
  }

  /** Takes back what a node was waiting for. */
  private clear(node: number): void {
    const { requests, events } = this.parts;
    const clock = this.clocks[node];
    if (clock === NONE) return;
    events.remove(clock);
    requests.entities.release(clock);
    this.clocks[node] = NONE;
  }
}
