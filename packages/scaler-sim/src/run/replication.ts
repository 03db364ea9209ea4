import { batchesOf, sampleOf } from '../analysis/sample.ts';
import { WarmUpRecorder } from '../analysis/warm-up.ts';
import { SimulationError } from '../errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { step, stepAfterwards, type Tracer } from '../world/step.ts';
import { World } from '../world/world.ts';
import { blockBounds } from './blocks.ts';
import type { ReplicationRecord } from './record.ts';
import { pilesUp, seriesOf } from './series.ts';

/** Events between two looks at what else is to be done. */
export const SLICE = 65_536;

/** Slices in a row at one instant after which a run counts as stuck. */
const STUCK_SLICES = 200;

/** One replication of a scenario without unknown placements. */
export class Replication {
  private readonly scenario: Scenario;
  private readonly index: number;
  private readonly warmUp: WarmUpRecorder | null;
  private readonly bounds: readonly number[];
  private readonly world: World;
  private readonly maxInFlight: number;
  private readonly trace: Tracer | null;
  private slicesAtOnce = 0;

  /**
   * @param index from 0
   * @param maxInFlight requests, sessions and items at a time, beyond which the run is given up
   */
  constructor(scenario: Scenario, index: number, maxInFlight: number, trace: Tracer | null = null) {
    this.scenario = scenario;
    this.index = index;
    this.warmUp = scenario.warmup === 'auto' ? new WarmUpRecorder() : null;
    this.bounds = blockBounds(scenario.duration, scenario.warmup === 'auto' ? 0 : scenario.warmup);
    this.world = new World(scenario, index, this.bounds, this.warmUp);
    this.maxInFlight = maxInFlight;
    this.trace = trace;
  }

  /** Share of the simulated time that is over, 0 to 1. */
  get progress(): number {
    return Math.min(1, this.world.events.now / this.scenario.duration);
  }

  /**
   * Processes one slice of events.
   * @returns whether the replication is over
   * @throws SimulationError `run.in-flight-limit`, `run.stuck`
   */
  advance(): boolean {
    const { world } = this;
    const before = world.events.now;
    if (!world.isAfterwards) step(world, SLICE, this.trace);
    const isOver = world.isAfterwards && stepAfterwards(world, SLICE);
    if (world.entities.size > this.maxInFlight) throw this.tooMany();
    this.slicesAtOnce = world.events.now > before ? 0 : this.slicesAtOnce + 1;
    if (!isOver && this.slicesAtOnce > STUCK_SLICES) throw this.stuck();
    return isOver;
  }

  /** What it gave; after `advance` said that it is over. */
  record(): ReplicationRecord {
    const { scenario, world } = this;
    const blocks = world.measures.blocks();
    const found = this.warmUp?.end();
    const wanted = found === undefined ? Number(scenario.warmup) : Math.min(found.time, scenario.duration / 2);
    const kept = blocks.filter(({ start }) => start >= wanted);
    const measured = kept.length > 0 ? kept : blocks.slice(-1);
    return {
      index: this.index,
      samples: scenario.replications === 1 ? batchesOf(measured) : [sampleOf(measured)],
      series: seriesOf(scenario, blocks),
      bounds: this.bounds,
      marks: this.index === 0 ? world.marks : [],
      events: world.processed,
      warmup: measured[0].start,
      isTooShort: found?.isTooShort ?? false,
      isUnstable: pilesUp(measured),
    };
  }

  private tooMany(): SimulationError {
    return new SimulationError('run.in-flight-limit', {
      what: `more than ${this.maxInFlight} requests, sessions and items were there at a time after ${this.world.events.now.toPrecision(6)} s`,
      next: 'The load is more than the site can take. Limit php.backlog or php.timeout, add processes, or raise --max-in-flight.',
    });
  }

  private stuck(): SimulationError {
    return new SimulationError('run.stuck', {
      what: `the simulated clock stands still at ${this.world.events.now.toPrecision(6)} s`,
      next: 'Something repeats in no time: give closed users or sessions a think time above 0.',
    });
  }
}
