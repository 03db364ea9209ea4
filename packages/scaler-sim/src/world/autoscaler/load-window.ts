import type { ScalerMetric } from '../../scenario/change.ts';
import type { Cores } from '../cores.ts';
import type { Nodes } from '../nodes.ts';

/** Figures of nodes over the last seconds, one reading a second: what an autoscaler's metrics are made from. */
export class LoadWindow {
  private readonly seconds: number;
  private readonly nodes: Nodes;
  private readonly cores: Cores | null;
  private readonly coresPerNode: number;
  /** By second and node; NaN where the node was not up. */
  private readonly readings: Record<ScalerMetric, Float64Array>;
  private count = 0;
  private arrivedBefore = 0;

  constructor(seconds: number, nodes: Nodes, cores: Cores | null, coresPerNode: number) {
    this.seconds = Math.max(1, Math.ceil(seconds));
    this.nodes = nodes;
    this.cores = cores;
    this.coresPerNode = coresPerNode;
    const column = (): Float64Array => new Float64Array(this.seconds * nodes.capacity).fill(Number.NaN);
    this.readings = { cpu: column(), processes: column(), requests: column(), concurrency: column() };
  }

  /** Takes the reading of a second. @param arrived requests that have come so far, in all */
  take(arrived: number): void {
    const { nodes, readings } = this;
    const base = (this.count++ % this.seconds) * nodes.capacity;
    const perNode = nodes.upCount > 0 ? (arrived - this.arrivedBefore) / nodes.upCount : 0;
    this.arrivedBefore = arrived;
    for (let node = 0; node < nodes.capacity; node++) {
      const isUp = nodes.isUp(node);
      const busy = nodes.processes - nodes.idle[node] - nodes.respawning[node];
      const cpu = this.cores === null ? busy / nodes.processes : this.cores.busyOf(node) / this.coresPerNode;
      readings.cpu[base + node] = isUp ? cpu : Number.NaN;
      readings.processes[base + node] = isUp ? busy / nodes.processes : Number.NaN;
      readings.requests[base + node] = isUp ? perNode : Number.NaN;
      readings.concurrency[base + node] = isUp ? busy + nodes.waiting[node] : Number.NaN;
    }
  }

  /** Mean of a node over `length` seconds that ended `delay` seconds ago; null where it was not up in all of them. */
  nodeMean(metric: ScalerMetric, node: number, length: number, delay: number): number | null {
    const values = this.span(length, delay).map((base) => this.readings[metric][base + node]);
    return values.length === 0 || values.some((value) => Number.isNaN(value)) ? null : mean(values);
  }

  /** Sum over nodes, averaged over `length` seconds that ended `delay` seconds ago; 0 where nothing was up. */
  totalMean(metric: ScalerMetric, length: number, delay = 0): number {
    const totals = this.span(length, delay).map((base) => {
      const values = this.readings[metric].subarray(base, base + this.nodes.capacity);
      return values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
    });
    return totals.length === 0 ? 0 : mean(totals);
  }

  /** Where the readings of these seconds begin. */
  private span(length: number, delay: number): number[] {
    const last = this.count - Math.round(delay);
    const first = Math.max(0, this.count - this.seconds, last - Math.max(1, Math.round(length)));
    const bases: number[] = [];
    for (let second = first; second < last; second++) bases.push((second % this.seconds) * this.nodes.capacity);
    return bases;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
