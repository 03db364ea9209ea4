import type { HpaScaler, HpaTarget, KpaScaler, ScheduleScaler, TargetTrackingScaler } from '../../scenario/change.ts';
import { STARTING, UP } from '../node-status.ts';
import type { Nodes } from '../nodes.ts';
import { HpaLimits } from './hpa-behaviour.ts';
import type { LoadWindow } from './load-window.ts';
import { type PodReading, wantedForAverage, wantedForValue, wantedReplicas } from './replica-calculator.ts';

/** What an autoscaler answers: nodes that there shall be. */
export interface Decision {
  /** Between looks [s]. */
  readonly period: number;
  /** Seconds of readings that it looks back. */
  readonly memory: number;
  decide(wanted: number, now: number): number;
}

/** Seconds that a resource figure is averaged over (metrics-server's default resolution, 15 s). */
const RESOURCE_WINDOW = 15;

export class ScheduleDecision implements Decision {
  readonly period = 1;
  readonly memory = 1;
  private readonly scaler: ScheduleScaler;

  constructor(scaler: ScheduleScaler) {
    this.scaler = scaler;
  }

  decide(wanted: number, now: number): number {
    const { points, period } = this.scaler;
    const at = period === null ? now : now % period;
    // Before the first point of a period the last one holds.
    let nodes = period === null ? wanted : (points.at(-1)?.nodes ?? wanted);
    for (const point of points) if (point.at <= at) nodes = point.nodes;
    return nodes;
  }
}

export class HpaDecision implements Decision {
  readonly period: number;
  readonly memory: number;
  private readonly scaler: HpaScaler;
  private readonly nodes: Nodes;
  private readonly window: () => LoadWindow;
  private readonly limits: HpaLimits;

  constructor(scaler: HpaScaler, nodes: Nodes, window: () => LoadWindow) {
    this.period = scaler.period;
    this.memory = RESOURCE_WINDOW + scaler.metricDelay;
    this.scaler = scaler;
    this.nodes = nodes;
    this.window = window;
    this.limits = new HpaLimits(scaler.up, scaler.down);
  }

  decide(wanted: number, now: number): number {
    const recommended = Math.max(...this.scaler.metrics.map((each) => this.answer(each, wanted, now)));
    const inRange = Math.min(this.scaler.max, Math.max(this.scaler.min, recommended));
    return this.limits.limit(wanted, inRange, now);
  }

  private answer({ metric, target, whole }: HpaTarget, wanted: number, now: number): number {
    const { tolerance, metricDelay } = this.scaler;
    if (whole === null) {
      return wantedReplicas(
        wanted,
        target,
        tolerance,
        this.pods(metric, now),
        metric === 'cpu' ? 'utilisation' : 'value',
      );
    }
    const usage = this.window().totalMean(metric, RESOURCE_WINDOW, metricDelay);
    if (whole === 'average') return wantedForAverage(wanted, usage, target, tolerance);
    return wantedForValue(
      wanted,
      this.nodes.status.reduce((ready, status) => ready + Number(status === UP), 0),
      usage,
      target,
      tolerance,
    );
  }

  /** Nodes that have not started are pods that are not ready; failed ones have no figure. */
  private pods(metric: HpaScaler['metrics'][number]['metric'], now: number): PodReading[] {
    const { nodes } = this;
    const pods: PodReading[] = [];
    for (let node = 0; node < nodes.capacity; node++) {
      const status = nodes.status[node];
      if (status === STARTING) pods.push({ usage: null, isReady: false });
      if (status !== UP) continue;
      const usage = this.window().nodeMean(metric, node, RESOURCE_WINDOW, this.scaler.metricDelay);
      const isYoung = now - nodes.upSince[node] < this.scaler.cpuInitialization;
      // In its first minutes a pod counts from the first figure on that lies wholly after its readiness.
      pods.push({ usage, isReady: !(metric === 'cpu' && isYoung && usage === null) });
    }
    return pods;
  }
}

export class TargetTrackingDecision implements Decision {
  readonly period: number;
  readonly memory: number;
  private readonly scaler: TargetTrackingScaler;
  private readonly nodes: Nodes;
  private readonly window: () => LoadWindow;
  private above = 0;
  private below = 0;
  private quietUntil = 0;

  constructor(scaler: TargetTrackingScaler, nodes: Nodes, window: () => LoadWindow) {
    this.period = scaler.period;
    this.memory = scaler.period;
    this.scaler = scaler;
    this.nodes = nodes;
    this.window = window;
  }

  decide(wanted: number, now: number): number {
    const { target, metric, period, pointsOut, pointsIn, marginIn } = this.scaler;
    const up = this.nodes.upCount;
    if (up === 0) return wanted;
    const value = this.window().totalMean(metric, period) / up;
    this.above = value > target ? this.above + 1 : 0;
    this.below = value < target * (1 - marginIn) ? this.below + 1 : 0;
    if (now < this.quietUntil) return wanted;
    const proportional = Math.ceil((up * value) / target - 1e-9);
    if (this.above >= pointsOut && proportional > wanted) {
      this.quietUntil = now + this.scaler.cooldownOut;
      return proportional;
    }
    if (this.below >= pointsIn && proportional < wanted) {
      this.quietUntil = now + this.scaler.cooldownIn;
      return proportional;
    }
    return wanted;
  }
}

/** Knative's autoscaler (knative/serving pkg/autoscaler/scaling/autoscaler.go). */
export class KpaDecision implements Decision {
  readonly period: number;
  readonly memory: number;
  private readonly scaler: KpaScaler;
  private readonly nodes: Nodes;
  private readonly window: () => LoadWindow;
  private panicSince = Number.NEGATIVE_INFINITY;
  private panicNodes = 0;
  private recent: { readonly at: number; readonly nodes: number }[] = [];

  constructor(scaler: KpaScaler, nodes: Nodes, window: () => LoadWindow) {
    this.period = scaler.period;
    this.memory = scaler.stableWindow;
    this.scaler = scaler;
    this.nodes = nodes;
    this.window = window;
  }

  decide(_wanted: number, now: number): number {
    const { concurrency, utilisation, stableWindow, panicWindow, panicThreshold } = this.scaler;
    const ready = Math.max(1, this.nodes.upCount);
    const target = concurrency * utilisation;
    const most = Math.ceil(this.scaler.maxScaleUpRate * ready - 1e-9);
    const least = Math.floor(ready / this.scaler.maxScaleDownRate + 1e-9);
    const clamped = (load: number): number => Math.min(most, Math.max(least, Math.ceil(load / target - 1e-9)));
    const stable = clamped(this.window().totalMean('concurrency', stableWindow));
    const panicLoad = this.window().totalMean('concurrency', stableWindow * panicWindow);
    const panic = clamped(panicLoad);
    // Whole pods are compared, before their limits.
    const isPanic = Math.ceil(panicLoad / target - 1e-9) / ready >= panicThreshold;
    if (isPanic) this.panicSince = now;
    let nodes = stable;
    if (now - this.panicSince <= stableWindow) {
      // In panic it never scales down.
      this.panicNodes = Math.max(this.panicNodes, stable, panic);
      nodes = this.panicNodes;
    } else {
      this.panicNodes = 0;
    }
    this.recent = this.recent.filter(({ at }) => at > now - this.scaler.scaleDownDelay);
    this.recent.push({ at: now, nodes });
    return this.recent.reduce((largest, entry) => Math.max(largest, entry.nodes), nodes);
  }
}
