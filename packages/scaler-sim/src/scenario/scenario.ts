/** A validated scenario: plain data in base units (seconds, 1/s, bytes) that can be handed to another thread. */
import type { Autoscaler, ConfigChanges, Deploys, Maintenance, NodeFailures, ScaleEvent } from './change.ts';
import type { Balancer, Memcache, Mysql, ObjectStorage, Php, Worker } from './components.ts';
import type { StateFlows } from './state.ts';
import type { Traffic } from './traffic.ts';

export interface Scenario {
  readonly version: 1;
  /** Whole number, 0 to 2^53 − 1. */
  readonly seed: number;
  /** Simulated time of one replication, warm-up included [s]. */
  readonly duration: number;
  /** Time at the start of which nothing is counted [s]; `auto`: MSER-5 finds it. 0 where `analysis` is `terminating`. */
  readonly warmup: number | 'auto';
  readonly replications: number;
  /** `steady`: long-run figures; `terminating`: figures of just this stretch of time. */
  readonly analysis: 'steady' | 'terminating';
  readonly traffic: Traffic;
  readonly balancer: Balancer;
  readonly php: Php;
  readonly mysql: Mysql | null;
  readonly memcache: Memcache | null;
  readonly objectStorage: ObjectStorage | null;
  readonly worker: Worker | null;
  readonly deploys: Deploys | null;
  readonly configChanges: ConfigChanges | null;
  readonly failures: NodeFailures | null;
  readonly maintenance: Maintenance | null;
  /** By rising `at`. */
  readonly scale: readonly ScaleEvent[];
  readonly autoscaler: Autoscaler | null;
  readonly state: StateFlows;
  /** Null: no `cost.month`. */
  readonly prices: Prices | null;
  readonly slo: readonly Slo[];
}

/** A price of a month; null: not known, so that a total with it is not known either. */
export type Price = number | null;

export interface Prices {
  /** ISO 4217. */
  readonly currency: string;
  /** Of one PHP node for a month of 30 days, charged by the time it is booked. */
  readonly phpNode: Price;
  /** Everything that is paid whatever runs. */
  readonly fixed: readonly { readonly item: string; readonly price: Price }[];
}

/** A promise, as it was written and taken apart. */
export interface Slo {
  readonly expression: string;
  readonly metric: string;
  readonly comparison: '<' | '<=' | '>' | '>=' | '=';
  /** In base units; a share is 0 to 1. */
  readonly threshold: number;
}
