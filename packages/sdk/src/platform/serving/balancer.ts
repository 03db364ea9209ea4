/** What stands before the nodes. */
import type { Balancing } from '../app-state.ts';
import type { Upstream } from './endpoint.ts';

export interface BalancerOptions {
  /** Requests that one node works on at a time; what exceeds it waits. */
  readonly workers: number;
  readonly balancing: Balancing;
  /** Requests that may wait. */
  readonly backlog: number;
  /** How long they may. [ms] */
  readonly queueMs: number;
}

/** Requests that may wait where nothing else is said. */
export const BACKLOG = 1000;
/** [ms] */
export const QUEUE_MS = 30_000;

export interface Balancer {
  /** On loopback alone. @param port that it should have; 0 any @returns the one it has */
  listen(port: number): Promise<number>;
  /** From the next request on these serve, and no other. */
  use(upstreams: readonly Upstream[]): Promise<void>;
  /** Resolves when it works on nothing, or after a time. [ms] */
  drained(upstream: Upstream, maxMs: number): Promise<void>;
  /** Brings `requests` and `active` of those in use up to date. */
  count(): Promise<void>;
  close(): Promise<void>;
}
