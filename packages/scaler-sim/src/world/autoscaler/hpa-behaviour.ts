import type { HpaBehaviour } from '../../scenario/change.ts';

interface Change {
  readonly at: number;
  /** Pods added (above 0) or taken. */
  readonly by: number;
}

/** How fast an HPA may scale: stabilisation windows and policies (horizontal.go, behaviors of autoscaling/v2). */
export class HpaLimits {
  private readonly up: HpaBehaviour;
  private readonly down: HpaBehaviour;
  private recommendations: { readonly at: number; readonly replicas: number }[] = [];
  private changes: Change[] = [];

  constructor(up: HpaBehaviour, down: HpaBehaviour) {
    this.up = up;
    this.down = down;
  }

  /** What becomes of a recommendation at `now` [s]. */
  limit(current: number, recommended: number, now: number): number {
    const stable = this.stabilised(current, recommended, now);
    this.recommendations.push({ at: now, replicas: recommended });
    const wanted =
      stable > current
        ? Math.min(stable, Math.max(current, this.most(current, now)))
        : stable < current
          ? Math.max(stable, Math.min(current, this.least(current, now)))
          : current;
    if (wanted !== current) this.changes.push({ at: now, by: wanted - current });
    return wanted;
  }

  /** Not above the least recommendation of the window for going up, nor below the largest of that for going down. */
  private stabilised(current: number, recommended: number, now: number): number {
    const longest = Math.max(this.up.stabilisation, this.down.stabilisation);
    this.recommendations = this.recommendations.filter(({ at }) => at > now - longest);
    let up = recommended;
    let down = recommended;
    for (const { at, replicas } of this.recommendations) {
      if (at > now - this.up.stabilisation) up = Math.min(up, replicas);
      if (at > now - this.down.stabilisation) down = Math.max(down, replicas);
    }
    return Math.min(Math.max(current, up), down);
  }

  private most(current: number, now: number): number {
    const limits = this.up.policies.map(({ type, value, period }) => {
      const start = this.atStartOf(period, current, now);
      return type === 'pods' ? start + value : Math.ceil(start * (1 + value / 100) - 1e-9);
    });
    if (this.up.select === 'disabled' || limits.length === 0) return current;
    return this.up.select === 'max' ? Math.max(...limits) : Math.min(...limits);
  }

  private least(current: number, now: number): number {
    const limits = this.down.policies.map(({ type, value, period }) => {
      const start = this.atStartOf(period, current, now);
      return type === 'pods' ? start - value : Math.trunc(start * (1 - value / 100) + 1e-9);
    });
    if (this.down.select === 'disabled' || limits.length === 0) return current;
    return this.down.select === 'max' ? Math.min(...limits) : Math.max(...limits);
  }

  /** Replicas at the start of a policy's period. */
  private atStartOf(period: number, current: number, now: number): number {
    const longest = Math.max(0, ...[...this.up.policies, ...this.down.policies].map((policy) => policy.period));
    this.changes = this.changes.filter(({ at }) => at > now - longest);
    return this.changes.reduce((start, { at, by }) => (at > now - period ? start - by : start), current);
  }
}
