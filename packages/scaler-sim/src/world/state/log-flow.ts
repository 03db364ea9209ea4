import type * as Scenario from '../../scenario/state.ts';
import type { Flow, FlowParts, Wipe } from './flow.ts';

/** Sum of the flow: seconds of logging that were lost, over all nodes. */
export const LOST = 0;

/**
 * Logs on nodes' disks, as a stream of constant rate that each node ships at its own phase. What was written since the last
 * shipping is lost at a wipe: exact sums, no event for a line.
 */
export class LogFlow implements Flow {
  private readonly parts: FlowParts;
  private readonly every: number;
  private readonly flushes: boolean;
  /** By node: the phase of its shipping, and since when its lines are there [s]. */
  private readonly phases: Float64Array;
  private readonly since: Float64Array;
  /** By node: what it had written and not shipped when it was switched off [s]. */
  private readonly left: [from: number, to: number][][];

  constructor(flow: Scenario.LogFlow, parts: FlowParts) {
    this.parts = parts;
    this.every = flow.shipEvery;
    this.flushes = flow.flushOnDeploy;
    this.phases = new Float64Array(parts.nodes.capacity);
    this.since = new Float64Array(parts.nodes.capacity);
    this.left = Array.from({ length: parts.nodes.capacity }, () => []);
  }

  begin(): void {
    if (this.every === Number.POSITIVE_INFINITY) return;
    for (let node = 0; node < this.phases.length; node++) {
      this.phases[node] = this.parts.stream.fineUnit() * this.every;
    }
  }

  start(): void {}

  read(): void {}

  due(): void {}

  /** A node comes back, or is new: its logs begin. */
  revive(node: number): void {
    this.since[node] = this.parts.events.now;
  }

  /** A node is switched off; its lines wait on its disk. */
  halt(node: number): void {
    this.left[node] = this.unshipped(node);
    this.since[node] = Number.POSITIVE_INFINITY;
  }

  wipe(node: number, { isDeploy }: Wipe): void {
    const { events, measures, place, places } = this.parts;
    if (places.isShared) return;
    const isOff = this.since[node] === Number.POSITIVE_INFINITY;
    const lost = this.flushes && isDeploy && !isOff ? [] : this.unshipped(node);
    for (const [from, to] of lost) measures.addSpan(place + LOST, from, to);
    this.left[node] = [];
    if (!isOff) this.since[node] = events.now;
  }

  wipeProcess(): void {}

  /** Until each node has shipped or lost the last line of the run. */
  isUndecided(): boolean {
    const { measures, nodes, places } = this.parts;
    if (places.isShared) return false;
    for (let node = 0; node < this.since.length; node++) {
      if (!nodes.holdsData(node)) continue;
      if (this.unshipped(node).some(([from, to]) => from < Math.min(to, measures.last))) return true;
    }
    return false;
  }

  /** Stretches of time whose lines are on a node's disk and nowhere else. */
  private unshipped(node: number): [from: number, to: number][] {
    const { now } = this.parts.events;
    const since = this.since[node];
    if (since === Number.POSITIVE_INFINITY) return this.left[node];
    const shipped = this.shippedBefore(node, now);
    return shipped > since ? [[shipped, now]] : [...this.left[node], [since, now]];
  }

  private shippedBefore(node: number, now: number): number {
    if (this.every === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    const phase = this.phases[node];
    return phase + Math.floor((now - phase) / this.every) * this.every;
  }
}
