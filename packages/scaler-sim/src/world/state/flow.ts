import type { EventSet } from '../../engine/event-set.ts';
import type { Measures } from '../../engine/measures.ts';
import type { RandomStream } from '../../engine/random-stream.ts';
import { exponential } from '../../engine/ziggurat.ts';
import type { Nodes } from '../nodes.ts';
import type { Requests } from '../requests.ts';
import type { Router } from '../router.ts';
import type { Places } from './places.ts';

/** What every flow stands on. */
export interface FlowParts {
  /** Its number among the scenario's flows: the class of its entities. */
  readonly index: number;
  /** Where its sums begin. */
  readonly place: number;
  readonly places: Places;
  readonly router: Router;
  readonly stream: RandomStream;
  readonly events: EventSet;
  readonly requests: Requests;
  readonly measures: Measures;
  readonly nodes: Nodes;
}

/** Why a node is wiped. */
export interface Wipe {
  /** What ran there has died as well. */
  readonly kills: boolean;
  /** It was planned, so that logs can be shipped before. */
  readonly isDeploy: boolean;
}

/** One kind of run-time data. */
export interface Flow {
  /** Sets its clocks. */
  begin(): void;
  /** Its clock: the next item, session or attempt. */
  start(clock: number): void;
  /** Its clock of reads. */
  read(clock: number): void;
  /** The event of an item, session or lock. */
  due(entity: number): void;
  /** All places of a node are wiped. */
  wipe(node: number, wipe: Wipe): void;
  /** One process of a node is replaced. */
  wipeProcess(node: number, process: number): void;
  /** True while a later wipe can still change what was counted. */
  isUndecided(): boolean;
}

/** Sets a Poisson clock of `rate` [1/s] to its next event. */
export function scheduleNext(events: EventSet, clock: number, rate: number, stream: RandomStream): void {
  events.due[clock] = events.now + exponential(stream) / rate;
  events.put(clock);
}

/** A clock of a flow. */
export function addClock(parts: FlowParts, kind: number): number {
  const clock = parts.requests.entities.add(kind);
  parts.requests.setClass(clock, parts.index);
  return clock;
}
