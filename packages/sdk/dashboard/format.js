/** Figures as people read them. */

const STEPS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** @param {number} bytes */
export function sizeText(bytes) {
  let value = bytes;
  let step = 0;
  for (; value >= 999.5 && step < STEPS.length - 1; step += 1) value /= 1000;
  return `${step === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${STEPS[step]}`;
}

/** A dash where it is not known. @param {string | number | boolean | undefined} fact */
export function factText(fact) {
  return fact === undefined || fact === 'unknown' ? '–' : String(fact);
}

/** @param {string | undefined} time ISO 8601, or `unknown` */
export function timeText(time) {
  if (time === undefined || time === 'unknown') return '–';
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'short', timeStyle: 'medium' });
}

/** @param {number} count @param {string} one */
export function countText(count, one) {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : `${one}s`}`;
}

/** @param {'unknown' | { cents: number, currency: string }} money */
export function moneyText(money) {
  if (money === 'unknown') return 'unknown';
  return (money.cents / 100).toLocaleString('en-US', { style: 'currency', currency: money.currency });
}

/**
 * `42 s`, `7 min`, `3 h`, `2 d`
 * @param {string} since ISO 8601, or `unknown`
 * @param {number} now [ms since 1970]
 */
export function ageText(since, now) {
  const seconds = Math.max(0, (now - Date.parse(since)) / 1000);
  if (Number.isNaN(seconds)) return '–';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return seconds < 360_000 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}
