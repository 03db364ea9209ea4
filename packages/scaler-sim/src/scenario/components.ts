/** What stands behind the balancer. Absent limits are Infinity, absent delays 0. */
import type { NodeFailures } from './change.ts';
import type { Distribution } from './distribution.ts';

export type BalancerPolicy =
  | 'random'
  | 'round-robin'
  /** Fewest requests that wait or are answered; a request that ran into its timeout counts no more. Ties at random. */
  | 'least-connections'
  /** The better of two distinct nodes. Ties at random. */
  | 'power-of-two'
  /** The user's hash decides; a node that comes or goes moves the fewest users. */
  | 'consistent-hash'
  /** A user's first request at random, then the same node while it is up. */
  | 'sticky';

export interface Balancer {
  readonly policy: BalancerPolicy;
  /** Null: a node that fails or returns is known at once. Else requests sent to a failed node fail until it is noticed. */
  readonly healthCheck: HealthCheck | null;
  /** A node that is taken out on purpose gets no new requests; those it has may go on for this long [s], then they fail. */
  readonly drain: number;
}

/** A node counts as down after `failures` checks in a row that failed, as up after `successes` that did not. */
export interface HealthCheck {
  /** [s] */
  readonly every: number;
  readonly failures: number;
  readonly successes: number;
}

export interface Php {
  readonly nodes: number;
  /** FPM processes of a node. */
  readonly processes: number;
  /** Requests of a node that wait beside those in service; Infinity: as many as come. */
  readonly backlog: number;
  /** What a full backlog does: `unix` rejects at once, `tcp` lets the client try again after 1, 2, 4, … s until its timeout. */
  readonly listen: 'unix' | 'tcp';
  /** From arrival at the balancer to the 504 [s]; Infinity: none. */
  readonly timeout: number;
  /** What becomes of a request after its 504: it keeps its place and is executed, or it is dropped from queue and process. */
  readonly abandoned: 'execute' | 'drop';
  /** A process is replaced after so many requests; Infinity: never. */
  readonly maxRequests: number;
  /** How long the replacement takes [s]. */
  readonly respawn: Distribution;
  /** Cores of a node that running requests share; Infinity: every process has its own. */
  readonly cores: number;
  /** Null: memory plays no part. */
  readonly memory: Memory | null;
  /** Null: a fresh node is as quick as an old one. */
  readonly coldStart: ColdStart | null;
}

/** Memory of a node. Beyond `node` it swaps, beyond `node` + `swap` a request is answered 503. All in bytes. */
export interface Memory {
  readonly node: number;
  /** Taken whatever runs: the system, shared OPcache. */
  readonly base: number;
  /** Of a process that works on a request; it gives it back at the end. */
  readonly perProcess: Distribution;
  readonly swap: number;
  /** A request that starts while the node swaps takes this many times its own time; 1 or more. */
  readonly swapFactor: number;
}

/** Until a node that was deployed, started or wiped has begun `requests` requests, each takes `factor` times its own time. */
export interface ColdStart {
  readonly factor: number;
  readonly requests: number;
}

export interface Mysql {
  /** A request takes a connection at its first query and keeps it to its end; beyond the limit it fails (`errors.failed`). */
  readonly connections: number;
  /** Queries that run at a time; others wait in the order in which they came. */
  readonly servers: number;
  /** Time a query takes [s]. */
  readonly queries: readonly { readonly name: string; readonly time: Distribution }[];
  /** The primary fails over: null, never. */
  readonly failover: Failover | null;
}

export interface Failover {
  /** Mean time between failures of the primary [s]. */
  readonly mtbf: number;
  /** Until the other one answers [s]. */
  readonly recovery: Distribution;
  /** What queries of that time do. */
  readonly during: 'fail' | 'wait';
}

export interface Memcache {
  readonly nodes: 1 | 2;
  /** `combined`: each key on one node; `redundant`: on all, so that one may fail. */
  readonly mode: 'combined' | 'redundant';
  readonly keys: number;
  /** Exponent of the keys' popularity; 0: all alike. */
  readonly zipf: number;
  /** From the fill [s]; Infinity: until it is pushed out. */
  readonly ttl: number;
  /** Items that a node holds; the one used longest ago goes first. */
  readonly capacity: number;
  /** Of an operation [s]. */
  readonly latency: Distribution;
  /** Of its nodes, which come back empty. */
  readonly failures: NodeFailures | null;
}

export interface ObjectStorage {
  /** Time of an operation [s]. */
  readonly get: Distribution;
  readonly put: Distribution;
  /** A put that would go beyond it fails its request (`errors.failed`) [bytes]. */
  readonly quota: number;
  /** Stored before the run [bytes]. */
  readonly used: number;
  /** Operations per second that are let through, in bursts of at most `burst`. */
  readonly rate: number;
  readonly burst: number;
  /** An operation beyond `rate` is tried again after `retryDelay`, then twice that …, at most `retries` times, then fails. */
  readonly retries: number;
  /** [s] */
  readonly retryDelay: number;
}

/** The component that works in the background, on a node of its own. */
export interface Worker {
  /** Nonstop jobs: each its own queue and processes. */
  readonly jobs: readonly NonstopJob[];
  readonly cron: readonly CronJob[];
  /** Cron jobs that run at a time; a start beyond it is skipped. */
  readonly cronConcurrency: number;
  /** A cron job is ended after this time [s]. */
  readonly cronLimit: number;
}

export interface NonstopJob {
  readonly name: string;
  readonly processes: number;
  /** Of one job [s]. */
  readonly service: Distribution;
  /** Jobs that come from elsewhere than requests, Poisson [1/s]; 0: none. */
  readonly rate: number;
}

export interface CronJob {
  readonly name: string;
  /** [s]; the first start at U(0, every). */
  readonly every: number;
  readonly duration: Distribution;
  /** `worker`: once; `nodes`: every PHP node starts it too, as a crontab baked into the image does. */
  readonly runsOn: 'worker' | 'nodes';
  /** The job first takes a lock of `state.locks`: a shared one leaves one run, one on the node's disk a run a node. */
  readonly lock: boolean;
}
