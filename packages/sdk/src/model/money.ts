import type { Known } from './known.ts';

export type Currency = 'EUR' | 'USD';

/** An amount in the currency's smallest unit, so that sums are exact. */
export interface Money {
  /** [cents] */
  readonly cents: number;
  readonly currency: Currency;
}

export function euros(amount: number): Money {
  return { cents: Math.round(amount * 100), currency: 'EUR' };
}

/** Unknown where one of them is, or where their currencies differ. */
export function addMoney(a: Known<Money>, b: Known<Money>): Known<Money> {
  if (a === 'unknown' || b === 'unknown' || a.currency !== b.currency) return 'unknown';
  return { cents: a.cents + b.cents, currency: a.currency };
}

export function subtractMoney(a: Known<Money>, b: Known<Money>): Known<Money> {
  return b === 'unknown' ? 'unknown' : addMoney(a, { cents: -b.cents, currency: b.currency });
}

export function timesMoney(money: Known<Money>, factor: number): Known<Money> {
  return money === 'unknown' ? 'unknown' : { cents: Math.round(money.cents * factor), currency: money.currency };
}

/** `€7.00`, `-$0.50`, `unknown`. */
export function formatMoney(money: Known<Money>): string {
  if (money === 'unknown') return 'unknown';
  const sign = money.cents < 0 ? '-' : '';
  return `${sign}${money.currency === 'EUR' ? '€' : '$'}${(Math.abs(money.cents) / 100).toFixed(2)}`;
}
