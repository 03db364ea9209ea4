import type { EventSet } from '../../engine/event-set.ts';
import { type Sampler, samplerOf } from '../../engine/sampler.ts';
import type * as Scenario from '../../scenario/change.ts';
import type { Changes } from '../changes.ts';
import type { Cores } from '../cores.ts';
import { AUTOSCALER } from '../kinds.ts';
import type { Nodes } from '../nodes.ts';
import type { Requests } from '../requests.ts';
import { type Decision, HpaDecision, KpaDecision, ScheduleDecision, TargetTrackingDecision } from './decisions.ts';
import { LoadWindow } from './load-window.ts';

/** Looks at the nodes' load once a second and, at its period, says how many nodes there shall be. */
export class Autoscaler {
  private readonly min: number;
  private readonly max: number;
  private readonly start: Sampler;
  private readonly decision: Decision;
  private readonly window: LoadWindow;
  private readonly changes: Changes;
  private readonly events: EventSet;
  private readonly arrived: () => number;
  private nextLook: number;

  /** @param arrived requests that have come so far */
  constructor(
    scaler: Scenario.Autoscaler,
    coresPerNode: number,
    nodes: Nodes,
    cores: Cores | null,
    changes: Changes,
    events: EventSet,
    arrived: () => number,
  ) {
    this.min = scaler.min;
    this.max = scaler.max;
    this.start = samplerOf(scaler.start);
    this.decision = decisionOf(scaler, nodes, () => this.window);
    this.window = new LoadWindow(this.decision.memory + 1, nodes, cores, coresPerNode);
    this.changes = changes;
    this.events = events;
    this.arrived = arrived;
    this.nextLook = this.decision.period;
  }

  begin(requests: Requests): void {
    this.schedule(requests.entities.add(AUTOSCALER));
  }

  /** A second is over. */
  tick(clock: number): void {
    const { now } = this.events;
    this.schedule(clock);
    this.window.take(this.arrived());
    if (now < this.nextLook - 1e-6) return;
    this.nextLook += this.decision.period;
    const wanted = this.decision.decide(this.changes.wanted, now);
    this.changes.setWanted(Math.min(this.max, Math.max(this.min, wanted)), this.start);
  }

  private schedule(clock: number): void {
    this.events.due[clock] = this.events.now + 1;
    this.events.put(clock);
  }
}

function decisionOf(scaler: Scenario.Autoscaler, nodes: Nodes, window: () => LoadWindow): Decision {
  switch (scaler.kind) {
    case 'schedule':
      return new ScheduleDecision(scaler);
    case 'hpa':
      return new HpaDecision(scaler, nodes, window);
    case 'target-tracking':
      return new TargetTrackingDecision(scaler, nodes, window);
    case 'kpa':
      return new KpaDecision(scaler, nodes, window);
  }
}
