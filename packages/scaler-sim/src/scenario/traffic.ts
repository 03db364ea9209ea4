import type { Distribution } from './distribution.ts';

/** Who asks, when, and for what. */
export interface Traffic {
  readonly source: Source;
  /** Users that requests are drawn from, uniformly; Infinity: every request (or session) is another user's. */
  readonly users: number;
  /** Every arrival starts a session of several requests; null: it is one request. Not for closed or replayed traffic. */
  readonly sessions: SessionShape | null;
  /** At least one. */
  readonly requests: readonly RequestClass[];
}

/** Requests of one user, one after another. */
export interface SessionShape {
  /** Requests of a session, at least 1. */
  readonly requests: Distribution;
  /** From an answer to the next request [s]. */
  readonly think: Distribution;
}

export type Source =
  | { readonly process: 'poisson'; readonly rate: number }
  /** Evenly spaced, the first after one interval. */
  | { readonly process: 'deterministic'; readonly rate: number }
  /** A Poisson process whose rate [1/s] changes at random: `states` in turn, each for an exponential time of mean `stay` [s]. */
  | { readonly process: 'mmpp'; readonly states: readonly { readonly rate: number; readonly stay: number }[] }
  | RateProfile
  | Replay
  | ClosedUsers;

/** A Poisson process whose rate follows the clock, times every flash crowd's factor at that instant. */
export interface RateProfile {
  readonly process: 'profile';
  /** By rising `at` [s], the first at 0; rate [1/s]. */
  readonly points: readonly { readonly at: number; readonly rate: number }[];
  /** `linear` between points (and from the last to the first one of the next period), or `step`: held until the next point. */
  readonly interpolation: 'linear' | 'step';
  /** The profile begins anew after this time [s]; null: the last rate holds for good. */
  readonly period: number | null;
  readonly flashCrowds: readonly FlashCrowd[];
}

/** From `at` the rate's factor climbs from 1 to `factor` in `rise`, stays for `hold` and falls back in `fall`, all linear [s]. */
export interface FlashCrowd {
  readonly at: number;
  readonly factor: number;
  readonly rise: number;
  readonly hold: number;
  readonly fall: number;
}

/** Requests at given instants. Columns are of equal length. */
export interface Replay {
  readonly process: 'replay';
  /** Instants [s], rising. */
  readonly times: Float64Array;
  /** Own time of each request in PHP [s]; null: drawn from its class. */
  readonly service: Float64Array | null;
  /** Index into `requests`; null: drawn by weight. */
  readonly classes: Int32Array | null;
  /** Index of the user; null: drawn from `users`. */
  readonly users: Int32Array | null;
  /** Begins anew after this time [s]; null: traffic ends with the last request. */
  readonly period: number | null;
}

/** A fixed number of users who ask, wait for the answer, think, and ask again. All begin by thinking. */
export interface ClosedUsers {
  readonly process: 'closed';
  readonly count: number;
  readonly think: Distribution;
}

/** Requests of one sort. A process is held for `service` and then for each step in turn. */
export interface RequestClass {
  readonly name: string;
  /** Share of this class is its weight over the sum of weights. */
  readonly weight: number;
  /** Own time in PHP on an idle node [s]. */
  readonly service: Distribution;
  /** Share of `service` that needs a core, 0 to 1; without `php.cores` it has no effect. */
  readonly cpu: number;
  /** Memory that the process takes while it works on the request [bytes]; null: `php.memory.perProcess`. */
  readonly memory: Distribution | null;
  readonly steps: readonly Step[];
}

/** What a request waits for while it holds its process. */
export type Step = StepCall & {
  /** Only after a hit or a miss of the last memcache step before it. */
  readonly when: 'always' | 'hit' | 'miss';
  /** Chance that the step is taken, drawn for each request; 0 to 1. */
  readonly probability: number;
};

export type StepCall =
  /** One read of the memcache; a miss fills. */
  | { readonly step: 'memcache' }
  /** Index into `mysql.queries`. */
  | { readonly step: 'mysql'; readonly query: number }
  /** `size` in bytes. */
  | { readonly step: 'objectStorage'; readonly operation: 'get' | 'put'; readonly size: Distribution }
  /** Time in which no core is used: a remote API, a mail server [s]. */
  | { readonly step: 'wait'; readonly time: Distribution }
  /** A request to the site itself, through the balancer, which needs a second process. Index into `requests`. */
  | { readonly step: 'self'; readonly request: number }
  /** Puts a job into a queue and goes on. Index into `worker.jobs`. */
  | { readonly step: 'job'; readonly job: number };
