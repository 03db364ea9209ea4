import type { Distribution } from './distribution.ts';

/** `unknown` is replaced by `node` and by `shared` in turn before a scenario runs. `process`: one FPM process. */
export type FlowPlacement = 'process' | 'node' | 'shared' | 'unknown';

/**
 * Run-time data. Each flow is a Poisson process of its own, is routed by the scenario's balancer and holds no PHP process.
 * Null: not part of the scenario.
 */
export interface StateFlows {
  readonly uploads: StoredFlow | null;
  /** Derived files: made anew where they are missing. */
  readonly media: CacheFlow | null;
  readonly sessions: SessionFlow | null;
  readonly cache: CacheFlow | null;
  readonly locks: LockFlow | null;
  /** Jobs that wait; the useful life of one ends when it is taken. */
  readonly queue: StoredFlow | null;
  readonly logs: LogFlow | null;
  /** Rows of a database on a node's disk (SQLite). */
  readonly database: StoredFlow | null;
  /** Settings that are written at run time. */
  readonly config: StoredFlow | null;
  /** Plugins and templates that are installed at run time. */
  readonly code: StoredFlow | null;
}

/** Items that are written once and read later. */
export interface StoredFlow {
  readonly placement: FlowPlacement;
  /** Items written [1/s]. */
  readonly rate: number;
  /** How long an item is needed [s]. */
  readonly usefulLife: Distribution;
  /** Reads of random items in their useful life, all together [1/s]; 0: none. */
  readonly reads: number;
  /** Share of reads by the session that wrote the item, 0 to 1: a sticky balancer sends them to its node. */
  readonly owner: number;
}

export interface SessionFlow {
  readonly placement: FlowPlacement;
  /** [1/s] */
  readonly starts: number;
  /** [s] */
  readonly lifetime: Distribution;
  /** Of one session, at least 1: the first at its start, the others at uniform instants of its lifetime; null: not looked at. */
  readonly requests: Distribution | null;
  /** A login gives the session a new id. */
  readonly regenerate: boolean;
  /** Requests of one user that meet at one store wait for each other; needs `traffic.users`, sessions or closed users. */
  readonly lock: boolean;
}

export interface CacheFlow {
  readonly placement: FlowPlacement;
  readonly keys: number;
  /** Exponent of the keys' popularity; 0: all alike. */
  readonly zipf: number;
  /** [s]; Infinity: until a wipe. */
  readonly ttl: number;
  /** The TTL counts from the last read rather than from the fill. */
  readonly renew: boolean;
  /** Of all keys together [1/s]. */
  readonly reads: number;
  /** What a miss runs on the database: index into `mysql.queries`; null: nothing. */
  readonly query: number | null;
}

export interface LockFlow {
  readonly placement: FlowPlacement;
  /** Attempts to take a lock [1/s]. */
  readonly rate: number;
  /** Different locks, all asked for alike. */
  readonly keys: number;
  /** [s] */
  readonly hold: Distribution;
}

export interface LogFlow {
  readonly placement: FlowPlacement;
  /** Lines per second; null: only shares can be told. */
  readonly rate: number | null;
  /** Each node ships at this interval, at a random phase [s]; Infinity: never. */
  readonly shipEvery: number;
  /** A deploy ships what is left before it wipes. */
  readonly flushOnDeploy: boolean;
}
