import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type { Amount, DeployStrategy } from '../scenario/change.ts';
import type { Fleet } from './fleet.ts';
import { ABSENT, DOWN, DRAINING, OFF, STARTING, UP } from './node-status.ts';
import type { Nodes } from './nodes.ts';
import { NONE } from './request-columns.ts';

type Rolling = Extract<DeployStrategy, { kind: 'rolling' }>;

/** Nodes of an amount; a share is rounded up or down as Kubernetes does for surge and unavailable. */
export function nodesOf(amount: Amount, of: number, round: 'up' | 'down'): number {
  if ('nodes' in amount) return amount.nodes;
  // A share such as 0.07 times 100 is a hair above 7.
  const exact = amount.share * of;
  const near = Math.round(exact);
  if (Math.abs(exact - near) < 1e-9) return near;
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}

/** How many nodes beyond the wanted number a rolling deploy may have. */
export function surgeOf(strategy: DeployStrategy, wanted: number): number {
  return strategy.kind === 'rolling' ? nodesOf(strategy.surge, wanted, 'up') : 0;
}

/** A rolling deploy: fresh nodes take the place of old ones, a few at a time. */
export class Rollout {
  private readonly strategy: Rolling;
  private readonly start: Sampler;
  private readonly nodes: Nodes;
  private readonly fleet: Fleet;
  /** By node: 1 where it runs the old release. */
  private readonly isOld: Uint8Array;
  private isAgain = false;
  isRunning = false;
  /** Steps call back. */
  private isBusy = false;
  /** Nodes that there shall be. */
  wanted: number;

  constructor(strategy: Rolling, wanted: number, nodes: Nodes, fleet: Fleet) {
    this.strategy = strategy;
    this.start = samplerOf(strategy.start);
    this.wanted = wanted;
    this.nodes = nodes;
    this.fleet = fleet;
    this.isOld = new Uint8Array(nodes.capacity);
  }

  /** Begins a deploy, or lets one follow the one that runs. */
  begin(): void {
    if (this.isRunning) {
      this.isAgain = true;
      return;
    }
    this.isRunning = true;
    for (let node = 0; node < this.nodes.capacity; node++) {
      const status = this.nodes.status[node];
      this.isOld[node] = status !== ABSENT && status !== DRAINING ? 1 : 0;
    }
    this.goOn();
  }

  /** A node came or went. */
  goOn(): void {
    if (!this.isRunning || this.isBusy) return;
    this.isBusy = true;
    const surge = nodesOf(this.strategy.surge, this.wanted, 'up');
    // Shares of a few nodes may both come to none; Kubernetes then lets one go, lest nothing ever happens.
    const unavailable = Math.max(nodesOf(this.strategy.unavailable, this.wanted, 'down'), surge === 0 ? 1 : 0);
    while (this.retireOne(unavailable) || this.startOne(surge)) {
      // Each step may make room for the next.
    }
    this.isBusy = false;
    if (this.count((status, isOld) => isOld && status !== DRAINING) > 0) return;
    if (this.count((status) => status === STARTING) > 0) return;
    this.isRunning = false;
    if (!this.isAgain) return;
    this.isAgain = false;
    this.begin();
  }

  /** A node that goes is old no more. */
  forget(node: number): void {
    this.isOld[node] = 0;
  }

  private retireOne(unavailable: number): boolean {
    const available = this.count((status) => status === UP);
    for (let node = 0; node < this.nodes.capacity; node++) {
      if (this.isOld[node] === 0) continue;
      const status = this.nodes.status[node];
      const isBroken = status === DOWN || status === OFF || status === STARTING;
      if (!isBroken && (status !== UP || available - 1 < this.wanted - unavailable)) continue;
      this.isOld[node] = 0;
      this.fleet.retire(node, { kills: true, isDeploy: true });
      return true;
    }
    return false;
  }

  private startOne(surge: number): boolean {
    const fresh = this.count((status, isOld) => !isOld && status !== DRAINING);
    const all = this.count((status) => status !== DRAINING);
    if (fresh >= this.wanted || all >= this.wanted + surge) return false;
    return this.fleet.order(this.start) !== NONE;
  }

  private count(matches: (status: number, isOld: boolean) => boolean): number {
    let count = 0;
    for (let node = 0; node < this.nodes.capacity; node++) {
      const status = this.nodes.status[node];
      if (status !== ABSENT && matches(status, this.isOld[node] === 1)) count++;
    }
    return count;
  }
}
