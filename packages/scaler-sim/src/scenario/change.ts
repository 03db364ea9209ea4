/** What changes while the site runs. */
import type { Distribution } from './distribution.ts';

/** When something happens, again and again. */
export type Occurrence =
  | { readonly process: 'poisson'; readonly rate: number }
  /** The first at U(0, every) [s]. */
  | { readonly process: 'periodic'; readonly every: number }
  /** Gaps drawn from a law [s]; stationary from the start: the first gap is a residual one. */
  | { readonly process: 'renewal'; readonly between: Distribution }
  /** At these instants [s], rising. */
  | { readonly process: 'at'; readonly times: readonly number[] };

export interface Deploys {
  readonly when: Occurrence;
  readonly strategy: DeployStrategy;
}

export type DeployStrategy =
  /** All nodes are wiped at one instant; running requests finish. */
  | { readonly kind: 'atomic' }
  /** Nodes are replaced by fresh ones a few at a time; an old node drains as `balancer.drain` says. */
  | {
      readonly kind: 'rolling';
      /** Nodes beyond the wanted number, at most: a share is rounded up. */
      readonly surge: Amount;
      /** Nodes below the wanted number, at most: a share is rounded down. Not 0 together with `surge`. */
      readonly unavailable: Amount;
      /** From the order to ready [s]. */
      readonly start: Distribution;
    };

/** So many nodes, or a share of them (0 to 1). */
export type Amount = { readonly nodes: number } | { readonly share: number };

/** A change of configuration; with `wipes` as grave as an atomic deploy, else it has no effect on nodes. */
export interface ConfigChanges {
  readonly when: Occurrence;
  readonly wipes: boolean;
}

/** A node fails: it is wiped, its running and queued requests fail, and it is gone for `recovery`. */
export interface NodeFailures {
  /** Mean time between failures of one node [s], exponential. */
  readonly mtbf: number;
  /** [s] */
  readonly recovery: Distribution;
}

/** Planned work: `node` has its own clock for each node, `all` one for all of them at a time. */
export interface Maintenance {
  readonly when: Occurrence;
  readonly scope: 'node' | 'all';
  /** How long a node is gone [s]; before that it drains as `balancer.drain` says. */
  readonly duration: Distribution;
  readonly wipes: boolean;
}

/** Another number of nodes is ordered at `at`; what is new is ready after `lag`, what is too much drains at once [s]. */
export interface ScaleEvent {
  readonly at: number;
  readonly nodes: number;
  readonly lag: Distribution;
}

export type Autoscaler = ScheduleScaler | HpaScaler | TargetTrackingScaler | KpaScaler;

/** What every autoscaler holds to. */
interface Scaler {
  readonly min: number;
  readonly max: number;
  /** From the decision to a node that answers [s]. */
  readonly start: Distribution;
}

export interface ScheduleScaler extends Scaler {
  readonly kind: 'schedule';
  /** By rising `at` [s]. */
  readonly points: readonly { readonly at: number; readonly nodes: number }[];
  /** [s]; null: the last number holds for good. */
  readonly period: number | null;
}

/**
 * A mean over nodes: `cpu` busy cores ÷ cores, `processes` busy processes ÷ processes (both 0 to 1), `requests` arrivals per
 * second and node, `concurrency` requests in service or waiting per node.
 */
export type ScalerMetric = 'cpu' | 'processes' | 'requests' | 'concurrency';

export interface ScalerTarget {
  readonly metric: ScalerMetric;
  readonly target: number;
}

export interface HpaTarget extends ScalerTarget {
  /** Null: measured on each node. Else once for the whole site, with a target of the whole or of each node's share. */
  readonly whole: 'value' | 'average' | null;
}

/** Kubernetes HorizontalPodAutoscaler, autoscaling/v2. */
export interface HpaScaler extends Scaler {
  readonly kind: 'hpa';
  /** Several: the largest answer counts. */
  readonly metrics: readonly HpaTarget[];
  /** [s] */
  readonly period: number;
  /** Age of the figures it reads [s]. */
  readonly metricDelay: number;
  readonly tolerance: number;
  /** A node that is not ready this long after its start counts as never having been ready [s]. */
  readonly initialReadinessDelay: number;
  /** CPU figures of a node count only from this age on, or from readiness [s]. */
  readonly cpuInitialization: number;
  readonly up: HpaBehaviour;
  readonly down: HpaBehaviour;
}

export interface HpaBehaviour {
  /** [s] */
  readonly stabilisation: number;
  readonly select: 'max' | 'min' | 'disabled';
  readonly policies: readonly {
    readonly type: 'pods' | 'percent';
    /** Pods, or percent (100 doubles). */
    readonly value: number;
    /** [s] */
    readonly period: number;
  }[];
}

/** AWS target tracking: alarms after so many breaching points in a row. */
export interface TargetTrackingScaler extends Scaler, ScalerTarget {
  readonly kind: 'target-tracking';
  /** Between points [s]. */
  readonly period: number;
  readonly pointsOut: number;
  readonly pointsIn: number;
  /** The alarm that scales in lies this share below the target. */
  readonly marginIn: number;
  /** After a change no other one for so long [s]. */
  readonly cooldownOut: number;
  readonly cooldownIn: number;
}

/** Knative Pod Autoscaler, by concurrency. */
export interface KpaScaler extends Scaler {
  readonly kind: 'kpa';
  /** Requests at a time that a node is meant to have; usually its processes. */
  readonly concurrency: number;
  /** Share of `concurrency` that is aimed at. */
  readonly utilisation: number;
  /** [s] */
  readonly stableWindow: number;
  /** Share of the stable window. */
  readonly panicWindow: number;
  /** Panic begins when the panic window asks for this many times the ready nodes: 2 is 200 %. */
  readonly panicThreshold: number;
  /** Largest factor of one decision, up and down. */
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  /** [s] */
  readonly scaleDownDelay: number;
  /** Between decisions [s]. */
  readonly period: number;
}
