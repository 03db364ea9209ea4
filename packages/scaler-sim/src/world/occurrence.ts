import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import { exponential } from '../engine/ziggurat.ts';
import type { Occurrence } from '../scenario/change.ts';

/** Draws from which the residual of a renewal process is made. */
const RESIDUAL_GAPS = 4096;

/** The clock of something that happens again and again. */
export class Recurrence {
  private readonly when: Occurrence;
  private readonly stream: RandomStream;
  private readonly between: Sampler | null;
  private nextIndex = 0;
  private isFirst = true;

  constructor(when: Occurrence, stream: RandomStream) {
    this.when = when;
    this.stream = stream;
    this.between = when.process === 'renewal' ? samplerOf(when.between) : null;
  }

  /** Sets a clock to the next time, if there is one. */
  schedule(events: EventSet, clock: number): void {
    const next = this.next(events.now);
    if (next === Number.POSITIVE_INFINITY) return;
    events.due[clock] = next;
    events.put(clock);
  }

  private next(now: number): number {
    const isFirst = this.isFirst;
    this.isFirst = false;
    switch (this.when.process) {
      case 'poisson':
        return this.when.rate > 0 ? now + exponential(this.stream) / this.when.rate : Number.POSITIVE_INFINITY;
      case 'periodic':
        return now + (isFirst ? this.stream.fineUnit() : 1) * this.when.every;
      case 'at': {
        const { times } = this.when;
        while (this.nextIndex < times.length && times[this.nextIndex] < now) this.nextIndex++;
        return this.nextIndex < times.length ? times[this.nextIndex++] : Number.POSITIVE_INFINITY;
      }
      case 'renewal':
        return now + (isFirst ? this.residual() : (this.between?.draw(this.stream) ?? 0));
    }
  }

  /**
   * Time left of the gap that a random instant falls into: of many gaps on end, the one that holds a uniform point of them
   * all. Long gaps hold more points, as they should.
   */
  private residual(): number {
    const gaps = Array.from({ length: RESIDUAL_GAPS }, () => this.between?.draw(this.stream) ?? 0);
    let point = this.stream.fineUnit() * gaps.reduce((sum, gap) => sum + gap, 0);
    for (const gap of gaps) {
      if (point < gap) return gap - point;
      point -= gap;
    }
    return 0;
  }
}
