import { Entities } from '../engine/entities.ts';
import { EventSet } from '../engine/event-set.ts';
import { Measures } from '../engine/measures.ts';
import { keyOf, type RandomStream, streamOf } from '../engine/random-stream.ts';
import { samplerOf } from '../engine/sampler.ts';
import type { Mark } from '../result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isAfterwards } from './afterwards.ts';
import { Answers, type LatencyObserver } from './answers.ts';
import { Arrivals } from './arrivals.ts';
import { Autoscaler } from './autoscaler/autoscaler.ts';
import { Backlog } from './backlog.ts';
import { nodeCapacity } from './capacity.ts';
import { Casualties } from './casualties.ts';
import { Changes } from './changes.ts';
import { Cores } from './cores.ts';
import { Cron } from './cron.ts';
import { Failovers } from './failover.ts';
import { Fleet } from './fleet.ts';
import { ARRIVAL, BLOCK, DEADLINE, NODE_CPU } from './kinds.ts';
import { layoutWidth } from './layout.ts';
import { Lifecycle } from './lifecycle.ts';
import { Maintenance } from './maintenance.ts';
import { Memcache } from './memcache.ts';
import { MemcacheFailures } from './memcache-failures.ts';
import { Mysql } from './mysql.ts';
import { Nodes } from './nodes.ts';
import { ObjectStorage } from './object-storage.ts';
import { addOpenAreas } from './open-areas.ts';
import { Processes } from './processes.ts';
import { programOf } from './program.ts';
import * as purpose from './purposes.ts';
import { NONE } from './request-columns.ts';
import { Requests } from './requests.ts';
import { Router } from './router.ts';
import { SessionLocks } from './session-locks.ts';
import { Sessions } from './sessions.ts';
import { Start } from './start.ts';
import { Flows } from './state/flows.ts';
import { StepDraws } from './step-draws.ts';
import { StepRunner } from './step-runner.ts';
import { Traffic } from './traffic.ts';
import { WorkerQueues } from './worker-queues.ts';

/** Marks that are kept. */
const MARKS_MAX = 1000;

/** Users whose cookies are kept one by one. */
const COOKIES_MAX = 10_000_000;

/** Everything of one replication. `step.ts` makes it go on. */
export class World {
  readonly events: EventSet = new EventSet();
  readonly entities: Entities = new Entities();
  readonly requests: Requests;
  readonly measures: Measures;
  readonly nodes: Nodes;
  readonly mysql: Mysql | null;
  readonly worker: WorkerQueues | null;
  readonly steps: StepRunner;
  readonly lifecycle: Lifecycle;
  readonly casualties: Casualties;
  readonly traffic: Traffic;
  readonly flows: Flows;
  readonly fleet: Fleet;
  readonly changes: Changes;
  readonly maintenance: Maintenance | null;
  readonly autoscaler: Autoscaler | null;
  readonly failovers: Failovers | null;
  readonly memcacheFailures: MemcacheFailures | null;
  readonly cron: Cron | null;
  /** By handle of a node's entity: which node. */
  readonly nodeOf: Int32Array;
  readonly marks: Mark[] = [];
  /** Events processed. */
  processed = 0;
  /** The last block is over; what follows only decides what became of data. */
  isAfterwards = false;

