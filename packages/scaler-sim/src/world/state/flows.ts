import type { EventSet } from '../../engine/event-set.ts';
import type { Measures } from '../../engine/measures.ts';
import { streamOf } from '../../engine/random-stream.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { FlowPlacement } from '../../scenario/state.ts';
import { FLOW_KINDS, type FlowKind, flowPlace } from '../layout.ts';
import type { Mysql } from '../mysql.ts';
import type { Nodes } from '../nodes.ts';
import { FLOWS } from '../purposes.ts';
import type { Requests } from '../requests.ts';
import { Router } from '../router.ts';
import { CacheFlow } from './cache-flow.ts';
import type { Flow, FlowParts, Wipe } from './flow.ts';
import { LockFlow } from './lock-flow.ts';
import { LogFlow } from './log-flow.ts';
import { Places } from './places.ts';
import { SessionFlow } from './session-flow.ts';
import { StoredFlow } from './stored-flow.ts';

/** Streams of a flow. */
const OWN = 0;
const ROUTES = 1;
const PROCESSES = 2;

/** All run-time data of a scenario. */
export class Flows {
  readonly all: readonly Flow[];
  private readonly logs: readonly LogFlow[];

  constructor(
    scenario: Scenario,
    replication: number,
    nodes: Nodes,
    events: EventSet,
    requests: Requests,
    measures: Measures,
    mysql: Mysql | null,
  ) {
    const partsOf = (kind: FlowKind, placement: FlowPlacement, index: number): FlowParts => {
      const purpose = FLOWS + FLOW_KINDS.indexOf(kind);
      const stream = (part: number) => streamOf(scenario.seed, replication, purpose, part);
      return {
        index,
        place: flowPlace(scenario.traffic.requests.length, kind),
        places: new Places(placement, nodes.capacity, nodes.processes, stream(PROCESSES)),
        router: new Router(scenario.balancer.policy, nodes, stream(ROUTES)),
        stream: stream(OWN),
        events,
        requests,
        measures,
        nodes,
      };
    };
    const flows: Flow[] = [];
    const logs: LogFlow[] = [];
    for (const kind of FLOW_KINDS) {
      const flow = scenario.state[kind];
      if (flow === null) continue;
      const parts = partsOf(kind, flow.placement, flows.length);
      if ('starts' in flow) flows.push(new SessionFlow(flow, parts));
      else if ('ttl' in flow) flows.push(new CacheFlow(flow, parts, mysql));
      else if ('hold' in flow) flows.push(new LockFlow(flow, parts));
      else if ('usefulLife' in flow) flows.push(new StoredFlow(flow, parts));
      else {
        const log = new LogFlow(flow, parts);
        logs.push(log);
        flows.push(log);
      }
    }
    this.all = flows;
    this.logs = logs;
  }

  begin(): void {
    for (const flow of this.all) flow.begin();
  }

  wipe(node: number, wipe: Wipe): void {
    for (const flow of this.all) flow.wipe(node, wipe);
  }

  wipeProcess(node: number, process: number): void {
    for (const flow of this.all) flow.wipeProcess(node, process);
  }

  /** A node comes back, or is new. */
  revive(node: number): void {
    for (const log of this.logs) log.revive(node);
  }

  /** A node is switched off with its disk as it is. */
  halt(node: number): void {
    for (const log of this.logs) log.halt(node);
  }

  isUndecided(): boolean {
    return this.all.some((flow) => flow.isUndecided());
  }
}
