import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import { exponential } from '../engine/ziggurat.ts';
import type { Mark } from '../result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Fleet } from './fleet.ts';
import { CONFIG_CHANGE, DEPLOY, NODE_CLOCK, SCALE } from './kinds.ts';
import { DEPLOYS, NODE_FAILURES } from './layout.ts';
import { ABSENT, DOWN, DRAINING, OFF, STARTING, UP } from './node-status.ts';
import type { Nodes } from './nodes.ts';
import { Recurrence } from './occurrence.ts';
import { CHANGING, DEPLOYING, FAILING } from './purposes.ts';
import { NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';
import { Rollout } from './rollout.ts';

export interface ChangeParts {
  readonly scenario: Scenario;
  readonly fleet: Fleet;
  readonly nodes: Nodes;
  readonly events: EventSet;
  readonly requests: Requests;
  readonly measures: Measures;
  readonly stream: (purpose: number, part?: number) => RandomStream;
  readonly mark: (mark: Mark) => void;
}

const AT_ONCE = samplerOf({ law: 'constant', value: 0 });

/** Deploys, configuration changes, failures, and how many nodes there shall be. */
export class Changes {
  private readonly parts: ChangeParts;
  private readonly rollout: Rollout | null;
  private readonly deploys: Recurrence | null;
  private readonly configChanges: Recurrence | null;
  private readonly recovery: Sampler;
  /** By node: its clock of failures, and its stream. */
  private readonly clocks: Int32Array;
  private readonly streams: readonly RandomStream[];
  /** Nodes that there shall be. */
  wanted: number;

  constructor(parts: ChangeParts) {
    const { scenario, nodes, fleet, stream } = parts;
    this.parts = parts;
    this.wanted = scenario.php.nodes;
    const strategy = scenario.deploys?.strategy;
    this.rollout = strategy?.kind === 'rolling' ? new Rollout(strategy, this.wanted, nodes, fleet) : null;
    this.deploys = scenario.deploys === null ? null : new Recurrence(scenario.deploys.when, stream(DEPLOYING));
    this.configChanges =
      scenario.configChanges === null ? null : new Recurrence(scenario.configChanges.when, stream(CHANGING));
    this.recovery = scenario.failures === null ? AT_ONCE : samplerOf(scenario.failures.recovery);
    this.clocks = new Int32Array(nodes.capacity).fill(NONE);
    this.streams = Array.from({ length: nodes.capacity }, (_, node) => stream(FAILING, node));
  }

  begin(): void {
    const { scenario, fleet, requests, events } = this.parts;
    for (let node = 0; node < scenario.php.nodes; node++) {
      fleet.install(node);
      this.watch(node);
    }
    this.deploys?.schedule(events, requests.entities.add(DEPLOY));
    this.configChanges?.schedule(events, requests.entities.add(CONFIG_CHANGE));
    scenario.scale.forEach(({ at }, index) => {
      const clock = requests.entities.add(SCALE);
      requests.setNext(clock, index);
      events.due[clock] = at;
      events.put(clock);
    });
  }

  /** A deploy is due. */
  deploy(clock: number): void {
    const { events, measures, mark } = this.parts;
    this.deploys?.schedule(events, clock);
    measures.add(DEPLOYS, 1);
    mark({ time: events.now, kind: 'deploy' });
    if (this.rollout === null) this.wipeAll();
    else {
      this.rollout.wanted = this.wanted;
      this.rollout.begin();
    }
  }

  configChange(clock: number): void {
    this.configChanges?.schedule(this.parts.events, clock);
    if (this.parts.scenario.configChanges?.wipes === true) this.wipeAll();
  }

  /** A node's clock: it fails, or is repaired. */
  turn(clock: number): void {
    const { nodes, fleet, requests, events, measures, mark } = this.parts;
    const node = requests.node(clock);
    if (nodes.status[node] === DOWN) {
      fleet.repair(node);
      mark({ time: events.now, kind: 'repair', node });
      this.schedule(node, this.lifetime(node));
      return;
    }
    if (nodes.status[node] === OFF) {
      this.schedule(node, this.lifetime(node));
      return;
    }
    measures.add(NODE_FAILURES, 1);
    mark({ time: events.now, kind: 'failure', node });
    if (nodes.status[node] === DRAINING) {
      fleet.leave(node);
      return;
    }
    this.schedule(node, this.recovery.draw(this.streams[node]));
    fleet.fail(node);
  }

  /** A number of nodes that was ordered takes effect. */
  scale(clock: number): void {
    const event = this.parts.scenario.scale[this.parts.requests.next(clock)];
    this.parts.requests.entities.release(clock);
    this.setWanted(event.nodes, samplerOf(event.lag));
  }

  /** From now on there shall be so many nodes; new ones are ready after a time drawn from `delay`. */
  setWanted(wanted: number, delay: Sampler): void {
    const { nodes, fleet, events, mark } = this.parts;
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    mark({ time: events.now, kind: 'scale', nodes: wanted });
    if (this.rollout?.isRunning === true) {
      this.rollout.wanted = wanted;
      this.rollout.goOn();
    }
    let there = 0;
    for (const status of nodes.status) if (status !== ABSENT && status !== DRAINING) there++;
    while (there < wanted && fleet.order(delay) !== NONE) there++;
    // What has not started goes first, then the newest.
    for (const first of [STARTING, DOWN, OFF, UP]) {
      for (let node = nodes.capacity - 1; node >= 0 && there > wanted; node--) {
        if (nodes.status[node] !== first) continue;
        there--;
        fleet.retire(node);
      }
    }
  }

  /** A node came up (true) or went for good (false). */
  changed(node: number, isUp: boolean): void {
    const { events } = this.parts;
    if (isUp) this.watch(node);
    else {
      if (this.clocks[node] !== NONE) events.remove(this.clocks[node]);
      this.rollout?.forget(node);
    }
    this.rollout?.goOn();
  }

  /** Sets the clock of failures of a node that came up. */
  private watch(node: number): void {
    if (this.parts.scenario.failures === null) return;
    if (this.clocks[node] === NONE) {
      this.clocks[node] = this.parts.requests.entities.add(NODE_CLOCK);
      this.parts.requests.setNode(this.clocks[node], node);
    }
    this.schedule(node, this.lifetime(node));
  }

  private lifetime(node: number): number {
    return exponential(this.streams[node]) * (this.parts.scenario.failures?.mtbf ?? Number.POSITIVE_INFINITY);
  }

  private schedule(node: number, delay: number): void {
    const { events } = this.parts;
    events.due[this.clocks[node]] = events.now + delay;
    events.move(this.clocks[node]);
  }

  /** Every node's disk is emptied at one instant; running requests finish. */
  private wipeAll(): void {
    const { nodes, fleet } = this.parts;
    for (let node = 0; node < nodes.capacity; node++) {
      if (nodes.holdsData(node)) fleet.wipe(node, { kills: false, isDeploy: true });
    }
  }
}