  /**
   * @param replication from 0
   * @param bounds of the blocks of time that are measured [s], rising, the last one the end
   * @param observer of good answers, or null
   */
  constructor(scenario: Scenario, replication: number, bounds: readonly number[], observer: LatencyObserver | null) {
    const { events, entities } = this;
    const stream = (of: number, part = 0): RandomStream => streamOf(scenario.seed, replication, of, part);
    const { php, traffic, balancer, state } = scenario;
    entities.attach({ reserve: (capacity) => events.reserve(capacity) });
    const requests = new Requests(entities);
    const programs = traffic.requests.map(programOf);
    const measures = new Measures(layoutWidth(programs.length), programs.length, bounds, events);
    const nodes = new Nodes(php, nodeCapacity(scenario), measures);
    this.requests = requests;
    this.measures = measures;
    this.nodes = nodes;

    const source = entities.add(ARRIVAL);
    const deadlines = entities.add(DEADLINE);
    const block = entities.add(BLOCK);
    events.due[block] = measures.end;
    events.put(block);
    const clocks = Int32Array.from({ length: nodes.capacity }, () => entities.add(NODE_CPU));
    this.nodeOf = new Int32Array(entities.size).fill(NONE);
    clocks.forEach((clock, node) => {
      this.nodeOf[clock] = node;
    });

    const draws = new StepDraws(keyOf(scenario.seed, replication, purpose.STEPS), requests);
    const answers = new Answers(requests, nodes, measures, events, php.timeout, deadlines, observer);
    this.mysql = scenario.mysql === null ? null : new Mysql(scenario.mysql, events, requests, measures, draws);
    const memcache = scenario.memcache === null ? null : new Memcache(scenario.memcache, measures, events);
    const storage =
      scenario.objectStorage === null ? null : new ObjectStorage(scenario.objectStorage, measures, events);
    this.worker =
      scenario.worker === null
        ? null
        : new WorkerQueues(scenario.worker.jobs, entities, events, measures, stream(purpose.WORKING));
    const backends = { mysql: this.mysql, memcache, storage, worker: this.worker };
    this.steps = new StepRunner(backends, programs, requests, events, draws);
    const cores = php.cores === Number.POSITIVE_INFINITY ? null : new Cores(php.cores, nodes, events, clocks);
    const think = traffic.source.process === 'closed' ? traffic.source.think : traffic.sessions?.think;
    const sessions =
      think === undefined ? null : new Sessions(requests, events, samplerOf(think), stream(purpose.THINKING));
    const processes = new Processes(php, nodes, requests, events, stream(purpose.RESPAWNING));
    const backlog = new Backlog(php.backlog, nodes, requests, measures);
    const keepsCookies = balancer.policy === 'sticky' && traffic.users <= COOKIES_MAX && sessions === null;
    const cookies = new Int32Array(keepsCookies ? traffic.users : 0).fill(NONE);
    const forgets = balancer.policy === 'sticky' && traffic.users > COOKIES_MAX && Number.isFinite(traffic.users);
    const isSlowed = php.memory !== null || php.coldStart !== null;
    this.lifecycle = new Lifecycle({
      php,
      programs,
      events,
      measures,
      requests,
      nodes,
      // With users too many to remember, a hash gives each the node that chance would, and keeps it.
      router: new Router(forgets ? 'consistent-hash' : balancer.policy, nodes, stream(purpose.ROUTING)),
      answers,
      start: isSlowed ? new Start(php, nodes, requests, programs, draws) : null,
      steps: this.steps,
      cores,
      locks: state.sessions?.lock === true ? new SessionLocks(requests, state.sessions.placement !== 'shared') : null,
      sessions,
      mysql: this.mysql,
      processes,
      backlog,
      cookies,
    });
    const drops = php.abandoned === 'drop';
    const { lifecycle } = this;
    this.casualties = new Casualties(drops, lifecycle, answers, backlog, requests, events, cores, this.mysql);
    this.traffic = new Traffic({
      traffic,
      programs,
      arrivals: new Arrivals(traffic.source, stream(purpose.INTERARRIVALS)),
      lifecycle,
      requests,
      events,
      sessions,
      draws,
      stream: stream(purpose.REQUESTS),
      cookies,
      clock: source,
    });

    this.flows = new Flows(scenario, replication, nodes, events, requests, measures, this.mysql);
    processes.onReplaced = (node, process) => this.flows.wipeProcess(node, process);
    this.fleet = new Fleet({
      balancer,
      nodes,
      processes,
      requests,
      events,
      measures,
      casualties: this.casualties,
      flows: this.flows,
      stream: stream(purpose.CHECKING),
      starting: stream(purpose.STARTING),
      onChange: (node, isUp) => this.changes.changed(node, isUp),
    });
    const { fleet } = this;
    const mark = (what: Mark): void => {
      if (this.marks.length < MARKS_MAX && !this.isAfterwards) this.marks.push(what);
    };
    this.changes = new Changes({ scenario, fleet, nodes, events, requests, measures, stream, mark });
    this.maintenance =
      scenario.maintenance === null
        ? null
        : new Maintenance(scenario.maintenance, balancer.drain, fleet, nodes, requests, events, stream);
    this.autoscaler =
      scenario.autoscaler === null
        ? null
        : new Autoscaler(scenario.autoscaler, php.cores, nodes, cores, this.changes, events, () => this.traffic.count);
    const failover = scenario.mysql?.failover ?? null;
    this.failovers =
      this.mysql === null || failover === null
        ? null
        : new Failovers(failover, this.mysql, this.casualties, events, stream(purpose.DATABASE_FAILING));
    const memcacheFailures = scenario.memcache?.failures ?? null;
    this.memcacheFailures =
      memcache === null || memcacheFailures === null
        ? null
        : new MemcacheFailures(memcacheFailures, memcache, requests, events, stream(purpose.MEMCACHE_FAILING));
    const locksAreShared = state.locks?.placement === 'shared';
    this.cron =
      scenario.worker === null
        ? null
        : new Cron(scenario.worker, locksAreShared, nodes, requests, events, measures, stream(purpose.CRON_WORK));
    this.begin();
  }

  /** A query is done: its request goes on, if one waits. */
  queryDone(request: number): void {
    if (this.mysql === null) return;
    this.mysql.done();
    if (this.mysql.isBare(request)) this.mysql.releaseBare(request);
    else this.lifecycle.stepDone(request);
  }

  /** A block of measurements ends. */
  endBlock(entity: number): void {
    addOpenAreas(this.requests, this.measures);
    this.nodes.settle();
    this.mysql?.settle();
    this.worker?.settle();
    this.measures.close();
    this.isAfterwards = this.measures.end === Number.POSITIVE_INFINITY;
    if (this.isAfterwards) return;
    this.events.due[entity] = this.measures.end;
    this.events.put(entity);
  }

  /** Whether an event is to be processed: after the run, only those that decide what became of data. */
  counts(entity: number): boolean {
    return isAfterwards(this.entities.kinds[entity]);
  }

  /** Whether nothing that is still to come can change what was counted. */
  isDecided(): boolean {
    return !this.flows.isUndecided();
  }

  private begin(): void {
    this.changes.begin();
    this.maintenance?.begin();
    this.flows.begin();
    this.worker?.begin();
    this.cron?.begin();
    this.autoscaler?.begin(this.requests);
    this.failovers?.begin(this.requests);
    this.memcacheFailures?.begin();
    this.traffic.begin();
  }
}
