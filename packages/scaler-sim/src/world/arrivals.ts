import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { exponential, leaveExponential } from '../engine/ziggurat.ts';
import type { Replay, Source } from '../scenario/traffic.ts';
import { DETERMINISTIC, MMPP, NEVER, POISSON, PROFILE, REPLAY } from './arrival-codes.ts';
import { ProfiledRate } from './rate-profile.ts';

/** When the source's requests (or sessions) come. */
export class Arrivals {
  private readonly process: number;
  private readonly stream: RandomStream;
  /** Mean time between arrivals [s]. */
  private readonly gap: number;
  private readonly states: readonly { readonly rate: number; readonly stay: number }[];
  private readonly profile: ProfiledRate | null;
  private readonly replay: Replay | null;
  private state = 0;
  /** When the state that holds ends [s]. */
  private stateEnd = 0;
  /** The request of the replay that comes next, and what its period adds to its time [s]. */
  private position = -1;
  private shift = 0;

  constructor(source: Source, stream: RandomStream) {
    this.stream = stream;
    this.gap = 'rate' in source && source.rate > 0 ? 1 / source.rate : Number.POSITIVE_INFINITY;
    this.states = source.process === 'mmpp' ? source.states : [];
    this.profile = source.process === 'profile' ? new ProfiledRate(source) : null;
    this.replay = source.process === 'replay' ? source : null;
    switch (source.process) {
      case 'poisson':
        this.process = POISSON;
        break;
      case 'deterministic':
        this.process = DETERMINISTIC;
        break;
      case 'mmpp':
        this.process = MMPP;
        this.beginStationary();
        break;
      case 'profile':
        this.process = PROFILE;
        break;
      case 'replay':
        this.process = REPLAY;
        break;
      default:
        this.process = NEVER;
    }
  }

  /** Sets an entity's event to the arrival that comes next, if one does. */
  schedule(events: EventSet, entity: number): void {
    if (this.process === POISSON) {
      leaveExponential(this.stream);
      events.due[entity] = events.now + this.gap * this.stream.value;
      events.put(entity);
      return;
    }
    const next = this.next(events.now);
    if (next === Number.POSITIVE_INFINITY) return;
    events.due[entity] = next;
    events.put(entity);
  }

  /** When the arrival after the one at `now` comes [s]; Infinity: none. */
  private next(now: number): number {
    switch (this.process) {
      case DETERMINISTIC:
        return now + this.gap;
      case MMPP:
        return this.nextModulated(now);
      case PROFILE:
        return this.nextThinned(now);
      case REPLAY:
        return this.nextReplayed();
      default:
        return Number.POSITIVE_INFINITY;
    }
  }

  /** Row of the replay of the arrival that was scheduled last. */
  get row(): number {
    return this.position;
  }

  private nextModulated(from: number): number {
    let now = from;
    for (;;) {
      const rate = this.states[this.state].rate;
      const next = rate > 0 ? now + exponential(this.stream) / rate : Number.POSITIVE_INFINITY;
      if (next <= this.stateEnd) return next;
      // Exponential gaps have no memory: the next state draws anew.
      now = this.stateEnd;
      this.state = (this.state + 1) % this.states.length;
      this.stateEnd = now + this.states[this.state].stay * exponential(this.stream);
    }
  }

  /** The chance of a state is its share of a round. */
  private beginStationary(): void {
    const round = this.states.reduce((sum, { stay }) => sum + stay, 0);
    let left = this.stream.fineUnit() * round;
    while (this.state < this.states.length - 1 && left >= this.states[this.state].stay) {
      left -= this.states[this.state].stay;
      this.state++;
    }
    this.stateEnd = this.states[this.state].stay * exponential(this.stream);
  }

  /** Thinning (Lewis and Shedler 1979): candidates at the bound's rate, kept with the chance rate ÷ bound. */
  private nextThinned(from: number): number {
    if (this.profile === null || this.profile.bound <= 0) return Number.POSITIVE_INFINITY;
    const { bound } = this.profile;
    let now = from;
    for (let tries = 0; tries < THINNING_TRIES_MAX; tries++) {
      now += exponential(this.stream) / bound;
      if (this.stream.unit() * bound < this.profile.rateAt(now)) return now;
    }
    return Number.POSITIVE_INFINITY;
  }

  private nextReplayed(): number {
    if (this.replay === null || this.replay.times.length === 0) return Number.POSITIVE_INFINITY;
    if (++this.position === this.replay.times.length) {
      if (this.replay.period === null) return Number.POSITIVE_INFINITY;
      this.position = 0;
      this.shift += this.replay.period;
    }
    return this.shift + this.replay.times[this.position];
  }
}

/** Candidates in a row that may be refused before the rate counts as gone to zero for good. */
const THINNING_TRIES_MAX = 10_000_000;
