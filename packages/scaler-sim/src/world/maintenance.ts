import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type * as Scenario from '../scenario/change.ts';
import type { Fleet } from './fleet.ts';
import { MAINTENANCE } from './kinds.ts';
import { OFF, UP } from './node-status.ts';
import type { Nodes } from './nodes.ts';
import { Recurrence } from './occurrence.ts';
import { MAINTAINING } from './purposes.ts';
import type { Requests } from './requests.ts';

/** What an entity's event begins; kept in its column `next`. */
const DUE = 0;
const SWITCH_OFF = 1;
const SWITCH_ON = 2;
/** In the column `node`: all of them. */
const ALL = -1;

/** Planned work: nodes leave the balancer, drain, are gone for a while and come back. */
export class Maintenance {
  private readonly wipes: boolean;
  private readonly drain: number;
  private readonly duration: Sampler;
  private readonly recurrences: readonly Recurrence[];
  private readonly durations: RandomStream;
  private readonly fleet: Fleet;
  private readonly nodes: Nodes;
  private readonly requests: Requests;
  private readonly events: EventSet;

  constructor(
    maintenance: Scenario.Maintenance,
    drain: number,
    fleet: Fleet,
    nodes: Nodes,
    requests: Requests,
    events: EventSet,
    stream: (purpose: number, part?: number) => RandomStream,
  ) {
    this.wipes = maintenance.wipes;
    this.drain = drain;
    this.duration = samplerOf(maintenance.duration);
    const clocks = maintenance.scope === 'all' ? 1 : nodes.capacity;
    this.recurrences = Array.from(
      { length: clocks },
      (_, part) => new Recurrence(maintenance.when, stream(MAINTAINING, part)),
    );
    this.durations = stream(MAINTAINING, clocks);
    this.fleet = fleet;
    this.nodes = nodes;
    this.requests = requests;
    this.events = events;
  }

  begin(): void {
    this.recurrences.forEach((recurrence, node) => {
      const clock = this.requests.entities.add(MAINTENANCE);
      this.requests.setNext(clock, DUE);
      this.requests.setNode(clock, this.recurrences.length === 1 ? ALL : node);
      recurrence.schedule(this.events, clock);
    });
  }

  /** An entity of maintenance has its event. */
  turn(entity: number): void {
    const node = this.requests.node(entity);
    switch (this.requests.next(entity)) {
      case DUE:
        this.recurrences[node === ALL ? 0 : node].schedule(this.events, entity);
        this.begins(node);
        return;
      case SWITCH_OFF:
        this.switchOff(node);
        break;
      default:
        // It may have been replaced or failed meanwhile.
        if (this.nodes.status[node] === OFF) this.fleet.repair(node);
    }
    this.requests.entities.release(entity);
  }

  private begins(which: number): void {
    for (let node = 0; node < this.nodes.capacity; node++) {
      if (which !== ALL && which !== node) continue;
      if (this.nodes.status[node] !== UP) continue;
      this.nodes.setHealthy(node, false);
      if (this.drain > 0) this.schedule(node, SWITCH_OFF, this.drain);
      else this.switchOff(node);
    }
  }

  private switchOff(node: number): void {
    if (this.nodes.status[node] !== UP) return;
    this.fleet.switchOff(node, this.wipes ? { kills: true, isDeploy: false } : null);
    this.schedule(node, SWITCH_ON, this.duration.draw(this.durations));
  }

  private schedule(node: number, next: number, delay: number): void {
    const entity = this.requests.entities.add(MAINTENANCE);
    this.requests.setNext(entity, next);
    this.requests.setNode(entity, node);
    this.events.due[entity] = this.events.now + delay;
    this.events.put(entity);
  }
}
