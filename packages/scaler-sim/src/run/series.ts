import { merged, quantile } from '../engine/histogram.ts';
import type { Block } from '../engine/measures.ts';
import type { Scenario } from '../scenario/scenario.ts';
import * as layout from '../world/layout.ts';
import { LOST } from '../world/state/stored-flow.ts';

type Column = readonly (number | null)[];

/** The run over time: see `Series` for the columns. */
export function seriesOf(scenario: Scenario, blocks: readonly Block[]): Readonly<Record<string, Column>> {
  const classes = scenario.traffic.requests.map((_, index) => layout.classPlace(index));
  const over = (block: Block, places: readonly number[]): number =>
    places.reduce((sum, place) => sum + block.sums[place], 0);
  const arrived = classes.map((place) => place + layout.ARRIVED);
  const good = classes.map((place) => place + layout.GOOD);
  const bad = [layout.TIMED_OUT, layout.REJECTED, layout.FAILED, layout.NO_MEMORY];
  const perSecond = (places: readonly number[]): Column =>
    blocks.map((block) => over(block, places) / (block.end - block.start));
  const latency = (p: number): Column => blocks.map((block) => quantile(merged(block.histograms), p));
  const columns: Record<string, Column> = {
    arrivals: perSecond(arrived),
    throughput: perSecond(good),
    'latency.p50': latency(0.5),
    'latency.p95': latency(0.95),
    'latency.p99': latency(0.99),
    queue: perSecond([layout.WAITING]),
    busy: perSecond([layout.BUSY]),
    nodes: perSecond([layout.NODES_UP]),
    errors: blocks.map((block) => {
      const all = over(block, arrived);
      return all > 0 ? over(block, bad) / all : null;
    }),
  };
  for (const kind of layout.FLOW_KINDS) {
    const flow = scenario.state[kind];
    if (flow === null || !('usefulLife' in flow || 'starts' in flow)) continue;
    // Items and sessions count what is lost in the same place.
    const place = layout.flowPlace(classes.length, kind) + LOST;
    columns[`lost.${kind}`] = blocks.map((block) => block.sums[place]);
  }
  return columns;
}

/** Whether requests pile up: all processes at work at the end, and ever more requests waiting. */
export function pilesUp(blocks: readonly Block[]): boolean {
  const third = Math.floor(blocks.length / 3);
  if (third < 2) return false;
  const mean = (part: readonly Block[], over: number): number =>
    part.reduce((sum, block) => sum + block.sums[over], 0) /
    part.reduce((sum, block) => sum + (block.end - block.start), 0);
  const late = blocks.slice(-third);
  const busy = mean(late, layout.BUSY) / Math.max(mean(late, layout.PROCESSES), Number.MIN_VALUE);
  const waitingLate = mean(late, layout.WAITING);
  return busy > 0.97 && waitingLate > 10 && waitingLate > 2 * mean(blocks.slice(0, third), layout.WAITING);
}
