import type { FlashCrowd, RateProfile } from '../scenario/traffic.ts';

/** The rate of a profile over time, and a bound for it, by which arrivals are thinned. */
export class ProfiledRate {
  private readonly at: Float64Array;
  private readonly rates: Float64Array;
  private readonly isLinear: boolean;
  /** [s]; Infinity: the last rate holds for good. */
  private readonly period: number;
  private readonly crowds: readonly FlashCrowd[];
  /** No rate is higher [1/s]. */
  readonly bound: number;

  constructor(profile: RateProfile) {
    this.at = Float64Array.from(profile.points, ({ at }) => at);
    this.rates = Float64Array.from(profile.points, ({ rate }) => rate);
    this.isLinear = profile.interpolation === 'linear';
    this.period = profile.period ?? Number.POSITIVE_INFINITY;
    this.crowds = profile.flashCrowds;
    const factor = profile.flashCrowds.reduce((product, crowd) => product * Math.max(1, crowd.factor), 1);
    this.bound = this.rates.reduce((most, rate) => Math.max(most, rate), 0) * factor;
  }

  /** [1/s] at an instant [s]. */
  rateAt(time: number): number {
    const inPeriod = this.period === Number.POSITIVE_INFINITY ? time : time % this.period;
    let rate = this.baseRate(inPeriod);
    for (const crowd of this.crowds) rate *= factorOf(crowd, time);
    return rate;
  }

  private baseRate(time: number): number {
    const { at, rates } = this;
    let low = 0;
    let high = at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at[middle] <= time) low = middle;
      else high = middle - 1;
    }
    if (!this.isLinear) return rates[low];
    const isLast = low === at.length - 1;
    if (isLast && this.period === Number.POSITIVE_INFINITY) return rates[low];
    const end = isLast ? this.period : at[low + 1];
    const next = isLast ? rates[0] : rates[low + 1];
    return end > at[low] ? rates[low] + ((time - at[low]) / (end - at[low])) * (next - rates[low]) : next;
  }
}

function factorOf({ at, factor, rise, hold, fall }: FlashCrowd, time: number): number {
  const age = time - at;
  if (age < 0 || age >= rise + hold + fall) return 1;
  if (age < rise) return 1 + (factor - 1) * (age / rise);
  if (age < rise + hold) return factor;
  return factor - (factor - 1) * ((age - rise - hold) / fall);
}
